import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookableFor } from "./book-room.ts";
import { recordWait } from "./offer-room.ts";
import { refuseByRules } from "./refuse-room.ts";
import { lockRoomForMeeting } from "./room-for-meeting-sql.ts";
import { isRoomFree } from "./room-count-sql.ts";
import { findRoomWait, insertRoomWait, listRoomWaits } from "./room-wait-sql.ts";

const minute = 60_000;

/** Puts a meeting into the line for a room that is taken; asking again gives the same place. */
export async function waitForRoom(
  context: CommandContext,
  { meetingId, roomId }: { meetingId: string; roomId: string },
): Promise<RoomWait> {
  const { tx, tenantId, principal, now } = context;
  const found = bookableFor(context, await lockRoomForMeeting(tx, { tenantId, meetingId, roomId }));
  const { room, terms, meeting, organizer } = found;
  await refuseByRules(context, { ...found, ...meeting, meetingId, roomId, roomName: room.name });
  if (terms.approvalNeeded)
    throw new Refusal("room_not_bookable", `Ask for ${room.name} instead: somebody decides about it`);
  const heldFrom = new Date(meeting.start.getTime() - terms.setupMinutes * minute);
  const heldUntil = new Date(meeting.end.getTime() + terms.cleardownMinutes * minute);
  const isFree = await isRoomFree(tx, { tenantId, roomId, heldFrom, heldUntil });
  if (isFree) throw new Refusal("wrong_state", `${room.name} is free: take it`);
  const id = context.newId();
  const offer = { bookingId: null, replacesId: null, offerExpiresAt: null };
  const stamp = { tenantId, now, userId: principal.userId };
  const isNew = await insertRoomWait(tx, { ...stamp, ...offer, id, roomId, meetingId, status: "waiting" });
  const meetingThere = { id: meetingId, organizer };
  if (isNew)
    recordWait(context, { id, roomName: room.name, siteId: room.siteId, meeting: meetingThere }, "room_wait.waiting");
  const wait = isNew
    ? await findRoomWait(tx, { tenantId, id })
    : (await listRoomWaits(tx, { tenantId, meetingId })).find((known) => known.room.id === roomId);
  if (wait === undefined) throw new Error("The place in the line that was just taken is not there");
  return wait;
}
