import { noShowAt } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockRoomBooking } from "./booking-for-act-sql.ts";
import { momentOf } from "./present-room-booking.ts";
import { letGoOfRooms } from "./release-room.ts";
import { findNoShows } from "./room-use-sql.ts";

/** Releases the rooms that nobody checked in to in time, and tells the organizers; gives their number. */
export async function releaseNoShows(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  let released = 0;
  for (const { bookingId } of await findNoShows(tx, { tenantId, now })) {
    const found = await lockRoomBooking(tx, { tenantId, id: bookingId });
    // Somebody may have come in the meantime: the locked row decides.
    const lapsesAt = found === undefined ? null : noShowAt(momentOf(found.booking));
    if (found === undefined || lapsesAt === null || lapsesAt > now) continue;
    const { meeting, booking } = found;
    await letGoOfRooms(context, { meeting, bookings: [booking], status: "released", reason: "no_show", tell: true });
    released += 1;
  }
  return released;
}
