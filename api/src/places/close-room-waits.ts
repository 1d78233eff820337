import type { CommandContext } from "../commands/command-context.ts";
import { recordWait } from "../rooms/offer-room.ts";
import { settleRoomBookings } from "../rooms/room-booking-sql.ts";
import { lapseWaitsFor } from "./room-waits-sql.ts";

/** Ends the line for a room that closes: what was offered is taken back, and everybody in it is told. */
export async function closeRoomWaits(
  context: CommandContext,
  room: { id: string; name: string; siteId: string },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const waits = await lapseWaitsFor(tx, { tenantId, roomId: room.id, now, userId: principal.userId });
  const offered = waits.flatMap(({ bookingId }) => (bookingId === null ? [] : [bookingId]));
  await settleRoomBookings(tx, {
    tenantId,
    ids: offered,
    status: "released",
    reason: "room_closed",
    now,
    userId: principal.userId,
  });
  for (const wait of waits) {
    recordWait(context, { ...wait, roomName: room.name, siteId: room.siteId }, "room_wait.lapsed");
  }
}
