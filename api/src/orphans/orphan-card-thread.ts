import type { Telling } from "../commands/command-context.ts";

const thread = /^orphan:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card about something that is left alone: every newer card takes the older one's place. */
export function orphanCardFor(orphanId: string, userId: string): Telling {
  return { userId, kind: "orphan_card", thread: `orphan:${orphanId}` };
}

/** Which orphan a thread is about; undefined for any other thread. */
export function orphanOfThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
