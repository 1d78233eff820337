import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ReleaseReason, RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { writeRoomsToCalendar } from "../calendar-writes/ask-calendar-write.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import type { RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { followRooms } from "../production-orders/follow-rooms.ts";
import { offerFreedRooms } from "./offer-freed-rooms.ts";
import { presentRoomBooking } from "./present-room-booking.ts";
import { findRoomBooking, settleRoomBookings } from "./room-booking-sql.ts";
import { lockSpaces } from "./room-space-sql.ts";
import { withdrawApprovals } from "./withdraw-approvals.ts";

/** Lets go of a room. Releasing what is released already changes nothing and is no error. `onInvite`: see `LetGo`. */
export async function releaseRoom(context: CommandContext, id: string, onInvite = false): Promise<RoomBooking> {
  const { tx, tenantId, principal, now } = context;
  const found = await findRoomBooking(tx, { tenantId, id });
  const meeting = found && (await findMeeting(tx, { tenantId, id: found.meetingId }));
  if (found === undefined || meeting === undefined) throw new Refusal("not_found", "There is no such booking");
  changeable(principal, meeting);
  await letGoOfRooms(context, {
    meeting,
    bookings: [found.booking],
    status: "released",
    reason: "organizer",
    onInvite,
  });
  const after = await findRoomBooking(tx, { tenantId, id });
  return presentRoomBooking(after?.booking ?? found.booking, { people: meeting, principal, now });
}

export interface LetGo {
  meeting: { id: string; organizer: { id: string } };
  bookings: readonly RoomBookingRecord[];
  /** `cancelled` when the meeting itself is; `released` when only the room is let go of. */
  status: "released" | "cancelled";
  reason: ReleaseReason;
  /** Whether the organizer's card has to say so by itself: not where she did it or is told of the cause anyway. */
  tell?: boolean;
  /** The event does not have the rooms any more, or loses them by whoever asks. */
  onInvite?: boolean;
}

/** What could not follow a move stays invited: it is asked for again when the meeting is moved once more. */
const staysOnEvent: ReadonlySet<ReleaseReason> = new Set(["moved"]);

/** Lets go of bookings of one meeting, records it, and offers the rooms to whoever waits for them. */
export async function letGoOfRooms(context: CommandContext, letGo: LetGo): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { meeting, bookings, status, reason, tell = false, onInvite = false } = letGo;
  const ids = bookings.map((booking) => booking.id);
  // As everybody who books does: whoever is offered a room here and now never waits for somebody who waits for this.
  await lockSpaces(tx, { tenantId, roomIds: bookings.map(({ room }) => room.id) });
  const settled = await settleRoomBookings(tx, { tenantId, ids, status, reason, now, userId: principal.userId });
  const gone = bookings.filter(({ id }) => settled.includes(id));
  const approvers = await withdrawApprovals(
    context,
    gone.filter((booking) => booking.status === "requested").map(({ id, room }) => ({ id, siteId: room.siteId })),
  );
  for (const booking of gone) {
    const told = [...(tell ? [cardFor(meeting)] : []), ...(approvers.get(booking.id) ?? [])];
    context.signal({
      id: context.newId(),
      kind: reason === "no_show" ? "room_booking.no_show" : "room_booking.released",
      subject: { type: "room_booking", id: booking.id },
      meetingId: meeting.id,
      siteId: booking.room.siteId,
      organizerId: meeting.organizer.id,
      facts: { room: booking.room.name },
      ...(told.length > 0 ? { tell: told } : {}),
    });
    context.audit({
      action: "room_booking.release",
      entityType: "room_booking",
      entityId: booking.id,
      oldValues: { status: booking.status },
      newValues: { status, reason },
    });
  }
  if (status === "released" && !onInvite && !staysOnEvent.has(reason)) {
    const firm = gone.filter((booking) => booking.status === "confirmed");
    await writeRoomsToCalendar(
      context,
      meeting.id,
      firm.map(({ room }) => room),
    );
  }
  // A cancelled meeting's deliveries end with it; those that stand past their cut-off stand as they were ordered.
  if (gone.length > 0 && status === "released") await followRooms(context, [meeting]);
  const held = gone.filter((booking) => booking.status !== "requested");
  await offerFreedRooms(
    context,
    held.map(({ room }) => room.id),
  );
}
