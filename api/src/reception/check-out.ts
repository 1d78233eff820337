import type { Leaving } from "@magic-meetings/contract/visits/visit-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { atDesk, conflictOf, duplicate, writeDesk, type AtDesk, type DeskOutcome } from "./desk.ts";

/** Somebody leaves: said at the desk, by her pass, or by the end of the day. */
export function checkOut(context: CommandContext, done: AtDesk & { how: Leaving }): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit, at) => {
    if (visit.status === "left") return duplicate(visit);
    const conflict = conflictOf(visit, "check-out");
    if (conflict) return conflict;
    // She came again after this was done on a tablet without a network.
    if (visit.arrivedAt !== null && at < visit.arrivedAt) return { outcome: "conflict", because: "wrong_state", visit };
    return writeDesk(context, visit, {
      change: { status: "left", leftAt: at, leftBy: context.principal.userId, leftHow: done.how },
      signal: "visit.left",
    });
  });
}

/** She is still here. */
export function undoCheckOut(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit) => {
    if (visit.status === "arrived") return duplicate(visit);
    const conflict = conflictOf(visit, "undo-check-out");
    if (conflict) return conflict;
    return writeDesk(context, visit, {
      change: { status: "arrived", leftAt: null, leftBy: null, leftHow: null },
      signal: "visit.changed",
    });
  });
}
