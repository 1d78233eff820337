import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookingFor, recordAct } from "./act-on-booking.ts";
import { offerFreedRooms } from "./offer-freed-rooms.ts";
import { momentOf } from "./present-room-booking.ts";
import { shortenBooking } from "./room-use-sql.ts";

const minute = 60_000;

/** Gives the room back before its time: it is free again once it is cleared, and whoever waits for it is offered it. */
export async function endRoomBooking(context: CommandContext, id: string): Promise<RoomBooking> {
  const { tx, tenantId, principal, now } = context;
  const found = await bookingFor(context, id, "end");
  const { booking } = found;
  const { start, end } = momentOf(booking);
  // What began this very moment has lasted a minute, because a booking of no length is none.
  const until = new Date(Math.max(now.getTime(), start.getTime() + minute));
  const givenBack = Math.max(0, Math.floor((end.getTime() - until.getTime()) / minute));
  await shortenBooking(tx, { tenantId, id, end: until, givenBack, now, userId: principal.userId });
  const answer = await recordAct(context, {
    found,
    kind: "room_booking.ended",
    action: "room_booking.end",
    facts: { minutes: givenBack },
    oldValues: { end: end.toISOString() },
    newValues: { end: until.toISOString() },
  });
  await offerFreedRooms(context, [booking.room.id]);
  return answer;
}
