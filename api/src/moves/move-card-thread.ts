import type { Telling } from "../commands/command-context.ts";

const thread = /^move:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card about the moves of a meeting: every newer one takes the older one's place. */
export function moveCardFor(meeting: { id: string; organizer: { id: string } }): Telling {
  return { userId: meeting.organizer.id, kind: "move_card", thread: `move:${meeting.id}` };
}

/** Which meeting a thread is about; undefined for any other thread. */
export function meetingOfMoveThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
