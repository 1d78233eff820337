import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { addMeetingLocation } from "../meetings/meeting-location-sql.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { presentRoomBooking } from "../meetings/present-meeting.ts";
import { findRoomBooking, insertRoomBooking, lockRoomForMeeting, type RoomForMeeting } from "./room-booking-sql.ts";
import { letGoOfRooms } from "./release-room.ts";

const minute = 60_000;

/** How long a room stays held for an invite that is still being written, from the last sign of life of the pane. */
export const provisionalMinutes = 30;

export interface BookRoom {
  meetingId: string;
  roomId: string;
  /** A booking of the same meeting to let go of when this one succeeds. */
  replaces?: string | undefined;
}

/** Holds a room for a meeting, or refuses with `room_taken`; then nothing has changed, the replaced room included. */
export async function bookRoom(
  context: CommandContext,
  { meetingId, roomId, replaces }: BookRoom,
): Promise<RoomBooking> {
  const { tx, tenantId, now } = context;
  const found = await lockRoomForMeeting(tx, { tenantId, meetingId, roomId });
  refuseUnbookable(context, found);
  const { room, organizer } = found;
  if (replaces !== undefined) await replaceBooking(context, { id: meetingId, organizer }, replaces);
  const booking = bookingFor(context, found, found.locationId ?? (await locationAt(context, meetingId, found)));
  const rows = { tenantId, roomId, siteId: room.siteId, meetingId, now, userId: context.principal.userId };
  if (!(await insertRoomBooking(tx, { ...booking, ...rows }))) {
    throw new Refusal("room_taken", `${room.name} is taken at that time`);
  }
  recordBooking(context, { id: booking.id, meetingId, found });
  const heldFrom = booking.heldFrom.toISOString();
  const heldUntil = booking.heldUntil.toISOString();
  const expiresAt = booking.expiresAt?.toISOString() ?? null;
  return presentRoomBooking({ ...booking, room, heldFrom, heldUntil, expiresAt }, { ok: true });
}

/** Held from the set-up to the clear-down; provisional until the invite is sent. */
function bookingFor(context: CommandContext, found: RoomForMeeting, locationId: string) {
  const { meeting, setupMinutes, cleardownMinutes } = found;
  const isDraft = meeting.status === "draft";
  return {
    id: context.newId(),
    locationId,
    setupMinutes,
    cleardownMinutes,
    heldFrom: new Date(meeting.start.getTime() - setupMinutes * minute),
    heldUntil: new Date(meeting.end.getTime() + cleardownMinutes * minute),
    status: isDraft ? ("provisional" as const) : ("confirmed" as const),
    expiresAt: isDraft ? new Date(context.now.getTime() + provisionalMinutes * minute) : null,
  };
}

function refuseUnbookable(context: CommandContext, found: RoomForMeeting | undefined): asserts found is RoomForMeeting {
  if (found === undefined) throw new Refusal("not_found", "There is no such meeting or room");
  changeable(context.principal, found);
  if (found.meeting.status !== "draft" && found.meeting.status !== "scheduled" && found.meeting.status !== "started") {
    throw new Refusal("wrong_state", "This meeting takes no more rooms");
  }
  if (context.now >= found.meeting.end) throw new Refusal("meeting_over", "This meeting is over");
  if (found.approvalNeeded) throw new Refusal("room_not_bookable", `${found.room.name} is given out by its owner only`);
  if (found.meeting.end.getTime() - found.meeting.start.getTime() > longestBooking(found)) {
    throw new Refusal("room_not_bookable", "A room can be held for a day at most, set-up and clear-down included");
  }
}

function longestBooking({ setupMinutes, cleardownMinutes }: RoomForMeeting): number {
  return (24 * 60 - setupMinutes - cleardownMinutes) * minute;
}

async function replaceBooking(
  context: CommandContext,
  meeting: { id: string; organizer: { id: string } },
  bookingId: string,
): Promise<void> {
  const old = await findRoomBooking(context.tx, { tenantId: context.tenantId, id: bookingId });
  if (old === undefined || old.meetingId !== meeting.id)
    throw new Refusal("not_found", "There is no such booking to replace");
  await letGoOfRooms(context, { meeting, bookings: [old.booking], status: "released" });
}

function locationAt(
  context: CommandContext,
  meetingId: string,
  { room: { siteId }, headCount }: RoomForMeeting,
): Promise<string> {
  return addMeetingLocation(context.tx, {
    tenantId: context.tenantId,
    id: context.newId(),
    meetingId,
    siteId,
    headCount,
  });
}

function recordBooking(
  context: CommandContext,
  { id, meetingId, found }: { id: string; meetingId: string; found: RoomForMeeting },
): void {
  const { room, organizer } = found;
  const isDraft = found.meeting.status === "draft";
  context.signal({
    id: context.newId(),
    kind: isDraft ? "room_booking.held" : "room_booking.confirmed",
    subject: { type: "room_booking", id },
    meetingId,
    siteId: room.siteId,
    organizerId: organizer.id,
    facts: { room: room.name },
    ...(isDraft ? {} : { tell: [cardFor({ id: meetingId, organizer })] }),
  });
  context.audit({
    action: "room_booking.book",
    entityType: "room_booking",
    entityId: id,
    newValues: { roomId: room.id, meetingId, status: isDraft ? "provisional" : "confirmed" },
  });
}
