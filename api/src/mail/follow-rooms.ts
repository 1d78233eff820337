import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findReroomedVisits, type ReroomedVisit } from "./follow-rooms-sql.ts";
import { visitMailFor } from "./mail-threads.ts";

const mostAtOnce = 200;
/** Whoever comes later is told soon enough. */
const daysAhead = 14;
/** A room that is given up and another one that is taken are one change. */
const settleMinutes = 2;

/**
 * Tells visitors whose meeting has other rooms than they were told, and lets their passes open the doors to them; gives
 * their number. Rooms change in many ways, by people, calendars and clocks: what was told is compared with what is.
 */
export async function followRooms(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const to = new Date(now.getTime() + daysAhead * 86_400_000);
  const visits = await findReroomedVisits(tx, { tenantId, from: now, to, limit: mostAtOnce });
  await keepPasses(
    context,
    visits.map(({ id }) => id),
  );
  for (const some of byMeeting(visits)) signal(context, some);
  return visits.length;
}

function signal(context: CommandContext, visits: readonly ReroomedVisit[]): void {
  const [first] = visits;
  if (first === undefined) return;
  const notBefore = new Date(context.now.getTime() + settleMinutes * 60_000);
  context.signal({
    id: context.newId(),
    kind: "visit.changed",
    subject: { type: "visit", id: first.id },
    meetingId: first.meetingId,
    siteId: first.siteId,
    organizerId: first.hostId,
    facts: { count: visits.length },
    tell: visits.map(({ id }) => visitMailFor(id, notBefore)),
  });
}

function byMeeting(visits: readonly ReroomedVisit[]): ReroomedVisit[][] {
  const groups = new Map<string, ReroomedVisit[]>();
  for (const visit of visits) {
    const key = `${visit.meetingId} ${visit.siteId}`;
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups.values()];
}
