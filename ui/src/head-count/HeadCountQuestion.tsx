import type { HeadCount, HeadCountLineChange } from "@magic-meetings/contract/head-count/head-count.ts";
import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import { Button } from "@fluentui/react-components";
import { Notice } from "../elements/Notice.tsx";
import { ProblemNotice } from "../elements/ProblemNotice.tsx";
import { useKeptFocus } from "../elements/use-kept-focus.ts";
import { formatMoney } from "../format/money.ts";
import { useMoments } from "../format/use-moments.ts";
import { useFeatureText } from "../messages/feature-text.ts";
import { useReader, useText } from "../messages/text-context.ts";
import { whyText } from "../session/problem-text.ts";
import { headCountMessages } from "./head-count-messages.ts";
import type { HeadCountAnswer } from "./use-head-count.ts";
import styles from "./HeadCounts.module.css";

export interface HeadCountQuestionProps {
  headCount: HeadCount;
  busy: boolean;
  onAnswer: (answer: HeadCountAnswer) => void;
}

/** What the organizer is asked, with what it saves and until when; the buttons name the numbers that they order. */
export function HeadCountQuestion({ headCount, busy, onAnswer }: HeadCountQuestionProps) {
  const text = useFeatureText(headCountMessages);
  const { language } = useReader();
  const { moment } = useMoments(headCount.site.timeZone);
  const first = useKeptFocus();
  const { question, allowed, order } = headCount;
  if (question?.status !== "open" || question.until === null) return null;
  const { changes, saved, until } = question;
  const [only, ...others] = changes;
  const single = others.length === 0 ? only : undefined;
  const amount = formatMoney({ ...saved, amountMinor: Math.abs(saved.amountMinor) }, language);
  const expected = changes.map(({ lineId, after }) => ({ lineId, quantity: after }));
  return (
    <Notice
      kind="warning"
      title={text("headCount.question", { number: String(order.number) })}
      actions={
        <>
          {allowed.follow.ok ? (
            <Button
              ref={first}
              appearance="primary"
              size="small"
              disabled={busy}
              onClick={() => onAnswer({ action: "follow", expected })}
            >
              {single ? text("headCount.follow", { after: single.after }) : text("headCount.followAll")}
            </Button>
          ) : null}
          {allowed.keep.ok ? (
            <Button size="small" disabled={busy} onClick={() => onAnswer({ action: "keep" })}>
              {single ? text("headCount.keep", { before: single.before }) : text("headCount.keepAll")}
            </Button>
          ) : null}
        </>
      }
    >
      <div>
        {text(saved.amountMinor >= 0 ? "headCount.saves" : "headCount.costs", { amount, moment: moment(until) })}
      </div>
    </Notice>
  );
}

/** How it was answered, or why it could not follow. */
export function HeadCountOutcome({ headCount: { question } }: { headCount: HeadCount }) {
  const text = useFeatureText(headCountMessages);
  const common = useText();
  switch (question?.status) {
    case "followed":
      return (
        <Notice kind="success" title={text("headCount.followed")}>
          <Changes changes={question.changes} />
        </Notice>
      );
    case "kept":
      return (
        <Notice kind="info" title={text("headCount.kept")}>
          <div>{text(question.answered === null ? "headCount.unanswered" : "headCount.keptHint")}</div>
        </Notice>
      );
    case "refused":
      return (
        <Notice kind="warning" title={text("headCount.refused")}>
          <div>{whyText(question.refusal ?? undefined, common)}</div>
        </Notice>
      );
    case "open":
    case "quiet":
    case "withdrawn":
    case undefined:
      return null;
  }
}

function Changes({ changes }: { changes: readonly HeadCountLineChange[] }) {
  const text = useFeatureText(headCountMessages);
  return (
    <ul className={styles.lines}>
      {changes.map(({ lineId, service, before, after }) => (
        <li key={lineId}>{text("headCount.followedLine", { service, before, after })}</li>
      ))}
    </ul>
  );
}

/** Why an answer was not taken; the numbers on screen are read again by then. */
export function AnswerProblem({ error }: { error: unknown }) {
  const text = useFeatureText(headCountMessages);
  const isChanged = error instanceof ApiProblem && error.problem?.code === "head_count_changed";
  return isChanged ? <Notice kind="info" title={text("headCount.changed")} /> : <ProblemNotice error={error} />;
}
