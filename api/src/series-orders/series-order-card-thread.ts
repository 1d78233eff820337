import type { Telling } from "../commands/command-context.ts";

const prefix = "series-order:";

/** The one card of an order for a series: what is newer takes its place. */
export function seriesOrderCardFor(seriesOrderId: string, userId: string): Telling {
  return { userId, kind: "series_order_card", thread: `${prefix}${seriesOrderId}` };
}

export function seriesOrderOfThread(thread: string): string | undefined {
  return thread.startsWith(prefix) ? thread.slice(prefix.length) : undefined;
}
