import type { Approval, RoomSubject } from "@magic-meetings/contract/approvals/approval.ts";
import { Pill } from "../elements/Pill.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useText } from "../messages/text-context.ts";
import { approvalMessages } from "./approval-messages.ts";
import styles from "./ApprovalItem.module.css";

/** A room that is asked for: when, by whom and for how many. */
export function RoomAsked({ approval: { meeting }, subject }: { approval: Approval; subject: RoomSubject }) {
  const text = useFeatureText(approvalMessages);
  const words = useText();
  const moments = useMoments(subject.timeZone);
  const { room, headCount } = subject;
  const people = text("approvals.people", { count: headCount });
  return (
    <dl className={styles.facts}>
      <dt>{text("approvals.when")}</dt>
      <dd className={styles.when}>{moments.period(subject.start, subject.end)}</dd>
      <dt>{text("approvals.who")}</dt>
      <dd>
        <span>{meeting.organizer.name}</span>
        <span className={styles.quiet}>
          {text("approvals.for", { subject: meeting.subject || words("facts.noSubject") })}
        </span>
        <span>{text("approvals.seats", { people, seats: room.capacity })}</span>
        {headCount > room.capacity ? <Pill tone="danger">{text("approvals.tooMany")}</Pill> : null}
      </dd>
    </dl>
  );
}
