import { answerBy, isAsked } from "@magic-meetings/contract/moves/move-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { moveCardFor } from "./move-card-thread.ts";
import type { MoveState } from "./move-state-sql.ts";
import {
  closeMove,
  dropPrepared,
  insertMove,
  withdrawOpenMove,
  type KeptMoveStatus,
  type NewMoveLine,
} from "./move-write-sql.ts";
import { askedMoments, type MovedLine } from "./moved-line.ts";

interface Period {
  start: Date;
  end: Date;
}

export interface MoveToKeep {
  meeting: { id: string; organizer: { id: string } };
  from: Period;
  to: Period;
  state: MoveState;
  moved: readonly MovedLine[];
}

/**
 * Keeps what did not follow by itself: as a question where somebody has to answer, else as what was answered. A question
 * about an earlier move is superseded by it, or withdrawn where nothing is left to ask.
 */
export async function keepMove(context: CommandContext, keeping: MoveToKeep): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { meeting, to, state, moved } = keeping;
  const stuck = moved.filter(({ outcome }) => outcome === "crosses_cut_off" || outcome === "cannot_be_delivered");
  const unanswered = stuck.filter((line) => line.choice === null && isAsked(line.outcome, line));
  if (state.prepared !== null) await dropPrepared(tx, { tenantId, meetingId: meeting.id, now });
  if (state.open !== null) {
    const status = unanswered.length > 0 ? "superseded" : "withdrawn";
    await closeMove(tx, { tenantId, id: state.open.id, status, now });
  }
  const isAnswered = unanswered.length === 0 && stuck.some(({ choice }) => choice !== null);
  const status: KeptMoveStatus = unanswered.length > 0 ? "open" : isAnswered ? "answered" : "noted";
  const by = state.prepared?.by ?? principal.userId;
  if (stuck.length > 0) {
    await insertMove(tx, {
      tenantId,
      id: context.newId(),
      meetingId: meeting.id,
      status,
      from: fromOf(keeping),
      to,
      answerBy: answerBy(stuck.map(askedMoments), now),
      defaultChoice: state.defaultChoice,
      now,
      answered: isAnswered ? { at: now, by } : null,
      lines: stuck.map(lineOf),
    });
  }
  if (unanswered.length > 0) tell(context, meeting, "move.asked", unanswered.length);
  else if (state.open !== null) tell(context, meeting, "move.withdrawn", 0);
}

/** The question of a meeting that is not held any more is withdrawn. */
export async function withdrawMove(context: CommandContext, meeting: MoveToKeep["meeting"]): Promise<void> {
  const { tx, tenantId, now } = context;
  const id = await withdrawOpenMove(tx, { tenantId, meetingId: meeting.id, now });
  if (id !== undefined) tell(context, meeting, "move.withdrawn", 0);
}

/** A move of a move began where the first one did. */
function fromOf({ from, to, state }: MoveToKeep): Period {
  const first = state.open && { start: new Date(state.open.fromStart), end: new Date(state.open.fromEnd) };
  return first === null || first.start.getTime() === to.start.getTime() ? from : first;
}

function lineOf(line: MovedLine): NewMoveLine {
  const { record, subject, then, choice, costs } = line;
  return {
    lineId: record.id,
    orderId: subject.order.id,
    outcome: line.outcome === "crosses_cut_off" ? "crosses_cut_off" : "cannot_be_delivered",
    service: record.service.name,
    quantity: record.quantity,
    totalMinor: record.totalMinor,
    currency: subject.order.currency,
    meantFor: line.meantFor,
    deliverAt: new Date(record.deliverAt),
    deliverAtThen: line.deliverAt,
    changeTotalMinor: then?.totalMinor ?? null,
    because: line.refusal?.code ?? null,
    alternatives: line.alternatives,
    choice,
    feeMinor: choice === null ? null : choice === "keep" ? 0 : costs[choice].feeMinor,
  };
}

function tell(
  context: CommandContext,
  meeting: MoveToKeep["meeting"],
  kind: "move.asked" | "move.withdrawn",
  count: number,
): void {
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "meeting", id: meeting.id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts: kind === "move.asked" ? { count } : {},
    tell: [moveCardFor(meeting)],
  });
}
