import type { Telling } from "../commands/command-context.ts";

const thread = /^diet:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card that asks somebody for her diet at a meeting. */
export function dietCardFor(meetingId: string, userId: string): Telling {
  return { userId, kind: "diet_card", thread: `diet:${meetingId}` };
}

/** Which meeting a thread is about; undefined for any other thread. */
export function meetingOfDietThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
