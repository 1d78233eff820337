import type { VisitReview } from "@magic-meetings/contract/block-list/block-list.ts";
import type { ReviewAction } from "@magic-meetings/contract/block-list/block-list-rules.ts";
import type { ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import { useId } from "react";
import list from "../elements/list.module.css";
import { Pill, type PillTone } from "../elements/Pill.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { formatMoment } from "../format/moments.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { blockListMessages } from "./block-list-messages.ts";
import { HitComparison } from "./HitComparison.tsx";
import { ReviewActions } from "./ReviewActions.tsx";
import styles from "./BlockList.module.css";

export interface VisitReviewItemProps {
  review: VisitReview;
  busy: boolean;
  /** Why the last decision about this one was refused. */
  error: unknown;
  onDecide: (action: ReviewAction, note?: string) => void;
}

const tones: Record<ReviewStatus, PillTone> = { open: "warning", approved: "success", refused: "danger" };

/** One visit: who comes when, where and to whom, why it waits, and what can be decided. */
export function VisitReviewItem({ review, busy, error, onDecide }: VisitReviewItemProps) {
  const text = useFeatureText(blockListMessages);
  const id = useId();
  const { visit, status, note } = review;
  const { visitor } = visit;
  const name = visitor?.name ?? text("erased");
  return (
    <li className={styles.item} aria-labelledby={id}>
      <div className={list.head}>
        <h2 id={id} className={styles.title}>
          <bdi>{name}</bdi>
        </h2>
        <Pill tone={tones[status]}>{text(`reviews.status.${status}`)}</Pill>
        {visitor?.company ? <bdi className={styles.quiet}>{visitor.company}</bdi> : null}
      </div>
      <div className={styles.body}>
        <Facts review={review} />
        <Why review={review} />
      </div>
      {note ? (
        <figure className={styles.quote}>
          <figcaption className={list.hint}>{text("note")}</figcaption>
          <blockquote className={styles.words} dir="auto">
            {note}
          </blockquote>
        </figure>
      ) : null}
      {error ? <ProblemNotice error={error} /> : null}
      <div className={styles.foot}>
        <ReviewActions key={status} review={review} name={name} busy={busy} onDecide={onDecide} />
        <Decided review={review} />
      </div>
    </li>
  );
}

function Facts({ review: { visit } }: { review: VisitReview }) {
  const text = useFeatureText(blockListMessages);
  const moments = useMoments(visit.site.timeZone);
  const { status } = visit;
  const isOver = status === "cancelled" || status === "arrived" || status === "left";
  return (
    <div className={list.stack}>
      <dl className={styles.facts}>
        <dt>{text("when")}</dt>
        <dd className={styles.when}>{moments.period(visit.start, visit.end)}</dd>
        <dt>{text("where")}</dt>
        <dd>{visit.site.name}</dd>
        <dt>{text("whom")}</dt>
        <dd>
          <bdi>{visit.host.name}</bdi>
        </dd>
        <dt>{text("meeting")}</dt>
        <dd>
          <bdi>{visit.meeting?.subject || text("noMeeting")}</bdi>
        </dd>
        {visit.purpose && visit.purpose !== visit.meeting?.subject ? (
          <>
            <dt>{text("purpose")}</dt>
            <dd>
              <bdi>{visit.purpose}</bdi>
            </dd>
          </>
        ) : null}
      </dl>
      {isOver ? <p className={list.hint}>{text(`visit.${status}`)}</p> : null}
    </div>
  );
}

function Why({ review: { visit, preApproval, hits, status } }: { review: VisitReview }) {
  const text = useFeatureText(blockListMessages);
  return (
    <section className={styles.why}>
      <h3 className={styles.subtitle}>{text(status === "open" ? "why" : "whyDecided")}</h3>
      {preApproval ? <p className={list.sentence}>{text("preApproval")}</p> : null}
      {!preApproval && hits.length === 0 ? <p className={list.sentence}>{text("nobodyLeft")}</p> : null}
      {hits.length > 0 && visit.visitor ? (
        <div className={styles.hits}>
          {hits.map((hit) => (
            <HitComparison key={hit.entry.id} visitor={visit.visitor} hit={hit} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

/** When it was asked, or who decided and when: in the reader's own time. */
function Decided({ review: { createdAt, decidedAt, decidedBy } }: { review: VisitReview }) {
  const text = useFeatureText(blockListMessages);
  const { language, timeZone } = useReader();
  const moment = (at: string) => formatMoment(at, timeZone, language);
  const sentence =
    decidedAt === null
      ? text("asked", { moment: moment(createdAt) })
      : decidedBy === null
        ? text("decidedAlone", { moment: moment(decidedAt) })
        : text("decidedBy", { name: decidedBy.name, moment: moment(decidedAt) });
  return <span className={list.hint}>{sentence}</span>;
}
