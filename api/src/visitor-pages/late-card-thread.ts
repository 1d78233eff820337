import type { Telling } from "../commands/command-context.ts";

const thread = /^late:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Tells the host that a visitor comes later: every newer card takes the older one's place. */
export function lateCardFor(visitId: string, hostId: string): Telling {
  return { userId: hostId, kind: "late_card", thread: `late:${visitId}` };
}

/** Which visit a thread is about; undefined for any other thread. */
export function visitOfLateThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
