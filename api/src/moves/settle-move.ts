import { effectiveChoice } from "@magic-meetings/contract/moves/move-choice-rules.ts";
import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { lockServiceOrdersOf } from "../service-orders/service-order-sql.ts";
import { moveCardFor } from "./move-card-thread.ts";
import type { MoveRecord } from "./move-sql.ts";
import { chooseLines, closeMove } from "./move-write-sql.ts";
import { planOrderMove } from "./plan-order-move.ts";
import { askedNow, isUnanswered, pricedOf, type AskedNow } from "./present-move.ts";
import { writeOrderMove, type Fate } from "./write-order-move.ts";

const movable = ["draft", "submitted", "awaiting_approval", "confirmed", "in_production"];

export interface SettleMove {
  move: MoveRecord;
  status: "answered" | "lapsed";
  choiceOf: (lineId: string) => MoveChoice;
  /** The moment whose fees hold: a default that was stated holds as of the deadline. */
  at: Date;
}

/**
 * Carries out an answer: checks price, vendors' hours and closed days once more, writes every order once, and tells it.
 * What cannot be done any more is refused, and nothing is written.
 */
export async function settleMove(context: CommandContext, { move, status, choiceOf, at }: SettleMove): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const waiting = askedNow(move).filter(isUnanswered);
  const chosen = waiting.map((one) => ({ one, choice: choiceIn(one, choiceOf(one.line.lineId)) }));
  const byLine = new Map(chosen.map(({ one, choice }) => [one.line.lineId, { one, choice }]));
  const isTouched = (orderId: string) =>
    chosen.some(({ one, choice }) => choice !== "keep" && one.line.orderId === orderId);
  if (chosen.some(({ choice }) => choice !== "keep")) {
    const meetingId = move.meeting.id;
    for (const subject of await lockServiceOrdersOf(tx, { tenantId, meetingId, statuses: movable })) {
      if (!isTouched(subject.order.id)) continue;
      const planned = await planOrderMove(context, subject, {
        to: move.to,
        at,
        targetOf: (line) => {
          const asked = byLine.get(line.id);
          const deliverAt = new Date(asked?.choice === "change" ? asked.one.line.deliverAtThen : line.deliverAt);
          return { meantFor: move.to.start, deliverAt };
        },
      });
      for (const line of planned.lines) if (line.refusal !== null) throw line.refusal;
      const fateOf = ({ record }: { record: { id: string } }): Fate => fate(byLine.get(record.id)?.choice);
      await writeOrderMove(context, { ...planned, fateOf, at });
      context.signal({
        id: context.newId(),
        kind: "service_order.changed",
        subject: { type: "service_order", id: subject.order.id },
        meetingId,
        siteId: subject.order.siteId,
        organizerId: move.organizer.id,
        facts: { number: subject.order.number },
      });
    }
  }
  const lines = chosen.map(({ one, choice }) => ({
    lineId: one.line.lineId,
    choice,
    feeMinor: feeOf(one, choice, at),
  }));
  await chooseLines(tx, { tenantId, moveId: move.id, lines });
  const by = status === "answered" ? principal.userId : null;
  await closeMove(tx, { tenantId, id: move.id, status, now, answered: { at: now, by } });
  tell(context, move, status, lines);
}

export function feeOf(one: AskedNow, choice: MoveChoice, at: Date): number {
  if (choice === "keep") return 0;
  const priced = pricedOf(one, at);
  return choice === "change" ? priced.changeFeeMinor : priced.cancelFeeMinor;
}

/** A line that cannot be had at the new moment stays as it was ordered. */
export function choiceIn({ line }: AskedNow, choice: MoveChoice): MoveChoice {
  return effectiveChoice(choice, { canChange: line.changeTotalMinor !== null });
}

function fate(choice: MoveChoice | undefined): Fate {
  if (choice === undefined || choice === "keep") return "stay";
  return choice === "change" ? "then" : "gone";
}

function tell(
  context: CommandContext,
  move: MoveRecord,
  status: SettleMove["status"],
  lines: readonly { lineId: string; choice: MoveChoice; feeMinor: number }[],
): void {
  const meeting = { id: move.meeting.id, organizer: move.organizer };
  const isChanged = lines.some(({ choice }) => choice !== "keep");
  context.signal({
    id: context.newId(),
    kind: status === "answered" ? "move.answered" : "move.lapsed",
    subject: { type: "meeting", id: meeting.id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts: {},
    tell: [moveCardFor(meeting), ...(isChanged ? [cardFor(meeting)] : [])],
  });
  context.audit({
    action: `move.${status === "answered" ? "answer" : "lapse"}`,
    entityType: "meeting",
    entityId: meeting.id,
    newValues: { moveId: move.id, lines },
  });
}
