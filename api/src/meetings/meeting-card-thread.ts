import type { Telling } from "../commands/command-context.ts";

/** The one card of a meeting: everything that its organizer is told of it goes to the same thread. */
export function cardFor(meeting: { id: string; organizer: { id: string } }): Telling {
  return { userId: meeting.organizer.id, kind: "meeting_card", thread: `meeting:${meeting.id}` };
}
