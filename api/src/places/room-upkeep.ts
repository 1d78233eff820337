import type { NewRoom, RoomChange, RoomDetail, RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { leaveDeliveryRoom } from "../service-orders/leave-delivery-room.ts";
import { findBookingsAhead } from "./bookings-ahead-sql.ts";
import { closeRoomWaits } from "./close-room-waits.ts";
import { findInTheWay } from "./in-the-way-sql.ts";
import { badReference, deleteThing, lockThing, type FindThing, type MaintainedThing } from "./keep-up.ts";
import { findUserIds, shareFloor } from "./referred-sql.ts";
import { roomSql, type RoomValues } from "./room-sql.ts";

export const rooms: MaintainedThing<RoomValues, NewRoom | RoomChange, RoomItem, RoomDetail> = {
  word: "room",
  sql: roomSql,
  merge: (input, before) => ({ ...(before ?? roomDefaults), ...input }),
  async settle({ tx, tenantId }, values, before) {
    const siteId = await shareFloor(tx, { tenantId, id: values.floorId });
    if (siteId === undefined) throw badReference("/floorId", "floor");
    // Its bookings are bookings at the site, with that site's hours and services.
    if (before !== null && siteId !== before.values.siteId) throw badReference("/floorId", "floor at the room's site");
    const { approverId } = values;
    if (approverId !== null && (await findUserIds(tx, { tenantId, ids: [approverId] })).length === 0) {
      throw badReference("/approverId", "person");
    }
    return { values: { ...values, siteId, features: [...new Set(values.features)] }, siteIds: [siteId] };
  },
  inTheWay: ({ tx, tenantId, now }, id) => findInTheWay(tx, "room", { tenantId, id, now }),
};

const roomDefaults: RoomValues = {
  siteId: "",
  floorId: "",
  name: "",
  email: "",
  capacity: 1,
  features: [],
  layouts: {},
  setupMinutes: 0,
  cleardownMinutes: 0,
  approvalNeeded: false,
  approverId: null,
  noShowMinutes: 10,
  planShape: null,
  planX: null,
  planY: null,
};

/** Deletes a room that nobody has booked from now on; bookings wait for the room's row, so none slips in. */
export async function deleteRoom(context: CommandContext, which: FindThing): Promise<RoomDetail> {
  const { tx, tenantId, now } = context;
  const room = await lockThing(context, rooms, which);
  const ahead = await findBookingsAhead(tx, { tenantId, roomId: which.id, now });
  if (ahead.count > 0) {
    const bookings = ahead.count === 1 ? "1 booking" : `${ahead.count} bookings`;
    throw new Refusal("room_has_bookings", `${room.name} has ${bookings} ahead: move them first, or with the room`, {
      blockedBy: ahead,
    });
  }
  await leaveDeliveryRoom(context, { roomId: which.id, name: room.name });
  const closed = await deleteThing(context, rooms, which);
  await closeRoomWaits(context, { id: which.id, name: room.name, siteId: room.values.siteId });
  return closed;
}
