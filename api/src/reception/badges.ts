import { replacePass } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { giveBadge } from "./badge-sql.ts";
import { atDesk, duplicate, writeDesk, type AtDesk, type DeskOutcome } from "./desk.ts";
import { siteDay } from "./site-day.ts";

/** The badge is lost: its code opens nothing from now on. */
export function loseBadge(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit, at) => {
    if (visit.badgeLostAt !== null) return duplicate(visit);
    if (visit.status !== "arrived") return { outcome: "conflict", because: "wrong_state", visit };
    const outcome = await writeDesk(context, visit, { change: { badgeLostAt: at }, signal: "visit.badge_lost" });
    await replacePass(context, visit.id);
    return outcome;
  });
}

/** A new badge with a new number in place of the lost one. */
export function replaceBadge(context: CommandContext, done: AtDesk): Promise<DeskOutcome> {
  return atDesk(context, done, async (visit, at) => {
    if (visit.status !== "arrived") return { outcome: "conflict", because: "wrong_state", visit };
    if (visit.badgeLostAt === null && visit.badgeNumber !== null) return duplicate(visit);
    const { tx, tenantId } = context;
    const { site } = visit;
    const day = siteDay(at, site.timeZone);
    const badgeNumber = await giveBadge(tx, { tenantId, visitId: visit.id, siteId: site.id, day });
    return writeDesk(context, visit, { change: { badgeNumber, badgeLostAt: null }, signal: "visit.changed" });
  });
}
