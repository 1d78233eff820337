import type { Telling } from "../commands/command-context.ts";

const thread = /^head-count:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The one card about the head count of an order: every newer card takes the older one's place. */
export function headCountCardFor(orderId: string, userId: string): Telling {
  return { userId, kind: "head_count_card", thread: `head-count:${orderId}` };
}

/** Which order a thread is about; undefined for any other thread. */
export function orderOfHeadCountThread(name: string): string | undefined {
  return thread.exec(name)?.[1];
}
