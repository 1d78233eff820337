import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookingFor, recordAct } from "./act-on-booking.ts";
import { presentRoomBooking } from "./present-room-booking.ts";
import { checkInBooking } from "./room-use-sql.ts";

/** Somebody is in the room: it is not released any more. Checking in again changes nothing. */
export async function checkInRoom(context: CommandContext, id: string): Promise<RoomBooking> {
  const { tx, tenantId, principal, now } = context;
  const found = await bookingFor(context, id, "checkIn");
  if (found.booking.checkedInAt !== null) return presentRoomBooking(found.booking, { people: found, principal, now });
  await checkInBooking(tx, { tenantId, id, now, userId: principal.userId });
  return recordAct(context, {
    found,
    kind: "room_booking.checked_in",
    action: "room_booking.check_in",
    newValues: { checkedInAt: now.toISOString() },
  });
}
