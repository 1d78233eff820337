import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOfVisitAction } from "@magic-meetings/contract/visits/visit-rules.ts";
import type { VisitChange } from "@magic-meetings/contract/visits/visit-input.ts";
import type { VisitAction, VisitScope } from "@magic-meetings/contract/visits/visit-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { givenFields } from "../commands/given-fields.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import { screenAgain } from "../block-list/screen-again.ts";
import { clearanceOf } from "./clearance.ts";
import { isSame, retimed, type FollowingVisit } from "./follow-meeting.ts";
import { findMeetingsWithSites, lockFollowing, type MeetingWithSites } from "./following-sql.ts";
import { changeSeriesVisitor, endSeriesVisitor } from "./series-visitor-sql.ts";
import { changeableVisit } from "./visit-access.ts";
import { locationOf, ownTimeOf, refuseUnknownHost } from "./visit-meeting.ts";
import { findActiveVisits, findSiblings } from "./visit-lookup-sql.ts";
import { findVisit } from "./visit-sql.ts";
import { saveVisitor } from "./visitor-sql.ts";
import { writeVisits } from "./write-visits.ts";

/** Changes a visit by what is given; of a series, who is host, what for and what is needed also on other dates. */
export async function changeVisit(
  context: CommandContext,
  { id, expectedVersion, scope, ...change }: VisitChange & { id: string; expectedVersion: number | undefined },
): Promise<void> {
  const before = await lockForChange(context, id);
  refuseStaleVersion(before.version, expectedVersion);
  refuse(before, "change");
  if (change.hostId !== undefined) await refuseUnknownHost(context, change.hostId);
  if (change.visitor !== undefined) await changePerson(context, before, change.visitor);
  const meeting = await meetingOf(context, before);
  const here = changed(await placed(context, before, change, meeting), change, meeting);
  const { hostId, purpose, needs, note } = change;
  if (scope !== "one") await changeInSeries(context, here, change.hostId);
  const others = await lockSiblings(context, before, scope);
  const there = others.map((one) => ({
    before: one,
    after: changed(one, { hostId, purpose, needs, note }, undefined),
  }));
  await writeVisits(context, [{ before, after: here }, ...there], "visit.changed");
  const { name, email } = change.visitor ?? {};
  if (name !== undefined || email !== undefined) await screen(context, before);
}

/** Takes people off the list; of a series also for the dates after this one, and for those that are added later. */
export async function cancelVisit(
  context: CommandContext,
  { id, scope }: { id: string; scope: VisitScope },
): Promise<void> {
  const before = await lockForChange(context, id);
  const others = await lockSiblings(context, before, scope);
  if (before.status !== "cancelled") refuse(before, "cancel");
  if (scope !== "one" && before.visitor !== null) await endInSeries(context, before, scope);
  const cancelled = [before, ...others].filter(({ status }) => status !== "cancelled");
  const changes = cancelled.map((one) => ({
    before: one,
    after: { ...one, status: "cancelled" as const, cancelledBecause: "host" as const },
  }));
  await writeVisits(context, changes, "visit.cancelled");
}

/** Takes a cancellation back, unless she is expected by another invitation or her meeting does not take place. */
export async function restoreVisit(context: CommandContext, id: string): Promise<void> {
  const { tx, tenantId, now } = context;
  const before = await lockForChange(context, id);
  if (before.status !== "cancelled") return;
  const meeting = await meetingOf(context, before);
  if (meeting?.status === "cancelled") throw new Refusal("wrong_state", "The meeting does not take place");
  if (before.visitor === null) throw new Refusal("visitor_erased", "The visitor's data is erased");
  if ((meeting?.end ?? before.end) <= now) throw new Refusal("meeting_over", "This meeting is over");
  if (meeting !== undefined) {
    const visitorIds = [before.visitor.id];
    const active = await findActiveVisits(tx, { tenantId, meetingId: meeting.id, visitorIds });
    if (active.length > 0) throw new Refusal("conflict", "The visitor is expected by another invitation");
  }
  const location = meeting?.locations.find((one) => one.id === before.meetingLocationId) ?? meeting?.locations[0];
  const period = meeting === undefined || before.ownTimeFor !== null ? before : meeting;
  const after: FollowingVisit = {
    ...retimed(before, { start: period.start, end: period.end }, meeting?.status === "draft"),
    status: "invited",
    cancelledBecause: null,
    ...(location === undefined
      ? {}
      : { meetingLocationId: location.id, site: { ...before.site, id: location.siteId } }),
  };
  await writeVisits(context, [{ before, after }], "visit.restored");
  await screen(context, before);
}

/** What is known of her, or who is on the block list, is not what it was when she was invited. */
async function screen(context: CommandContext, { visitor }: FollowingVisit): Promise<void> {
  if (visitor !== null) await screenAgain(context, { visitorId: visitor.id });
}

/** Somebody says that the visitor comes. */
export async function confirmVisit(context: CommandContext, id: string): Promise<void> {
  const before = await lockForChange(context, id);
  if (before.status === "confirmed") return;
  refuse(before, "confirm");
  await writeVisits(context, [{ before, after: { ...before, status: "confirmed" } }], "visit.confirmed");
}

/** The meeting first, then its visits: as everybody does who changes both. */
async function lockForChange(context: CommandContext, id: string): Promise<FollowingVisit> {
  const { tx, tenantId, principal } = context;
  const found = changeableVisit(principal, await findVisit(tx, { tenantId, id }));
  if (found.meeting !== null) await lockMeeting(tx, { tenantId, id: found.meeting.id });
  const [visit] = await lockFollowing(tx, { tenantId, ids: [id] });
  if (visit === undefined) throw new Refusal("not_found", "There is no such visit");
  return visit;
}

async function lockSiblings(
  { tx, tenantId, now }: CommandContext,
  { id, meeting }: FollowingVisit,
  scope: VisitScope,
): Promise<FollowingVisit[]> {
  if (scope === "one" || meeting === null || meeting.seriesId === null) return [];
  return lockFollowing(tx, { tenantId, ids: await findSiblings(tx, { tenantId, id, now, scope }) });
}

async function meetingOf({ tx, tenantId }: CommandContext, { meeting }: FollowingVisit) {
  if (meeting === null) return undefined;
  return (await findMeetingsWithSites(tx, { tenantId, meetingIds: [meeting.id] }))[0];
}

function refuse(visit: FollowingVisit, action: VisitAction): void {
  const because = refusalOfVisitAction(visit, action);
  if (because !== null) throw new Refusal(because, "This cannot be done with the visit as it is now");
}

type Change = Omit<VisitChange, "scope">;

/** At another of the meeting's sites, where security may want to look at her. */
async function placed(
  context: CommandContext,
  visit: FollowingVisit,
  { siteId }: Change,
  meeting: MeetingWithSites | undefined,
): Promise<FollowingVisit> {
  if (siteId === undefined || siteId === visit.site.id) return visit;
  if (meeting === undefined || visit.visitor === null || visit.status === "arrived") {
    throw new Refusal("wrong_state", "This visit is at the site where it began");
  }
  const location = locationOf(meeting, { siteId });
  const { id, visitor } = visit;
  const { tx, tenantId } = context;
  const active = await findActiveVisits(tx, { tenantId, meetingId: meeting.id, visitorIds: [visitor.id] });
  if (active.length > 1) throw new Refusal("conflict", "The visitor is expected there already");
  const clearances = await clearanceOf(context, [{ visitId: id, visitorId: visitor.id, siteId }]);
  const clearance = clearances.of(id);
  await clearances.ask([id]);
  return { ...visit, meetingLocationId: location.id, site: { ...visit.site, id: siteId }, clearance };
}

function changed(visit: FollowingVisit, change: Change, meeting: MeetingWithSites | undefined): FollowingVisit {
  const after = {
    ...visit,
    host: { ...visit.host, id: change.hostId ?? visit.host.id },
    purpose: change.purpose ?? visit.purpose,
    note: change.note ?? visit.note,
    needs: { ...visit.needs, ...change.needs },
  };
  if (change.period === undefined || meeting === undefined) return after;
  const ownTime = change.period === null ? null : ownTimeOf(meeting, change.period);
  const to = ownTime ?? { start: meeting.start, end: meeting.end };
  const ownTimeFor = ownTime === null ? null : { start: meeting.start, end: meeting.end };
  if (isSame(visit, to)) return { ...after, ownTimeFor };
  return { ...retimed(after, to, meeting.status === "draft"), ownTimeFor };
}

async function changePerson(
  { tx, tenantId, now, principal, audit }: CommandContext,
  { visitor }: FollowingVisit,
  change: NonNullable<VisitChange["visitor"]>,
): Promise<void> {
  if (visitor === null) throw new Refusal("visitor_erased", "The visitor's data is erased");
  const person = { ...visitor, ...givenFields(change) };
  if (!(await saveVisitor(tx, { tenantId, now, userId: principal.userId, visitor: person }))) {
    throw new Refusal("conflict", "The visitor's data was changed at the same moment: look again");
  }
  // Which of it changed, never to what.
  const fields = Object.keys(givenFields(change)).sort();
  audit({ action: "visitor.change", entityType: "visitor", entityId: visitor.id, newValues: { fields } });
}

async function changeInSeries(
  { tx, tenantId, now, principal }: CommandContext,
  { meeting, visitor, purpose, note, needs }: FollowingVisit,
  hostId: string | undefined,
): Promise<void> {
  if (meeting === null || meeting.seriesId === null || visitor === null) return;
  const { seriesId } = meeting;
  const wanted = { hostId: hostId ?? null, purpose, note, needs };
  const whose = { tenantId, seriesId, visitorId: visitor.id, now, userId: principal.userId };
  await changeSeriesVisitor(tx, { ...whose, ...wanted });
}

async function endInSeries(
  { tx, tenantId, now, principal }: CommandContext,
  { meeting, visitor }: FollowingVisit,
  scope: "following" | "all",
): Promise<void> {
  if (meeting === null || meeting.seriesId === null || visitor === null) return;
  const [date] = await findMeetingsWithSites(tx, { tenantId, meetingIds: [meeting.id] });
  const from = scope === "all" ? null : (date?.originalStart ?? null);
  const { seriesId } = meeting;
  await endSeriesVisitor(tx, { tenantId, seriesId, visitorId: visitor.id, from, now, userId: principal.userId });
}
