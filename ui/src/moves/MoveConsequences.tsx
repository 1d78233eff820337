import { Button } from "@fluentui/react-components";
import { CalendarClockRegular } from "@fluentui/react-icons";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { AskedLine, MoveConsequences as Consequences } from "@magic-meetings/contract/moves/move.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { useState } from "react";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { SectionCard } from "../elements/SectionCard.tsx";
import { SkeletonLines } from "../elements/SkeletonLines.tsx";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { MoveChoices } from "./MoveChoices.tsx";
import { MoveLines } from "./MoveLines.tsx";
import { moveMessages } from "./moves-messages.ts";
import { useKeepAnswers, useMovePreview, type Period } from "./use-moves.ts";
import styles from "./Moves.module.css";

export interface MoveConsequencesProps {
  meeting: Pick<Meeting, "id" | "timeZone">;
  /** The time that the invite says and the calendar does not yet. */
  to: Period;
}

/** What the time in the invite will mean once it is sent, and the answer to what costs something. Suspends for its words. */
export function MoveConsequences({ meeting, to }: MoveConsequencesProps) {
  const text = useFeatureText(moveMessages);
  const preview = useMovePreview(meeting, to);
  return (
    <SectionCard icon={<CalendarClockRegular />} title={text("moves.title")}>
      {preview.isPending ? (
        <SkeletonLines label={text("moves.loading")} widths={["70%", "100%", "100%"]} />
      ) : preview.isError ? (
        <ProblemNotice error={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Previewed key={`${to.start} ${to.end}`} meeting={meeting} to={to} consequences={preview.data} />
      )}
    </SectionCard>
  );
}

function Previewed({ meeting, to, consequences }: MoveConsequencesProps & { consequences: Consequences }) {
  const text = useFeatureText(moveMessages);
  const keep = useKeepAnswers(meeting, to);
  const [isChoosing, setChoosing] = useState(true);
  const { lines, question } = consequences;
  if (question === null) {
    return (
      <>
        <Notice kind="success" title={text("moves.free")}>
          <div>{text(lines.length > 0 ? "moves.freeHint" : "moves.noneHangs")}</div>
        </Notice>
        <MoveLines lines={lines} />
      </>
    );
  }
  const asked = lines.filter(
    (line): line is AskedLine => line.outcome === "crosses_cut_off" || line.outcome === "cannot_be_delivered",
  );
  const isOnlyStuck = asked.every(({ outcome }) => outcome === "cannot_be_delivered");
  const answer = (answers: Parameters<typeof keep.mutate>[0]) =>
    keep.mutate(answers, { onSuccess: () => setChoosing(false) });
  return (
    <>
      {isChoosing ? (
        <Notice kind="warning" title={text(isOnlyStuck ? "moves.asksCannot" : "moves.asks")}>
          <div>{text("moves.askedLater")}</div>
        </Notice>
      ) : null}
      <MoveLines lines={lines} />
      {keep.isError ? <AnswerProblem error={keep.error} /> : null}
      {isChoosing ? (
        <MoveChoices lines={asked} initial={question.default} busy={keep.isPending} onAnswer={answer} />
      ) : (
        <Notice
          kind="success"
          title={text("moves.kept")}
          actions={
            <Button size="small" onClick={() => setChoosing(true)}>
              {text("moves.again")}
            </Button>
          }
        >
          <div>{text("moves.keptHint")}</div>
        </Notice>
      )}
      {isChoosing ? <Deadline meeting={meeting} question={question} /> : null}
    </>
  );
}

interface DeadlineProps {
  meeting: Pick<Meeting, "timeZone">;
  question: NonNullable<Consequences["question"]>;
}

/** Until when an answer is taken, and what happens without one. */
export function Deadline({ meeting, question }: DeadlineProps) {
  const text = useFeatureText(moveMessages);
  const { moment } = useMoments(meeting.timeZone);
  return (
    <div className={styles.quiet}>
      {text("moves.until", { moment: moment(question.answerBy) })} {text(`moves.default.${question.default}`)}
    </div>
  );
}

/** Why an answer was not taken; what is on screen is read again by then. */
export function AnswerProblem({ error }: { error: unknown }) {
  const text = useFeatureText(moveMessages);
  const code = error instanceof ApiProblem ? error.problem?.code : undefined;
  if (code === "fee_applies") {
    return (
      <Notice kind="warning" title={text("moves.changed")}>
        <div>{text("moves.changedHint")}</div>
      </Notice>
    );
  }
  return code === "move_over" ? <Notice kind="info" title={text("moves.over")} /> : <ProblemNotice error={error} />;
}
