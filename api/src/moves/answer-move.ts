import { coversFees } from "@magic-meetings/contract/moves/move-rules.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { MeetingMove, MoveAnswers } from "@magic-meetings/contract/moves/move.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import { findMove, type MoveRecord } from "./move-sql.ts";
import { askedNow, isUnanswered, presentMove } from "./present-move.ts";
import { choiceIn, feeOf, settleMove } from "./settle-move.ts";

/** The organizer or a delegate answers; of several at once the first one counts, and the others are told so. */
export async function answerMove(
  context: CommandContext,
  { id, ...answers }: MoveAnswers & { id: string },
): Promise<MeetingMove> {
  const { tx, tenantId, now, principal } = context;
  const asked = changeable(principal, await findMove(tx, { tenantId, id }));
  await lockMeeting(tx, { tenantId, id: asked.meeting.id });
  const move = changeable(principal, await findMove(tx, { tenantId, id }));
  const waiting = askedNow(move).filter(isUnanswered);
  if (move.status !== "open" || waiting.length === 0) {
    throw new Refusal("move_over", "This is answered already, or there is nothing left to answer");
  }
  const choiceOf = choicesIn(
    answers,
    waiting.map(({ line }) => line.lineId),
  );
  refuseUnshownFees(
    waiting.map((one) => ({
      amountMinor: feeOf(one, choiceIn(one, choiceOf(one.line.lineId)), now),
      currency: one.line.currency,
    })),
    answers,
  );
  await settleMove(context, { move, status: "answered", choiceOf, at: now });
  return presentMove(await reread(context, id), principal, now);
}

/** One choice for all lines, or one each; every line needs one. */
export function choicesIn(
  { choice, answers = [] }: Pick<MoveAnswers, "choice" | "answers">,
  lineIds: readonly string[],
): (lineId: string) => MoveChoice {
  const each = new Map(answers.map((answer) => [answer.lineId, answer.choice]));
  if (choice === undefined && lineIds.some((lineId) => !each.has(lineId))) {
    throw new Refusal("answer_needed", "Every line that is asked about needs an answer");
  }
  return (lineId) => each.get(lineId) ?? choice ?? "keep";
}

function refuseUnshownFees(due: readonly Money[], { acceptFee }: Pick<MoveAnswers, "acceptFee">): void {
  const sums = [...new Set(due.map(({ currency }) => currency))].map((currency) => ({
    currency,
    amountMinor: due.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.amountMinor, 0),
  }));
  if (coversFees(acceptFee === undefined ? [] : [acceptFee].flat(), sums)) return;
  throw new Refusal("fee_applies", "This costs a fee that was not shown: look at it and answer again");
}

async function reread({ tx, tenantId }: CommandContext, id: string): Promise<MoveRecord> {
  const found = await findMove(tx, { tenantId, id });
  if (found === undefined) throw new Error("The move that was answered is gone");
  return found;
}
