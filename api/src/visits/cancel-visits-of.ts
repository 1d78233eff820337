import type { CommandContext } from "../commands/command-context.ts";
import { lockFollowing } from "./following-sql.ts";
import { findComingVisitsOf, lockMeetingsVisitedBy } from "./visits-of-visitor-sql.ts";
import { writeVisits } from "./write-visits.ts";

/**
 * The meetings that somebody is still to come to, locked: before she is, as everybody does who invites or changes both.
 */
export async function holdMeetingsOf(context: CommandContext, visitorId: string): Promise<void> {
  const { tx, tenantId, now } = context;
  await lockMeetingsVisitedBy(tx, { tenantId, visitorId, now });
}

/**
 * Somebody comes no more: her coming visits are cancelled, her passes withdrawn, her lunches counted no longer, and hosts
 * and organizers see it. She herself is told nothing.
 */
export async function cancelVisitsOf(context: CommandContext, visitorId: string): Promise<void> {
  const { tx, tenantId, now } = context;
  // Whoever was invited while her row was waited for.
  await lockMeetingsVisitedBy(tx, { tenantId, visitorId, now });
  const visits = await lockFollowing(tx, { tenantId, ids: await findComingVisitsOf(tx, { tenantId, visitorId, now }) });
  const changes = visits.map((before) => ({
    before,
    after: { ...before, status: "cancelled" as const, cancelledBecause: "visitor" as const },
  }));
  await writeVisits(context, changes, "visit.cancelled", { areVisitorsTold: false });
}
