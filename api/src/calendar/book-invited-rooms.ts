import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { findRoomsByEmail } from "../meetings/meeting-write-sql.ts";
import { presentMeeting } from "../meetings/present-meeting.ts";
import { bookRoom } from "../rooms/book-room.ts";

/** Books the rooms that stand in the invite but were not picked in the pane; one that is taken is left out. */
export async function bookInvitedRooms(context: CommandContext, meeting: Meeting): Promise<Meeting> {
  const { tx, tenantId, principal, now } = context;
  const emails = meeting.attendees.map(({ email }) => email);
  const held = new Set(meeting.roomBookings.map((booking) => booking.room.id));
  const invited = (await findRoomsByEmail(tx, { tenantId, emails })).filter(({ roomId }) => !held.has(roomId));
  const byId = [...invited].sort((a, b) => a.roomId.localeCompare(b.roomId));
  let isChanged = false;
  for (const { roomId } of byId) isChanged = (await tryToBook(context, meeting.id, roomId)) || isChanged;
  if (!isChanged) return meeting;
  const after = await findMeeting(tx, { tenantId, id: meeting.id });
  return after === undefined ? meeting : presentMeeting(after, principal, now);
}

async function tryToBook(context: CommandContext, meetingId: string, roomId: string): Promise<boolean> {
  try {
    await bookRoom(context, { meetingId, roomId });
    return true;
  } catch (error) {
    const isRefused =
      error instanceof Refusal && ["room_taken", "room_not_bookable", "meeting_over"].includes(error.code);
    if (isRefused) return false;
    throw error;
  }
}
