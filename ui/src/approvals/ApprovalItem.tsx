import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import { useId } from "react";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { formatMoment } from "../format/moments.ts";
import { approvalMessages } from "./approval-messages.ts";
import { ApprovalActions } from "./ApprovalActions.tsx";
import { ApprovalConflicts } from "./ApprovalConflicts.tsx";
import { ApprovalRefusal } from "./ApprovalRefusal.tsx";
import styles from "./ApprovalItem.module.css";
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

/** One request: which room, when, who, what for, and what stands in its way; below it the answer or its buttons. */
export function ApprovalItem({ approval, busy, error, onAnswer }: ApprovalItemProps) {
  const text = useFeatureText(approvalMessages);
  const headingId = useId();
  const { subject, state, note, meeting, reason } = approval;
  const { room, site } = subject;
  return (
    <article className={styles.item} aria-labelledby={headingId}>
      <header className={styles.heading}>
        <h2 id={headingId} className={styles.title}>
          {room.name}
        </h2>
        <Pill tone={tones[state]}>{text(`approvals.state.${state}`)}</Pill>
        <span className={styles.place}>
          {text("approvals.place", { floor: room.floor, building: room.building, site: site.name })}
        </span>
      </header>
      <ApprovalFacts approval={approval} />
      {note ? <Quote title={text("approvals.note", { name: meeting.organizer.name })} words={note} /> : null}
      {reason ? <Quote title={text("approvals.reason")} words={reason} /> : null}
      <ApprovalConflicts approval={approval} />
      {error ? <ApprovalRefusal approval={approval} error={error} /> : null}
      <footer className={styles.foot}>
        <Decided approval={approval} />
        <ApprovalActions approval={approval} busy={busy} onAnswer={onAnswer} />
      </footer>
    </article>
  );
}

function ApprovalFacts({ approval: { subject, meeting } }: { approval: Approval }) {
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

function Quote({ title, words }: { title: string; words: string }) {
  return (
    <figure className={styles.quote}>
      <figcaption className={styles.quiet}>{title}</figcaption>
      <blockquote className={styles.words}>{words}</blockquote>
    </figure>
  );
}

/** When it was asked, or who decided and when: in the reader's own time, for it happened to the reader. */
function Decided({ approval: { state, askedAt, decidedAt, decidedBy } }: { approval: Approval }) {
  const text = useFeatureText(approvalMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const sentence =
    state === "withdrawn"
      ? text("approvals.withdrawnHint")
      : decidedAt && decidedBy
        ? text("approvals.decidedBy", { name: decidedBy.name, moment: moment(decidedAt) })
        : text("approvals.asked", { moment: moment(askedAt) });
  return <span className={styles.decided}>{sentence}</span>;
}
