import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { useId } from "react";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { formatMoment } from "../format/moments.ts";
import { approvalMessages } from "./approval-messages.ts";
import { ApprovalActions } from "./ApprovalActions.tsx";
import { ApprovalConflicts } from "./ApprovalConflicts.tsx";
import { ApprovalRefusal } from "./ApprovalRefusal.tsx";
import styles from "./ApprovalItem.module.css";
import { OrderAsked } from "./OrderAsked.tsx";
import { RoomAsked } from "./RoomAsked.tsx";
import type { ApprovalAnswer } from "./use-approvals.ts";

export interface ApprovalItemProps {
  approval: Approval;
  busy: boolean;
  /** Why the answer to this one was refused. */
  error: unknown;
  onAnswer: (answer: ApprovalAnswer) => void;
}

const tones: Record<Approval["state"], PillTone> = {
  pending: "warning",
  approved: "success",
  rejected: "danger",
  withdrawn: "neutral",
};

/** One request: what is asked for, by whom, and what stands in its way; below it the answer or its buttons. */
export function ApprovalItem({ approval, busy, error, onAnswer }: ApprovalItemProps) {
  const text = useFeatureText(approvalMessages);
  const headingId = useId();
  const { subject, state, note, meeting, reason } = approval;
  return (
    <article className={styles.item} aria-labelledby={headingId}>
      <header className={styles.heading}>
        <h2 id={headingId} className={styles.title}>
          {subject.type === "room_booking"
            ? subject.room.name
            : text(subject.kind === "change" ? "approvals.changeOf" : "approvals.order", {
                number: String(subject.number),
              })}
        </h2>
        <Pill tone={tones[state]}>{text(`approvals.state.${state}`)}</Pill>
        <span className={styles.place}>
          {subject.type === "room_booking"
            ? text("approvals.place", {
                floor: subject.room.floor,
                building: subject.room.building,
                site: subject.site.name,
              })
            : subject.site.name}
        </span>
      </header>
      {subject.type === "room_booking" ? (
        <RoomAsked approval={approval} subject={subject} />
      ) : (
        <OrderAsked approval={approval} subject={subject} />
      )}
      {note ? <Quote title={text("approvals.note", { name: meeting.organizer.name })} words={note} /> : null}
      {reason ? <Quote title={text("approvals.reason")} words={reason} /> : null}
      {subject.type === "room_booking" ? <ApprovalConflicts subject={subject} /> : null}
      {error ? <ApprovalRefusal approval={approval} error={error} /> : null}
      <footer className={styles.foot}>
        <Decided approval={approval} />
        <ApprovalActions approval={approval} busy={busy} error={error} onAnswer={onAnswer} />
      </footer>
    </article>
  );
}

function Quote({ title, words }: { title: string; words: string }) {
  return (
    <figure className={styles.quote}>
      <figcaption className={styles.quiet}>{title}</figcaption>
      <blockquote className={styles.words}>{words}</blockquote>
    </figure>
  );
}

/** When it was asked, or who decided and when: in the reader's own time, for it happened to the reader. */
function Decided({ approval: { subject, state, askedAt, decidedAt, decidedBy } }: { approval: Approval }) {
  const text = useFeatureText(approvalMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const sentence =
    state === "withdrawn"
      ? text(subject.type === "room_booking" ? "approvals.withdrawnHint" : "approvals.orderWithdrawnHint")
      : decidedAt && decidedBy
        ? text("approvals.decidedBy", { name: decidedBy.name, moment: moment(decidedAt) })
        : text("approvals.asked", { moment: moment(askedAt) });
  return <span className={styles.decided}>{sentence}</span>;
}
