import { waitOfferMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { holdOffer, recordWait } from "./offer-room.ts";
import { findInLine, settleRoomWait } from "./room-wait-sql.ts";

/** Rooms became free: whoever is first in line for one of them is offered it, and it is kept for her for 15 minutes. */
export async function offerFreedRooms(context: CommandContext, roomIds: readonly string[]): Promise<void> {
  if (roomIds.length === 0) return;
  const { tx, tenantId, now } = context;
  for (const wait of await findInLine(tx, { tenantId, roomIds, now })) {
    const offer = await holdOffer(context, { room: wait, minutes: waitOfferMinutes });
    if (offer === undefined) continue;
    await settleRoomWait(tx, { tenantId, id: wait.id, status: "offered", offer, now, userId: null });
    recordWait(context, wait, "room_wait.offered");
  }
}
