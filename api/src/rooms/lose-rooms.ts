import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { addMeetingLocation } from "../meetings/meeting-location-sql.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { lockRoomBooking } from "./booking-for-act-sql.ts";
import { offerReplacement } from "./offer-replacement.ts";
import { insertRoomBooking, settleRoomBookings } from "./room-booking-sql.ts";
import { lockRoomForMeeting, type RoomForMeeting } from "./room-for-meeting-sql.ts";
import { lockSpaces } from "./room-space-sql.ts";
import { withdrawApprovals } from "./withdraw-approvals.ts";

interface OrganizedMeeting {
  id: string;
  organizer: { id: string };
}

/**
 * The rooms' own mailboxes turned the meeting down: somebody else has them. Their bookings end as declined, the organizer
 * is told and kept the best one that is free instead. They are offered to nobody.
 */
export async function loseRooms(
  context: CommandContext,
  { meeting, bookings }: { meeting: OrganizedMeeting; bookings: readonly { id: string; room: { id: string } }[] },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  await lockSpaces(tx, { tenantId, roomIds: bookings.map(({ room }) => room.id) });
  for (const { id } of bookings) {
    const found = await lockRoomBooking(tx, { tenantId, id });
    if (found === undefined) continue;
    const { booking } = found;
    const stamp = { tenantId, now, userId: principal.userId };
    const settled = await settleRoomBookings(tx, { ...stamp, ids: [id], status: "declined", reason: "rejected" });
    if (settled.length === 0) continue;
    const asked = booking.status === "requested" ? [{ id, siteId: booking.room.siteId }] : [];
    const approvers = await withdrawApprovals(context, asked);
    recordLost(context, { meeting, bookingId: id, room: booking.room, before: booking.status }, approvers.get(id));
    const { headCount: capacity, organizer } = found;
    await offerReplacement(context, { like: booking, capacity, meeting: { ...found.meeting, organizer } });
  }
  await followRooms(context, [meeting]);
}

/** A room that was put on the invite by hand and cannot be had: it is shown as declined, with another one offered. */
export async function missRoom(
  context: CommandContext,
  { meeting, roomId }: { meeting: OrganizedMeeting; roomId: string },
): Promise<void> {
  const { tx, tenantId, newId, now } = context;
  const found = await lockRoomForMeeting(tx, { tenantId, meetingId: meeting.id, roomId });
  if (found === undefined) return;
  const { room, terms, organizer, headCount } = found;
  const locationId =
    found.locationId ??
    (await addMeetingLocation(tx, { tenantId, id: newId(), meetingId: meeting.id, siteId: room.siteId, headCount }));
  const id = newId();
  const isWritten = await insertRoomBooking(tx, {
    ...bookedFor(found),
    tenantId,
    id,
    roomId,
    siteId: room.siteId,
    meetingId: meeting.id,
    locationId,
    status: "declined",
    expiresAt: null,
    spaceOf: terms.spaceOf,
    spacePart: terms.spacePart,
    note: "",
    now,
    userId: null,
  });
  if (isWritten) recordLost(context, { meeting, bookingId: id, room, before: null });
  await offerReplacement(context, {
    like: { id, room },
    capacity: headCount,
    meeting: { ...found.meeting, id: meeting.id, organizer },
  });
}

const longest = 24 * 60 * 60_000;

/** The meeting's own time: of a longer one its first day, which is what a row can say. */
function bookedFor({ meeting: { start, end } }: RoomForMeeting) {
  const heldUntil = new Date(Math.min(end.getTime(), start.getTime() + longest));
  return { heldFrom: start, heldUntil, setupMinutes: 0, cleardownMinutes: 0 };
}

interface Lost {
  meeting: OrganizedMeeting;
  bookingId: string;
  room: { name: string; siteId: string };
  before: string | null;
}

function recordLost(
  context: CommandContext,
  { meeting, bookingId, room, before }: Lost,
  approvers: readonly ReturnType<typeof cardFor>[] = [],
): void {
  context.signal({
    id: context.newId(),
    kind: "room_booking.declined",
    subject: { type: "room_booking", id: bookingId },
    meetingId: meeting.id,
    siteId: room.siteId,
    organizerId: meeting.organizer.id,
    facts: { room: room.name },
    tell: [cardFor(meeting), ...approvers],
  });
  context.audit({
    action: "room_booking.decline",
    entityType: "room_booking",
    entityId: bookingId,
    oldValues: { status: before },
    newValues: { status: "declined", reason: "calendar" },
  });
}
