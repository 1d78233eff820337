import type { CommandContext, NewSignal } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { addMeetingLocation } from "../meetings/meeting-location-sql.ts";
import { insertRoomBooking } from "./room-booking-sql.ts";
import type { WaitInLine } from "./room-line-sql.ts";

const minute = 60_000;

export type RoomToOffer = Omit<WaitInLine, "id">;

export interface HeldOffer {
  bookingId: string;
  expiresAt: Date;
}

/** Keeps a room for a meeting for some minutes, at most until the meeting ends; undefined where it was taken in between. */
export async function holdOffer(
  context: CommandContext,
  { room, minutes }: { room: RoomToOffer; minutes: number },
): Promise<HeldOffer | undefined> {
  const { tx, tenantId, now } = context;
  const { meeting, siteId } = room;
  const locationId = await addMeetingLocation(tx, {
    tenantId,
    id: context.newId(),
    meetingId: meeting.id,
    siteId,
    headCount: 1,
  });
  const bookingId = context.newId();
  const wanted = new Date(meeting.start.getTime() - room.setupMinutes * minute);
  const heldFrom = wanted < now ? now : wanted;
  // What is left of the set-up where the time has come: a meeting that has begun has none.
  const setupMinutes = Math.max(0, Math.floor((meeting.start.getTime() - heldFrom.getTime()) / minute));
  const expiresAt = new Date(Math.min(now.getTime() + minutes * minute, meeting.end.getTime()));
  const isHeld = await insertRoomBooking(tx, {
    tenantId,
    id: bookingId,
    roomId: room.roomId,
    siteId,
    meetingId: meeting.id,
    locationId,
    heldFrom,
    heldUntil: new Date(meeting.end.getTime() + room.cleardownMinutes * minute),
    setupMinutes,
    cleardownMinutes: room.cleardownMinutes,
    status: "provisional",
    expiresAt,
    spaceOf: room.spaceOf,
    spacePart: room.spacePart,
    note: "",
    now,
    userId: null,
  });
  return isHeld ? { bookingId, expiresAt } : undefined;
}

/** What happened to a place in the line. */
export function recordWait(
  context: CommandContext,
  wait: { id: string; roomName: string; siteId: string; meeting: { id: string; organizer: { id: string } } },
  kind: Extract<NewSignal["kind"], `room_wait.${string}`>,
): void {
  const { id, roomName, siteId, meeting } = wait;
  context.signal({
    id: context.newId(),
    kind,
    subject: { type: "room_wait", id },
    meetingId: meeting.id,
    siteId,
    organizerId: meeting.organizer.id,
    facts: { room: roomName },
    tell: [cardFor(meeting)],
  });
  context.audit({ action: kind, entityType: "room_wait", entityId: id, newValues: { meetingId: meeting.id } });
}
