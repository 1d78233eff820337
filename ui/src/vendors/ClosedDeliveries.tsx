import { Button } from "@fluentui/react-components";
import { CalendarCheckmarkRegular } from "@fluentui/react-icons";
import type { ClosedDelivery } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import { useState, type ReactNode } from "react";
import { EmptyState } from "../elements/EmptyState.tsx";
import { MoreButton } from "../elements/MoreButton.tsx";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { useClosedDeliveries, useDeliverAnyway } from "./use-vendors.ts";
import { vendorMessages } from "./vendor-messages.ts";
import styles from "./Vendors.module.css";

export interface ClosedDeliveriesProps {
  /** How a meeting is led to from here. */
  meetingLink: (meetingId: string, words: string) => ReactNode;
}

/** What is ordered for moments at which its vendor is closed, until it is moved, cancelled or delivered anyway. */
export function ClosedDeliveries({ meetingLink }: ClosedDeliveriesProps) {
  const text = useFeatureText(vendorMessages);
  const state = useText();
  const list = useClosedDeliveries();
  const anyway = useDeliverAnyway();
  const [kept, setKept] = useState<ClosedDelivery>();
  if (list.isPending) return <SkeletonLines label={state("state.loading")} widths={["100%", "100%", "80%"]} />;
  if (list.isError) return <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />;
  const deliveries = list.data.pages.flatMap(({ items }) => items);
  const keep = (one: ClosedDelivery) =>
    anyway.mutate({ vendorId: one.vendor.id, serviceOrderId: one.serviceOrderId }, { onSuccess: () => setKept(one) });
  return (
    <div className={styles.form}>
      {kept ? (
        <Notice
          kind="success"
          title={text("closed.done", {
            vendor: kept.vendor.name,
            number: String(kept.number),
            organizer: kept.organizer.name,
          })}
        />
      ) : null}
      {anyway.isError ? <ProblemNotice error={anyway.error} /> : null}
      {deliveries.length === 0 ? (
        <EmptyState icon={<CalendarCheckmarkRegular />} title={text("closed.none")} hint={text("closed.noneHint")} />
      ) : (
        <>
          <p className={styles.hint}>{text("closed.hint")}</p>
          <ul className={styles.services} aria-label={text("closed.caption")}>
            {deliveries.map((one) => (
              <li key={`${one.serviceOrderId} ${one.vendor.id}`} className={styles.service}>
                <ClosedLine one={one} meetingLink={meetingLink}>
                  <Button
                    size="small"
                    disabledFocusable={anyway.isPending}
                    aria-label={text("closed.anywayLabel", { number: String(one.number) })}
                    onClick={() => keep(one)}
                  >
                    {text("closed.anyway")}
                  </Button>
                </ClosedLine>
              </li>
            ))}
          </ul>
        </>
      )}
      <MoreButton pages={list} size="small">
        {text("closed.more")}
      </MoreButton>
    </div>
  );
}

type ClosedLineProps = ClosedDeliveriesProps & { one: ClosedDelivery; children: ReactNode };

function ClosedLine({ one, meetingLink, children }: ClosedLineProps) {
  const text = useFeatureText(vendorMessages);
  const moments = useMoments(one.site.timeZone);
  const subject = one.meeting.subject || text("closed.noSubject");
  return (
    <div className={styles.serviceLine}>
      <div className={styles.serviceWords}>
        <div className={styles.serviceName}>
          {text("closed.number", { number: String(one.number) })} · {one.vendor.name}
        </div>
        <div>{moments.moment(one.deliverAt)}</div>
        <div className={styles.hint}>
          {one.holiday ? text("closed.holiday", { name: one.holiday }) : text("closed.hours")} · {one.site.name} ·{" "}
          {text("closed.lines", { count: one.lines })}
        </div>
        <div className={styles.hint}>
          {meetingLink(one.meeting.id, subject)} · {one.organizer.name}
        </div>
      </div>
      <div className={styles.lineActions}>{children}</div>
    </div>
  );
}
