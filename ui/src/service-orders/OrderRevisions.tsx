import type { OrderRevision } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { Button } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { useApi } from "../session/session-context.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import { orderMessages } from "./order-messages.ts";
import styles from "./Controls.module.css";
import textButton from "../elements/text-button.module.css";

/** Who changed what of an order, and when; behind one press. */
export function OrderRevisions({ order, timeZone }: { order: ServiceOrder; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button
        className={textButton.textButton}
        appearance="transparent"
        size="small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words("revisions.title")}
      </Button>
      {open ? <RevisionList order={order} timeZone={timeZone} /> : null}
    </div>
  );
}

function RevisionList({ order, timeZone }: { order: ServiceOrder; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const text = useText();
  const client = useApi();
  const revisions = useInfiniteQuery({
    queryKey: ["order-revisions", order.id, order.version],
    queryFn: ({ pageParam, signal }) =>
      client(
        "GET /service-orders/:id/revisions",
        { params: { id: order.id }, query: { limit: 10, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (revisions.isError) return <ProblemNotice error={revisions.error} onRetry={() => void revisions.refetch()} />;
  if (!revisions.data) return <SkeletonLines label={text("state.loading")} widths={["60%", "80%"]} />;
  return (
    <div className={styles.panel}>
      <ul className={styles.entries}>
        {revisions.data.pages
          .flatMap(({ items }) => items)
          .map((revision) => (
            <Revision key={revision.version} revision={revision} timeZone={timeZone} />
          ))}
      </ul>
      <MoreButton pages={revisions} size="small">
        {words("revisions.more")}
      </MoreButton>
    </div>
  );
}

function Revision({ revision, timeZone }: { revision: OrderRevision; timeZone: string }) {
  const words = useFeatureText(orderMessages);
  const { language } = useReader();
  const moments = useMoments(timeZone);
  const time = moments.moment(revision.at);
  const money = formatMoney(revision.total, language);
  const isFirst = revision.revision <= 1;
  return (
    <li>
      <div className={styles.quiet}>
        {revision.by ? words("revisions.by", { time, name: revision.by }) : words("revisions.bySystem", { time })}
      </div>
      {isFirst ? (
        <div>{words("revisions.first", { money })}</div>
      ) : (
        <>
          {revision.differences.length ? (
            <DifferenceList differences={revision.differences} timeZone={timeZone} />
          ) : (
            <div>{words("revisions.other")}</div>
          )}
          <div className={styles.quiet}>{words("revisions.total", { money })}</div>
        </>
      )}
    </li>
  );
}
