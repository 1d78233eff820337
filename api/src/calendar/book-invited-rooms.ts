import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";
import { bookRoom } from "../rooms/book-room.ts";
import { missRoom } from "../rooms/lose-rooms.ts";

/** What cannot be had for a meeting, whatever the reason. */
const cannotBeHad: ReadonlySet<string> = new Set([
  "room_taken",
  "room_not_bookable",
  "site_closed",
  "room_rule_broken",
]);

export interface InvitedRooms {
  meeting: { id: string; organizer: { id: string } };
  roomIds: readonly string[];
  /** Of which the organizer knows already that they could not be had. */
  missed?: readonly string[];
}

/**
 * Books the rooms that stand in the invite but were not picked in the pane. One that cannot be had is shown to the
 * organizer as declined, with another one that is free.
 */
export async function bookInvitedRooms(
  context: CommandContext,
  { meeting, roomIds, missed = [] }: InvitedRooms,
): Promise<void> {
  for (const roomId of [...roomIds].sort()) {
    const because = await tryToBook(context, meeting.id, roomId);
    if (because === "cannot_be_had" && !missed.includes(roomId)) await missRoom(context, { meeting, roomId });
  }
}

async function tryToBook(
  context: CommandContext,
  meetingId: string,
  roomId: string,
): Promise<"booked" | "cannot_be_had" | "over"> {
  try {
    await withinSavepoint(context.tx, () => bookRoom(context, { meetingId, roomId, onInvite: true }));
    return "booked";
  } catch (error) {
    if (error instanceof Refusal && cannotBeHad.has(error.code)) return "cannot_be_had";
    if (error instanceof Refusal && error.code === "meeting_over") return "over";
    throw error;
  }
}
