import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { writeRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { addMeetingLocation } from "../meetings/meeting-location-sql.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import type { RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { askForApproval, decidesAlone } from "./ask-for-approval.ts";
import { presentRoomBooking } from "./present-room-booking.ts";
import { refuseByRules } from "./refuse-room.ts";
import { letGoOfRooms } from "./release-room.ts";
import { findRoomBooking, insertRoomBooking } from "./room-booking-sql.ts";
import { lockRoomForMeeting, type RoomForMeeting } from "./room-for-meeting-sql.ts";
import { isRoomFree } from "./room-count-sql.ts";

const minute = 60_000;

/** How long a room stays held for an invite that is still being written, from the last sign of life of the pane. */
export const provisionalMinutes = 30;

export interface BookRoom {
  meetingId: string;
  roomId: string;
  /** A booking of the same meeting to let go of when this one succeeds. */
  replaces?: string | undefined;
  /** For whoever approves. */
  note?: string | undefined;
  /** The event has the room, and not the replaced one, or is given it by whoever asks. */
  onInvite?: boolean | undefined;
}

/**
 * Holds a room for a meeting, or asks for it where somebody has to approve; refuses with `room_taken`, `site_closed` or
 * `room_rule_broken`, and then nothing has changed, the replaced room included.
 */
export async function bookRoom(context: CommandContext, wanted: BookRoom): Promise<RoomBooking> {
  const { meetingId, roomId } = wanted;
  const { tx, tenantId, principal, now } = context;
  const found = bookableFor(context, await lockRoomForMeeting(tx, { tenantId, meetingId, roomId }));
  await refuseByRules(context, {
    ...wanted,
    ...found,
    ...found.meeting,
    roomName: found.room.name,
  });
  if (wanted.replaces !== undefined) await replaceBooking(context, found, { ...wanted, bookingId: wanted.replaces });
  const locationId = found.locationId ?? (await locationAt(context, meetingId, found));
  const booking = bookingFor(context, found, locationId);
  await write(context, wanted, { found, booking });
  if (booking.status === "requested" && found.meeting.status !== "draft") {
    await askForApproval(context, { ...asked(wanted, found), bookingId: booking.id });
  } else recordBooking(context, { meetingId, found, booking });
  if (found.meeting.status !== "draft") await followRooms(context, [{ id: meetingId, organizer: found.organizer }]);
  if (booking.status === "confirmed" && !wanted.onInvite) await writeRoomsToCalendar(context, meetingId, [found.room]);
  return presentRoomBooking(booking, { people: found, principal, now });
}

/** The room and the meeting, where the asker may book for it and it still takes rooms. */
export function bookableFor(context: CommandContext, found: RoomForMeeting | undefined): RoomForMeeting {
  if (found === undefined) throw new Refusal("not_found", "There is no such meeting or room");
  changeable(context.principal, found);
  const { status, end } = found.meeting;
  if (status !== "draft" && status !== "scheduled" && status !== "started") {
    throw new Refusal("wrong_state", "This meeting takes no more rooms");
  }
  if (context.now >= end) throw new Refusal("meeting_over", "This meeting is over");
  return found;
}

/** Held from the set-up to the clear-down; provisional until the invite is sent, requested where somebody decides first. */
function bookingFor(context: CommandContext, found: RoomForMeeting, locationId: string): RoomBookingRecord {
  const { meeting, terms, room } = found;
  const { setupMinutes, cleardownMinutes, noShowMinutes } = terms;
  const isDraft = meeting.status === "draft";
  const needsApproval =
    terms.approvalNeeded && !decidesAlone(context.principal, { room, approverId: terms.approverId });
  const expiresAt = isDraft ? new Date(context.now.getTime() + provisionalMinutes * minute) : null;
  return {
    id: context.newId(),
    room,
    locationId,
    heldFrom: new Date(meeting.start.getTime() - setupMinutes * minute).toISOString(),
    heldUntil: new Date(meeting.end.getTime() + cleardownMinutes * minute).toISOString(),
    setupMinutes,
    cleardownMinutes,
    noShowMinutes,
    status: needsApproval ? "requested" : isDraft ? "provisional" : "confirmed",
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: context.now.toISOString(),
    checkedInAt: null,
    releaseReason: null,
  };
}

async function write(
  context: CommandContext,
  { meetingId, roomId, note = "" }: BookRoom,
  { found, booking }: { found: RoomForMeeting; booking: RoomBookingRecord },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const [heldFrom, heldUntil] = [new Date(booking.heldFrom), new Date(booking.heldUntil)];
  // A request holds nothing, so the constraint does not speak: asking for what is taken already makes no sense.
  const isFree = booking.status !== "requested" || (await isRoomFree(tx, { tenantId, roomId, heldFrom, heldUntil }));
  const isWritten =
    isFree &&
    (await insertRoomBooking(tx, {
      tenantId,
      id: booking.id,
      roomId,
      siteId: found.room.siteId,
      meetingId,
      locationId: booking.locationId,
      heldFrom,
      heldUntil,
      setupMinutes: booking.setupMinutes,
      cleardownMinutes: booking.cleardownMinutes,
      status: booking.status,
      expiresAt: booking.expiresAt === null ? null : new Date(booking.expiresAt),
      spaceOf: found.terms.spaceOf,
      spacePart: found.terms.spacePart,
      note,
      now,
      userId: principal.userId,
    }));
  if (!isWritten) throw new Refusal("room_taken", `${found.room.name} is taken at that time`);
}

async function replaceBooking(
  context: CommandContext,
  { organizer }: RoomForMeeting,
  { meetingId, bookingId, onInvite = false }: BookRoom & { bookingId: string },
): Promise<void> {
  const old = await findRoomBooking(context.tx, { tenantId: context.tenantId, id: bookingId });
  if (old === undefined || old.meetingId !== meetingId) {
    throw new Refusal("not_found", "There is no such booking to replace");
  }
  const meeting = { id: meetingId, organizer };
  await letGoOfRooms(context, { meeting, bookings: [old.booking], status: "released", reason: "replaced", onInvite });
}

function locationAt(
  { tx, tenantId, newId }: CommandContext,
  meetingId: string,
  { room: { siteId }, headCount }: RoomForMeeting,
): Promise<string> {
  return addMeetingLocation(tx, { tenantId, id: newId(), meetingId, siteId, headCount });
}

function asked({ meetingId }: BookRoom, { room, organizer, terms }: RoomForMeeting) {
  return { meeting: { id: meetingId, organizer }, room, approverId: terms.approverId };
}

const kinds = { provisional: "held", requested: "requested", confirmed: "confirmed" } as const;

function recordBooking(
  context: CommandContext,
  { meetingId, found, booking }: { meetingId: string; found: RoomForMeeting; booking: RoomBookingRecord },
): void {
  const { room, organizer } = found;
  const status = booking.status as keyof typeof kinds;
  context.signal({
    id: context.newId(),
    kind: `room_booking.${kinds[status]}`,
    subject: { type: "room_booking", id: booking.id },
    meetingId,
    siteId: room.siteId,
    organizerId: organizer.id,
    facts: { room: room.name },
    ...(found.meeting.status === "draft" ? {} : { tell: [cardFor({ id: meetingId, organizer })] }),
  });
  context.audit({
    action: "room_booking.book",
    entityType: "room_booking",
    entityId: booking.id,
    newValues: { roomId: room.id, meetingId, status },
  });
}
