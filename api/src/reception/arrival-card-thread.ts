import type { Telling } from "../commands/command-context.ts";

const thread = /^arrival:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card about visitors who came together: every newer card takes the older one's place. */
export function arrivalCardFor(groupId: string, userId: string): Telling {
  return { userId, kind: "arrival_card", thread: `arrival:${groupId}` };
}

/** Which group of calls a thread is about; undefined for any other thread. */
export function groupOfArrivalThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
