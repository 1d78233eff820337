import type { ReleaseReason } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { offerFreedRooms } from "../rooms/offer-freed-rooms.ts";
import { settleRoomBookings } from "../rooms/room-booking-sql.ts";
import { withdrawApprovals } from "../rooms/withdraw-approvals.ts";
import type { DateBooking } from "./date-booking-sql.ts";

export interface LetGoOfDates {
  organizer: { id: string };
  bookings: readonly DateBooking[];
  /** `cancelled` when the dates themselves are; `released` when only the rooms are let go of. */
  status: "released" | "cancelled";
  reason: ReleaseReason;
}

/** Lets go of bookings of several dates, records each, and offers the rooms to whoever waits for them; gives their number. */
export async function letGoOfDates(context: CommandContext, letGo: LetGoOfDates): Promise<number> {
  const gone = await settle(context, letGo);
  await offerFreedRooms(context, freedBy(gone));
  return gone.length;
}

/** The same without the offers: for rooms that are taken again at once. Gives those that were let go of. */
export async function settle(context: CommandContext, letGo: LetGoOfDates): Promise<DateBooking[]> {
  const { tx, tenantId, now, principal } = context;
  const { organizer, bookings, status, reason } = letGo;
  const stamp = { tenantId, now, userId: principal.userId };
  const settled = new Set(
    await settleRoomBookings(tx, { ...stamp, ids: bookings.map(({ id }) => id), status, reason }),
  );
  const gone = bookings.filter(({ id }) => settled.has(id));
  const approvers = await withdrawApprovals(
    context,
    gone.filter((booking) => booking.status === "requested"),
  );
  for (const { id, meetingId, siteId, roomName, status: before } of gone) {
    const tell = approvers.get(id);
    context.signal({
      id: context.newId(),
      kind: "room_booking.released",
      subject: { type: "room_booking", id },
      meetingId,
      siteId,
      organizerId: organizer.id,
      facts: { room: roomName },
      ...(tell === undefined ? {} : { tell }),
    });
    context.audit({
      action: "room_booking.release",
      entityType: "room_booking",
      entityId: id,
      oldValues: { status: before },
      newValues: { status, reason },
    });
  }
  return gone;
}

/** The rooms that somebody else can have now: what was only asked for was never taken. */
export function freedBy(bookings: readonly DateBooking[]): string[] {
  return [...new Set(bookings.filter(({ status }) => status !== "requested").map(({ roomId }) => roomId))];
}
