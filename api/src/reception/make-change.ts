import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import { sawHerFirst } from "@magic-meetings/contract/reception/apply-change-rules.ts";
import type { ReceptionChange } from "@magic-meetings/contract/reception/reception.ts";
import type { ChangeOutcome } from "@magic-meetings/contract/reception/reception-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { endEvacuation } from "../evacuation/end-evacuation.ts";
import { startEvacuation } from "../evacuation/start-evacuation.ts";
import { tickRollCall } from "../evacuation/tick-roll-call.ts";
import { keepVisitPhoto } from "../privacy/keep-photo.ts";
import { noteLookUp } from "../privacy/note-look-up.ts";
import { loseBadge, replaceBadge } from "./badges.ts";
import { askHost } from "./call-host.ts";
import { checkIn, undoCheckIn } from "./check-in.ts";
import { checkOut, undoCheckOut } from "./check-out.ts";
import { atDesk, type DeskOutcome } from "./desk.ts";
import { arriveEarlier, wasSeenSince } from "./reception-change-sql.ts";
import { walkIn } from "./walk-in.ts";

/** What became of a change, and the visit that it was about. */
export interface MadeChange {
  outcome: ChangeOutcome;
  because: ErrorCode | null;
  visitId: string | null;
}

interface Making {
  siteId: string;
  /** When it was done, by the server's clock. */
  at: Date;
  change: ReceptionChange;
}

/** Makes one change of a tablet with the commands that everybody else uses too. */
export async function makeChange(context: CommandContext, { siteId, at, change }: Making): Promise<MadeChange> {
  switch (change.kind) {
    case "look_up":
      noteLookUp(context, { siteId, letters: change.letters, found: change.found, how: "offline", doneAt: at });
      return done(null);
    case "evacuation_start": {
      const { evacuationId: id, drill } = change;
      const { isNew } = await startEvacuation(context, { id, siteId, drill, at });
      return isNew ? done(null) : { outcome: "duplicate", because: null, visitId: null };
    }
    case "evacuation_end":
      return { ...(await endEvacuation(context, { id: change.evacuationId, siteId, at })), visitId: null };
    case "roll_call":
      return { ...(await tickRollCall(context, { ...change, siteId, at })), visitId: null };
    default:
      return ofDesk(change.visitId, await makeAtDesk(context, { siteId, at, change }));
  }
}

type DeskChange = Extract<ReceptionChange, { visitId: string }>;

async function makeAtDesk(
  context: CommandContext,
  { siteId, at, change }: Making & { change: DeskChange },
): Promise<DeskOutcome> {
  const { visitId } = change;
  const where = { visitId, siteId, at };
  switch (change.kind) {
    case "check_in":
      return checkInAtEither(context, where);
    case "check_out":
      return checkOutUnlessSeen(context, { ...where, how: change.how });
    case "undo_check_in":
      return undoCheckIn(context, where);
    case "undo_check_out":
      return undoCheckOut(context, where);
    case "walk_in":
      return walkIn(context, { ...change, ...where });
    case "ask_host":
      return askHost(context, where);
    case "badge_lost":
      return loseBadge(context, where);
    case "badge_replaced":
      return replaceBadge(context, where);
    case "photo":
      return atDesk(context, where, async (visit) => {
        await keepVisitPhoto(context, { visitId, jpeg: change.jpeg });
        return { outcome: "applied", visit };
      });
  }
}

interface Where {
  visitId: string;
  siteId: string;
  at: Date;
}

/** Two desks saw the same arrival: whoever saw it first says when it was. */
async function checkInAtEither(context: CommandContext, where: Where): Promise<DeskOutcome> {
  const outcome = await checkIn(context, where);
  const { visitId, at } = where;
  if (outcome.outcome === "duplicate" && sawHerFirst(outcome.visit, { kind: "check_in", at })) {
    const { tx, tenantId, now, principal } = context;
    await arriveEarlier(tx, { tenantId, visitId, at, now, userId: principal.userId });
  }
  return outcome;
}

/** Whoever was seen coming in after that is in the house, whatever a tablet without a network saw before. */
async function checkOutUnlessSeen(
  context: CommandContext,
  { how, ...where }: Where & { how: "desk" | "pass" },
): Promise<DeskOutcome> {
  const { tx, tenantId } = context;
  const { visitId, at } = where;
  if (await wasSeenSince(tx, { tenantId, visitId, at })) {
    return { outcome: "conflict", because: "wrong_state", visit: null };
  }
  return checkOut(context, { ...where, how });
}

function ofDesk(visitId: string, outcome: DeskOutcome): MadeChange {
  return { outcome: outcome.outcome, because: outcome.outcome === "conflict" ? outcome.because : null, visitId };
}

function done(visitId: string | null): MadeChange {
  return { outcome: "applied", because: null, visitId };
}
