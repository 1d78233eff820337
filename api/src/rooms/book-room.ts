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
  const room = await lockRoomForMeeting(tx, { tenantId, meetingId, roomId });
  refuseUnbookable(context, room);
  if (replaces !== undefined) await replaceBooking(context, { id: meetingId, organizer: room.organizer }, replaces);
  const id = context.newId();
  const isDraft = room.meeting.status === "draft";
  const isHeld = await insertRoomBooking(tx, {
    tenantId,
    id,
    roomId,
    siteId: room.siteId,
    meetingId,
    locationId: room.locationId ?? (await locationAt(context, meetingId, room)),
    heldFrom: new Date(room.meeting.start.getTime() - room.setupMinutes * minute),
    heldUntil: new Date(room.meeting.end.getTime() + room.cleardownMinutes * minute),
    setupMinutes: room.setupMinutes,
    cleardownMinutes: room.cleardownMinutes,
    status: isDraft ? "provisional" : "confirmed",
    expiresAt: isDraft ? new Date(now.getTime() + provisionalMinutes * minute) : null,
    now,
    userId: context.principal.userId,
  });
  if (!isHeld) throw new Refusal("room_taken", `${room.roomName} is taken at that time`);
  recordBooking(context, { id, meetingId, roomId, room });
  return presentBooking(context, id);
}

function refuseUnbookable(context: CommandContext, room: RoomForMeeting | undefined): asserts room is RoomForMeeting {
  if (room === undefined) throw new Refusal("not_found", "There is no such meeting or room");
  changeable(context.principal, room);
  if (room.meeting.status !== "draft" && room.meeting.status !== "scheduled" && room.meeting.status !== "started") {
    throw new Refusal("wrong_state", "This meeting takes no more rooms");
  }
  if (context.now >= room.meeting.end) throw new Refusal("meeting_over", "This meeting is over");
  if (room.approvalNeeded) throw new Refusal("room_not_bookable", `${room.roomName} is given out by its owner only`);
  if (room.meeting.end.getTime() - room.meeting.start.getTime() > longestBooking(room)) {
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
  { siteId, headCount }: RoomForMeeting,
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
  { id, meetingId, roomId, room }: { id: string; meetingId: string; roomId: string; room: RoomForMeeting },
): void {
  const isDraft = room.meeting.status === "draft";
  context.signal({
    id: context.newId(),
    kind: isDraft ? "room_booking.held" : "room_booking.confirmed",
    subject: { type: "room_booking", id },
    meetingId,
    siteId: room.siteId,
    organizerId: room.organizer.id,
    facts: { room: room.roomName },
    ...(isDraft ? {} : { tell: [cardFor({ id: meetingId, organizer: room.organizer })] }),
  });
  context.audit({
    action: "room_booking.book",
    entityType: "room_booking",
    entityId: id,
    newValues: { roomId, meetingId, status: isDraft ? "provisional" : "confirmed" },
  });
}

async function presentBooking(context: CommandContext, id: string): Promise<RoomBooking> {
  const made = await findRoomBooking(context.tx, { tenantId: context.tenantId, id });
  if (made === undefined) throw new Error("The booking that was just made is not there");
  return presentRoomBooking(made.booking, { ok: true });
}
