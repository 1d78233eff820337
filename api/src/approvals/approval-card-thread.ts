import type { Telling } from "../commands/command-context.ts";

const thread = /^approval:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card of an approval in the chat of somebody who decides: every newer card takes the older one's place. */
export function approvalCardFor(approvalId: string, userId: string): Telling {
  return { userId, kind: "approval_card", thread: `approval:${approvalId}` };
}

/** Which approval a thread is about; undefined for any other thread. */
export function approvalOfThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
