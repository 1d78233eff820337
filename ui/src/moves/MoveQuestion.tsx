import { CalendarClockRegular } from "@fluentui/react-icons";
import type { MeetingMove, MeetingMoveLine } from "@magic-meetings/contract/moves/move.ts";
import { Notice } from "../elements/Notice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader } from "../messages/text-context.ts";
import { MoveChoices } from "./MoveChoices.tsx";
import { AnswerProblem, Deadline } from "./MoveConsequences.tsx";
import { InsteadOf } from "./MoveLines.tsx";
import { moveMessages } from "./moves-messages.ts";
import { useMove, useMoveAnswer } from "./use-moves.ts";
import styles from "./Moves.module.css";

/** The question about a meeting that has moved, or what became of it; nothing where nobody was asked. Suspends for its words. */
export function MoveQuestion({ meetingId }: { meetingId: string }) {
  const move = useMove(meetingId).data?.move;
  if (!move || move.lines.length === 0) return null;
  return move.status === "open" || move.status === "answered" || move.status === "lapsed" ? (
    <Asked move={move} />
  ) : null;
}

function Asked({ move }: { move: MeetingMove }) {
  const text = useFeatureText(moveMessages);
  const { period } = useMoments(move.meeting.timeZone);
  const answer = useMoveAnswer(move);
  const waiting = move.lines.filter(({ choice }) => choice === null);
  const isOpen = move.status === "open" && waiting.length > 0;
  return (
    <SectionCard icon={<CalendarClockRegular />} title={text(isOpen ? "moves.openTitle" : "moves.answered")}>
      {isOpen ? (
        <Notice
          kind="warning"
          title={text("moves.openHint", {
            before: period(move.from.start, move.from.end),
            after: period(move.to.start, move.to.end),
          })}
        />
      ) : move.status === "lapsed" ? (
        <Notice kind="info" title={text("moves.lapsed")} />
      ) : null}
      <ul className={styles.lines}>
        {move.lines.map((line) => (
          <li key={line.lineId} className={styles.line}>
            <AskedLine line={line} />
          </li>
        ))}
      </ul>
      {answer.isError ? <AnswerProblem error={answer.error} /> : null}
      {isOpen && move.allowed.answer.ok ? (
        <MoveChoices
          lines={waiting}
          initial={move.default}
          busy={answer.isPending}
          onAnswer={(answers) => answer.mutate(answers)}
        />
      ) : null}
      {isOpen ? (
        <Deadline meeting={move.meeting} question={{ answerBy: move.answerBy, default: move.default }} />
      ) : null}
    </SectionCard>
  );
}

function AskedLine({ line }: { line: MeetingMoveLine }) {
  const text = useFeatureText(moveMessages);
  const { language } = useReader();
  const { moment } = useMoments(line.site.timeZone);
  const { before, after } = line.deliverAt;
  return (
    <>
      <span className={styles.grow}>
        <span>{text("moves.line", { quantity: line.quantity, service: line.service.name })}</span>
        <span className={styles.quiet}>{text("moves.moment", { before: moment(before), after: moment(after) })}</span>
        {line.choice === null ? (
          <>
            <span className={styles.warn}>
              {text(line.outcome === "crosses_cut_off" ? "moves.crosses" : "moves.cannot")}
            </span>
            <InsteadOf alternatives={line.alternatives} timeZone={line.site.timeZone} service={line.service.name} />
          </>
        ) : (
          <span>
            {text(`moves.chose.${line.choice}`, { fee: line.charged ? formatMoney(line.charged, language) : "" })}
          </span>
        )}
      </span>
      <span className={styles.amount}>{formatMoney(line.total, language)}</span>
    </>
  );
}
