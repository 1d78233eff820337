import { waitOfferMinutes } from "@magic-meetings/contract/rooms/room-booking-rules.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { holdOffer, recordWait } from "./offer-room.ts";
import { lockSpaces } from "./room-space-sql.ts";
import { settleRoomWait } from "./room-wait-sql.ts";
import { findInLine, findWantedRooms } from "./room-line-sql.ts";

/** Rooms became free: whoever is first in line for one of them is offered it, and it is kept for 15 minutes. Gives the number of offers. */
export async function offerFreedRooms(context: CommandContext, roomIds: readonly string[]): Promise<number> {
  if (roomIds.length === 0) return 0;
  const { tx, tenantId, now } = context;
  let offered = 0;
  for (const wait of await findInLine(tx, { tenantId, roomIds, now })) {
    const offer = await holdOffer(context, { room: wait, minutes: waitOfferMinutes });
    if (offer === undefined) continue;
    await settleRoomWait(tx, { tenantId, id: wait.id, status: "offered", offer, now, userId: null });
    recordWait(context, wait, "room_wait.offered");
    offered += 1;
  }
  return offered;
}

/** Offers what became free without anybody letting go of it: a room that is cleared by now. Gives the number of offers. */
export async function offerWantedRooms(context: CommandContext): Promise<number> {
  const { tx, tenantId } = context;
  const roomIds = await findWantedRooms(tx, { tenantId });
  await lockSpaces(tx, { tenantId, roomIds });
  return offerFreedRooms(context, roomIds);
}
