import type { Telling } from "../commands/command-context.ts";

const thread = /^hand-over:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card about a hand-over, with all of it. */
export function handOverCardFor(handOverId: string, userId: string): Telling {
  return { userId, kind: "hand_over_card", thread: `hand-over:${handOverId}` };
}

/** Which hand-over a thread is about; undefined for any other thread. */
export function handOverOfThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
