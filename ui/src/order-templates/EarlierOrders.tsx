import type { RecentOrder } from "@magic-meetings/contract/order-templates/order-template.ts";
import { Button } from "@fluentui/react-components";
import { MoreButton } from "../elements/MoreButton.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { formatDay } from "../format/moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { templateMessages } from "./template-messages.ts";
import { useRecentOrders } from "./use-templates.ts";
import styles from "./OrderAgain.module.css";

export interface EarlierOrdersProps {
  /** What is ordered for this meeting is not an earlier order. */
  meetingId: string;
  busy: boolean;
  onUse: (order: RecentOrder, name: string) => void;
}

/** What was ordered for other meetings, the latest first, each as a sentence. */
export function EarlierOrders({ meetingId, busy, onUse }: EarlierOrdersProps) {
  const words = useFeatureText(templateMessages);
  const text = useText();
  const orders = useRecentOrders();
  const known = orders.data?.pages.flatMap(({ items }) => items).filter(({ meeting }) => meeting.id !== meetingId);
  return (
    <div className={styles.part}>
      <h3 className={styles.title}>{words("again.earlier")}</h3>
      {orders.isError ? <ProblemNotice error={orders.error} onRetry={() => void orders.refetch()} /> : null}
      {orders.isPending ? <SkeletonLines label={text("state.loading")} widths={["80%", "60%"]} /> : null}
      {known?.length === 0 ? <p className={styles.quiet}>{words("again.noEarlier")}</p> : null}
      <ul className={styles.list}>
        {known?.map((order) => (
          <EarlierOrder key={order.id} order={order} busy={busy} onUse={onUse} />
        ))}
      </ul>
      <MoreButton pages={orders} size="small">
        {words("again.more")}
      </MoreButton>
    </div>
  );
}

function EarlierOrder({ order, busy, onUse }: { order: RecentOrder } & Pick<EarlierOrdersProps, "busy" | "onUse">) {
  const words = useFeatureText(templateMessages);
  const { language } = useReader();
  const { meeting, headCount, number } = order;
  const day = formatDay(meeting.start, meeting.timeZone, language);
  const name = words("again.order", {
    subject: meeting.subject || words("again.orderNumber", { number: String(number) }),
    day,
  });
  const lines = new Intl.ListFormat(language, { type: "unit" }).format(
    order.lines.map(({ quantity, service }) => words("again.line", { quantity, service })),
  );
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.quiet}>{words("again.people", { lines, count: headCount })}</span>
      </span>
      <Button size="small" disabled={busy} aria-label={words("again.use", { name })} onClick={() => onUse(order, name)}>
        {words("again.useShort")}
      </Button>
    </li>
  );
}
