import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import { attempt } from "./attempt.ts";
import { withdrawMove } from "./keep-move.ts";
import { findDueMoves, findMove } from "./move-sql.ts";
import { askedNow, isUnanswered } from "./present-move.ts";
import { settleMove, type SettleMove } from "./settle-move.ts";

const atOnce = 25;

/** Applies the stated default to what nobody has answered by its deadline, at the price that was stated; gives their number. */
export async function lapseMoves(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const due = await findDueMoves(tx, { tenantId, now, limit: atOnce });
  for (const id of due) await lapseMove(context, id);
  return due.length;
}

async function lapseMove(context: CommandContext, id: string): Promise<void> {
  const { tx, tenantId } = context;
  const found = await findMove(tx, { tenantId, id });
  if (found === undefined) return;
  await lockMeeting(tx, { tenantId, id: found.meeting.id });
  const move = await findMove(tx, { tenantId, id });
  if (move?.status !== "open" || move.answerBy > context.now) return;
  if (!askedNow(move).some(isUnanswered)) {
    await withdrawMove(context, { id: move.meeting.id, organizer: move.organizer });
    return;
  }
  const settle = (choice: SettleMove["choiceOf"]) =>
    attempt(context, (trial) => settleMove(trial, { move, status: "lapsed", choiceOf: choice, at: move.answerBy }));
  try {
    await settle(() => move.defaultChoice);
  } catch (error) {
    // What cannot be had any more, or paid, stays as it was ordered.
    if (!(error instanceof Refusal)) throw error;
    await settle(() => "keep");
  }
}
