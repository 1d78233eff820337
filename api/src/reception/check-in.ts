import type { CommandContext } from "../commands/command-context.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import type { VisitRecord } from "../visits/visit-sql.ts";
import { giveBadge } from "./badge-sql.ts";
import { callHost, withdrawCalls } from "./call-host.ts";
import { atDesk, conflictOf, duplicate, writeDesk, type AtDesk, type DeskOutcome } from "./desk.ts";
import { siteDay } from "./site-day.ts";
import { tellSecurityAtDesk } from "./tell-security.ts";

/** Somebody is here: she gets a badge and her host is told. Of any number of desks that check her in, one does. */
export function checkIn(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit, at) => {
    if (visit.status === "arrived") return duplicate(visit);
    // What a tablet without a network did before she left is what let her in.
    if (visit.status === "left" && visit.leftAt !== null && at <= visit.leftAt) return duplicate(visit);
    const conflict = conflictOf(visit, "check-in");
    if (conflict?.outcome === "conflict" && conflict.because === "visit_not_cleared")
      await tellSecurityAtDesk(context, visit);
    return conflict ?? letIn(context, visit, at);
  });
}

/** What a check-in writes, of a visit that is locked and may be let in. */
export async function letIn(context: CommandContext, visit: VisitRecord, at: Date): Promise<DeskOutcome> {
  const { principal } = context;
  const badgeNumber = await badgeOf(context, visit, at);
  const outcome = await writeDesk(context, visit, {
    change: {
      status: "arrived",
      arrivedAt: at,
      arrivedBy: principal.userId,
      leftAt: null,
      leftBy: null,
      leftHow: null,
      badgeNumber,
      badgeLostAt: null,
    },
    signal: "visit.arrived",
    tell: await callHost(context, visit, "arrived"),
  });
  // Somebody who was given up, or has left before, may pass the doors again.
  if (visit.status === "no_show" || visit.status === "left") await keepPasses(context, [visit.id]);
  return outcome;
}

/** Who comes back on the same day keeps her badge, unless it is lost. */
async function badgeOf({ tx, tenantId }: CommandContext, visit: VisitRecord, at: Date): Promise<number> {
  const { site, badgeNumber, badgeLostAt, arrivedAt } = visit;
  const day = siteDay(at, site.timeZone);
  const isSameDay = arrivedAt !== null && siteDay(arrivedAt, site.timeZone) === day;
  if (badgeNumber !== null && badgeLostAt === null && isSameDay) return badgeNumber;
  return giveBadge(tx, { tenantId, visitId: visit.id, siteId: site.id, day });
}

/** She is not here after all; the host is told, and the badge's number is not given again. */
export function undoCheckIn(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit) => {
    if (visit.status === "invited" || visit.status === "confirmed") return duplicate(visit);
    const conflict = conflictOf(visit, "undo-check-in");
    if (conflict) return conflict;
    return writeDesk(context, visit, {
      change: {
        // Nobody expects somebody who was never invited.
        status: visit.source === "walk_in" ? "cancelled" : "invited",
        arrivedAt: null,
        arrivedBy: null,
        badgeNumber: null,
        badgeLostAt: null,
      },
      signal: "visit.changed",
      tell: await withdrawCalls(context, visit),
    });
  });
}
