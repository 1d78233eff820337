import type { LocationChange, LocationConsequences } from "@magic-meetings/contract/meetings/location.ts";
import type { Meeting, MeetingLocation } from "@magic-meetings/contract/meetings/meeting.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { letGoOfRooms } from "../rooms/release-room.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { draftServiceOrder } from "../service-orders/draft-service-order.ts";
import { lockServiceOrder } from "../service-orders/service-order-sql.ts";
import { submitServiceOrder } from "../service-orders/submit-service-order.ts";
import { keepVisits } from "../visits/keep-visits.ts";
import { cardFor } from "./meeting-card-thread.ts";
import {
  addMeetingLocation,
  chooseHeadCount,
  chooseLocations,
  leaveUnusedLocations,
  sendGuestsTo,
  setHeadCount,
} from "./meeting-location-sql.ts";
import { changeable, visible } from "./meeting-policy.ts";
import { findMeeting, lockMeeting, type MeetingRecord } from "./meeting-sql.ts";
import { findKnownSites } from "./meeting-write-sql.ts";
import { planLocation, type OrderInstead, type PlannedLocation } from "./plan-location.ts";
import { presentMeeting } from "./present-meeting.ts";
import { countBySite } from "./settle-locations.ts";

const mostLocations = 20;

/** Lets another site take part in a meeting; from now on its sites are those that were chosen. */
export async function addLocation(
  context: CommandContext,
  { meetingId, siteId, headCount }: { meetingId: string; siteId: string; headCount?: number | undefined },
): Promise<Meeting> {
  const meeting = await openMeeting(context, meetingId);
  if (meeting.locations.some(({ site }) => site.id === siteId)) return presented(context, meetingId);
  await addSite(context, meeting, { siteId, headCount });
  return presented(context, meetingId);
}

/** The same for a meeting whose row is locked and that the site takes no part in yet. */
export async function addSite(
  context: CommandContext,
  meeting: MeetingRecord,
  site: { siteId: string; headCount?: number | undefined },
): Promise<void> {
  await join(context, meeting, site);
  await recountHeads(context, meeting.id);
}

/** Says how many come to one site, that guests come there, or moves it alone to another site. */
export async function changeLocation(
  context: CommandContext,
  request: LocationChange & { meetingId: string; locationId: string },
): Promise<Meeting> {
  const { tx, tenantId } = context;
  const { meetingId, headCount, takesGuests, siteId } = request;
  const meeting = await openMeeting(context, meetingId);
  const location = locationOf(meeting, request.locationId);
  let id = location.id;
  if (siteId !== undefined && siteId !== location.site.id) {
    id = await moveLocation(context, { meeting, location, siteId, acceptFees: request.acceptFees });
  }
  if (takesGuests) await sendGuestsTo(tx, { tenantId, meetingId, id });
  if (headCount !== undefined) {
    const isChosen = headCount !== null;
    await chooseHeadCount(tx, { tenantId, id, headCount: headCount ?? location.headCount, isChosen });
  }
  if (siteId === undefined) record(context, meeting, "meeting.location_changed", { site: location.site.name });
  await recountHeads(context, meetingId);
  return presented(context, meetingId);
}

/** Lets a site take no part any more: its rooms are free again, its orders are cancelled at the fees that were shown. */
export async function leaveLocation(
  context: CommandContext,
  { meetingId, locationId, acceptFees }: { meetingId: string; locationId: string; acceptFees?: Money[] | undefined },
): Promise<Meeting> {
  const meeting = await openMeeting(context, meetingId);
  const location = locationOf(meeting, locationId);
  if (meeting.locations.length === 1)
    throw new Refusal("wrong_state", "A meeting takes place somewhere: move it instead");
  const planned = await planLeaving(context, meeting, location);
  refuseUnacceptedFees(planned.consequences.fees, acceptFees);
  await leaveSite(context, meeting, location, planned);
  return presented(context, meetingId);
}

/** What it comes to when a site takes no part any more in a meeting whose row is locked. */
export function planLeaving(
  context: CommandContext,
  meeting: MeetingRecord,
  location: MeetingLocation,
): Promise<PlannedLocation> {
  return plan(context, { meeting, location, siteId: null });
}

/** Does what was planned. */
export async function leaveSite(
  context: CommandContext,
  meeting: MeetingRecord,
  location: MeetingLocation,
  planned: PlannedLocation,
): Promise<void> {
  await endAt(context, meeting, location, planned);
  await leave(context, meeting, location);
  record(context, meeting, "meeting.location_left", { site: location.site.name });
  await recountHeads(context, meeting.id);
}

/** What moving one location would mean, or leaving it; changes nothing. */
export async function previewLocation(
  db: Queries,
  args: { principal: Principal; meetingId: string; locationId: string; siteId: string | null; now: Date },
): Promise<LocationConsequences> {
  const { principal, meetingId, siteId, now } = args;
  const { tenantId, userId } = principal;
  const meeting = changeable(principal, await findMeeting(db, { tenantId, id: meetingId }));
  const location = locationOf(meeting, args.locationId);
  await refuseSite(db, tenantId, meeting, siteId);
  return (await planLocation(db, { tenantId, meeting, location, siteId, userId, now })).consequences;
}

interface Move {
  meeting: MeetingRecord;
  location: MeetingLocation;
  siteId: string;
  acceptFees: Money[] | undefined;
}

/** The other sites are not touched. Gives the new location's id. */
async function moveLocation(context: CommandContext, { meeting, location, siteId, acceptFees }: Move): Promise<string> {
  await refuseSite(context.tx, context.tenantId, meeting, siteId);
  const planned = await plan(context, { meeting, location, siteId });
  refuseUnacceptedFees(planned.consequences.fees, acceptFees);
  await endAt(context, meeting, location, planned);
  const headCount = location.headCountChosen ? location.headCount : undefined;
  const id = await join(context, meeting, { siteId, headCount, from: location.site.name });
  if (location.takesGuests) await sendGuestsTo(context.tx, { tenantId: context.tenantId, meetingId: meeting.id, id });
  await leave(context, meeting, location, { siteId, id });
  await recountHeads(context, meeting.id);
  for (const instead of planned.instead)
    await orderInstead(context, { meetingId: meeting.id, locationId: id, instead });
  return id;
}

function plan(
  { tx, tenantId, principal, now }: CommandContext,
  where: { meeting: MeetingRecord; location: MeetingLocation; siteId: string | null },
): Promise<PlannedLocation> {
  return planLocation(tx, { ...where, tenantId, userId: principal.userId, now });
}

async function orderInstead(
  context: CommandContext,
  { meetingId, locationId, instead }: { meetingId: string; locationId: string; instead: OrderInstead },
): Promise<void> {
  const { order } = instead.order;
  const { id } = await draftServiceOrder(context, {
    meetingId,
    locationId,
    lines: instead.lines,
    note: order.note,
    headCountMode: order.headCountMode,
  });
  if (order.status !== "draft") await submitServiceOrder(context, { id });
}

/** Ends what hangs on a location: its orders at their fees, its rooms. */
async function endAt(
  context: CommandContext,
  meeting: MeetingRecord,
  location: MeetingLocation,
  { orders }: PlannedLocation,
): Promise<void> {
  const { tx, tenantId, now } = context;
  for (const { order } of orders) {
    const locked = await lockServiceOrder(tx, { tenantId, id: order.id });
    if (locked === undefined || locked.order.version !== order.version) {
      throw new Refusal("conflict", "An order of this site was changed at the same moment: look again");
    }
    await endServiceOrder(context, locked, "service_order.cancelled", consequencesFor(locked.order, [], now));
  }
  const bookings = meeting.roomBookings.filter(({ locationId }) => locationId === location.id);
  await letGoOfRooms(context, { meeting, bookings, status: "released", reason: "organizer" });
}

async function join(
  context: CommandContext,
  meeting: MeetingRecord,
  { siteId, headCount, from }: { siteId: string; headCount?: number | undefined; from?: string },
): Promise<string> {
  const { tx, tenantId } = context;
  if (meeting.locations.length >= mostLocations) throw new Refusal("too_large", "A meeting is at 20 sites at most");
  const known = await findKnownSites(tx, { tenantId, siteIds: [siteId] });
  const site = known.get(siteId);
  if (site === undefined) throw new Refusal("unknown_site", "This is no site of the company");
  const id = await addMeetingLocation(tx, {
    tenantId,
    id: context.newId(),
    meetingId: meeting.id,
    siteId,
    headCount: headCount ?? 1,
  });
  if (headCount !== undefined) await chooseHeadCount(tx, { tenantId, id, headCount, isChosen: true });
  await chooseLocations(tx, { tenantId, meetingId: meeting.id });
  if (from === undefined) record(context, meeting, "meeting.location_added", { site });
  else record(context, meeting, "meeting.location_moved", { from, site });
  return id;
}

async function leave(
  context: CommandContext,
  meeting: MeetingRecord,
  location: MeetingLocation,
  joined?: { siteId: string; id: string },
): Promise<void> {
  const { tx, tenantId, now } = context;
  const stay = meeting.locations.flatMap(({ id, site }) => (id === location.id ? [] : [site.id]));
  const keepSiteIds = joined === undefined ? stay : [...stay, joined.siteId];
  await leaveUnusedLocations(tx, { tenantId, meetingId: meeting.id, keepSiteIds, now });
  const instead = joined === undefined ? new Map<string, string>() : new Map([[location.id, joined.id]]);
  await keepVisits(context, [meeting.id], { instead });
}

/** Head counts follow who works where, except where somebody said how many come. */
export async function recountHeads(context: CommandContext, meetingId: string): Promise<void> {
  const { tx, tenantId } = context;
  const meeting = await findMeeting(tx, { tenantId, id: meetingId });
  if (meeting === undefined) return;
  const siteIds = meeting.locations.map(({ site }) => site.id);
  const counts = await countBySite(context, meeting, { attendees: meeting.attendees, siteIds });
  for (const { id, site, headCount, headCountChosen } of meeting.locations) {
    const wanted = counts.get(site.id) ?? headCount;
    if (!headCountChosen && wanted !== headCount) await setHeadCount(tx, { tenantId, id, headCount: wanted });
  }
}

async function openMeeting({ tx, tenantId, principal, now }: CommandContext, id: string): Promise<MeetingRecord> {
  const meeting = changeable(principal, await lockMeeting(tx, { tenantId, id }));
  if (meeting.status !== "draft" && meeting.status !== "scheduled" && meeting.status !== "started") {
    throw new Refusal("wrong_state", "This meeting's sites stand as they were");
  }
  if (now >= meeting.end) throw new Refusal("meeting_over", "This meeting is over");
  return meeting;
}

function locationOf(meeting: MeetingRecord, locationId: string): MeetingLocation {
  const location = meeting.locations.find(({ id }) => id === locationId);
  if (location === undefined) throw new Refusal("not_found", "There is no such meeting");
  return location;
}

async function refuseSite(db: Queries, tenantId: string, meeting: MeetingRecord, siteId: string | null): Promise<void> {
  if (siteId === null) return;
  if (!(await findKnownSites(db, { tenantId, siteIds: [siteId] })).has(siteId)) {
    throw new Refusal("unknown_site", "This is no site of the company");
  }
  if (meeting.locations.some(({ site }) => site.id === siteId)) {
    throw new Refusal("conflict", "This site takes part already");
  }
}

/** Refuses fees that were not shown, or were less when they were. */
export function refuseUnacceptedFees(fees: readonly Money[], accepted: readonly Money[] = []): void {
  const isAccepted = ({ amountMinor, currency }: Money) =>
    accepted.some((one) => one.currency === currency && one.amountMinor >= amountMinor);
  if (fees.every(isAccepted)) return;
  throw new Refusal("fee_applies", "This is after the cut-off and costs a fee: look at it and accept it");
}

type LocationSignal = `meeting.location_${"added" | "moved" | "changed" | "left"}`;

function record(
  context: CommandContext,
  meeting: MeetingRecord,
  kind: LocationSignal,
  facts: Record<string, string>,
): void {
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "meeting", id: meeting.id },
    meetingId: meeting.id,
    organizerId: meeting.organizer.id,
    facts,
    ...(meeting.status === "draft" ? {} : { tell: [cardFor(meeting)] }),
  });
  context.audit({ action: kind, entityType: "meeting", entityId: meeting.id, newValues: facts });
}

async function presented({ tx, tenantId, principal, now }: CommandContext, id: string): Promise<Meeting> {
  return presentMeeting(visible(principal, await findMeeting(tx, { tenantId, id })), principal, now);
}
