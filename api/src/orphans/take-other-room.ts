import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { bookRoom } from "../rooms/book-room.ts";
import { actAsOrganizer } from "./act-as-organizer.ts";
import { putOnEvent } from "./ask-calendar.ts";
import { bestRoom } from "./offer-repairs.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";

/** Books another room in place of the one that is left alone, and has the calendar invite it instead. */
export async function takeOtherRoom(
  context: CommandContext,
  orphan: OrphanRecord,
  wanted: string | undefined,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const { meeting, booking } = orphan;
  const roomId = wanted ?? (await bestRoom(tx, { tenantId, orphan, now }))?.id;
  if (roomId === undefined || meeting === null || booking === null) {
    throw new Refusal("room_taken", "No other room is free at that time");
  }
  const acting = actAsOrganizer(context, meeting.organizer.id);
  const booked = await bookRoom(acting, { meetingId: meeting.id, roomId, replaces: booking.id, onInvite: true });
  if (meeting.exchangeId === null) return;
  await putOnEvent(context, {
    bookingId: booked.id,
    meetingId: meeting.id,
    facts: { subject: meeting.subject, room: booked.room.name, replaces: booking.room.email ?? "" },
  });
}
