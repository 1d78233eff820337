import type { Command } from "./command.ts";
import type { GoneEvent, Known, Question } from "./known.ts";

/**
 * The event is not in its calendar any more. In the organizer's own it was deleted, which withdraws the meeting, at the
 * fees that were shown; where that is not sure and something is ordered, it is a question for somebody and not an end.
 */
export function reconcileGone({ known, rules, now }: Question, _seen: GoneEvent): Command[] {
  if (known === null) return [{ do: "nothing", because: "not_ours" }];
  if (rules.seenIn !== "organizer") return [{ do: "nothing", because: "a_copy" }];
  if (known.status === "cancelled") return [{ do: "nothing", because: "unchanged" }];
  if (isOver(known, now)) return [{ do: "nothing", because: "over" }];
  if (!known.organizer.isEnabled) {
    return [{ do: "orphan", reason: "organizer_disabled", facts: { orders: known.openOrders } }];
  }
  // Handed over, while its event stayed in the calendar of whoever had it before.
  const isHandedOver = rules.organizerId !== known.organizer.id;
  if (known.isElsewhere || isHandedOver) {
    return [{ do: "orphan", reason: "event_gone", facts: { orders: known.openOrders } }];
  }
  if (known.kind === "meeting" && known.occurrenceOf !== null) {
    return [{ do: "skip_occurrence", dates: [known.occurrenceOf.originalStart.toISOString()] }];
  }
  return [{ do: "cancel" }];
}

/** What is over stays as it was held. */
export function isOver(known: Known, now: Date): boolean {
  if (known.status === "archived" || known.status === "ended") return true;
  const end = known.kind === "meeting" ? known.end : known.lastEnd;
  return end !== null && end <= now;
}
