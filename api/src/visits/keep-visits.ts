import type { CommandContext } from "../commands/command-context.ts";
import { keepPasses } from "../access-passes/keep-passes.ts";
import { followMeeting, type Followed, type FollowedHow, type FollowingVisit } from "./follow-meeting.ts";
import { findMeetingsWithSites, lockVisitsOfMeetings } from "./following-sql.ts";
import { hostToTell } from "./tell-hosts.ts";
import { auditableVisit, signalVisits, tellVisitor } from "./tell-of-visits.ts";
import { saveVisits } from "./visit-write-sql.ts";

interface Since {
  /** Addresses that are not on the invite any more, or have declined: those who were invited as attendees do not come. */
  lost?: readonly string[];
  /** The locations of a meeting that took the place of others. */
  instead?: ReadonlyMap<string, string>;
  /** Whoever was told nothing so far is told now: the invite went out. */
  areSent?: boolean;
}

/**
 * Brings the visits of meetings to what the meetings are now: their time and sites, cancelled or on again; with their
 * passes and what their visitors are told. To be called after a meeting was written; what is right stays untouched.
 */
export async function keepVisits(
  context: CommandContext,
  meetingIds: readonly string[],
  { lost = [], instead = new Map(), areSent = false }: Since = {},
): Promise<void> {
  const { tx, tenantId } = context;
  const before = await lockVisitsOfMeetings(tx, { tenantId, meetingIds });
  if (before.length === 0) return;
  const meetings = await findMeetingsWithSites(tx, { tenantId, meetingIds });
  const meetingOf = new Map(meetings.map((meeting) => [meeting.id, meeting]));
  const offTheInvite = new Set(lost);
  const followed = before.flatMap((visit): Following[] => {
    const meeting = meetingOf.get(visit.meeting?.id ?? "");
    const isOff = offTheInvite.has(visit.visitor?.email ?? "");
    const after = meeting === undefined ? null : followMeeting(visit, meeting, { isOff, instead });
    return after === null ? [] : [{ ...after, before: visit }];
  });
  await write(context, eachOnce(before, followed));
  if (areSent) tellOfInvites(context, before);
}

type Following = Followed & { before: FollowingVisit };

/** Who is expected at the new site already is expected there once. */
function eachOnce(all: readonly FollowingVisit[], followed: readonly Following[]): Following[] {
  const keyOf = ({ visitor, meetingLocationId }: FollowingVisit) => `${visitor?.id ?? ""} ${meetingLocationId ?? ""}`;
  const changed = new Set(followed.map(({ visit }) => visit.id));
  const there = new Set(all.filter(({ id, status }) => status !== "cancelled" && !changed.has(id)).map(keyOf));
  return followed.flatMap((one): Following[] => {
    if (one.visit.status === "cancelled" || one.visit.visitor === null) return [one];
    const key = keyOf(one.visit);
    const isThere = there.has(key);
    there.add(key);
    if (!isThere) return [one];
    if (one.before.status === "cancelled") return [];
    const visit = { ...one.before, status: "cancelled" as const, cancelledBecause: "host" as const };
    return [{ ...one, how: "cancelled", visit }];
  });
}

function tellOfInvites(context: CommandContext, visits: readonly FollowingVisit[]): void {
  const invited = visits.filter(({ status }) => status === "invited" || status === "confirmed");
  const tell = invited.flatMap((visit) => {
    const meeting = visit.meeting && { ...visit.meeting, status: "scheduled" as const };
    return tellVisitor({ ...visit, meeting, isUntold: true }, context.now, true);
  });
  if (invited.length > 0) signalVisits(context, { kind: "visit.invited", visits: invited, tell });
}

const signals = { moved: "visit.moved", cancelled: "visit.cancelled", restored: "visit.restored" } as const;

async function write(context: CommandContext, visits: readonly Following[]): Promise<void> {
  if (visits.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  await saveVisits(tx, { tenantId, now, userId: principal.userId, visits: visits.map(({ visit }) => visit) });
  await keepPasses(
    context,
    visits.map(({ visit }) => visit.id),
  );
  for (const how of Object.keys(signals) as FollowedHow[]) {
    const some = visits.filter((one) => one.how === how);
    const tell = some.flatMap(({ visit }) => tellVisitor(visit, now, false));
    const others = new Map(some.map(({ before, visit }) => [visit.id, hostToTell(context, { before, after: visit })]));
    signalVisits(context, { kind: signals[how], visits: some.map(({ visit }) => visit), tell, others });
  }
  for (const { how, before, visit } of visits) {
    context.audit({
      action: `visit.${how === "moved" ? "move" : how === "cancelled" ? "cancel" : "restore"}`,
      entityType: "visit",
      entityId: visit.id,
      oldValues: auditableVisit(before),
      newValues: auditableVisit(visit),
    });
  }
}
