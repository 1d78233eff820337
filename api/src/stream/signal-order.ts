import { firstIdAt } from "../db/new-id.ts";

/**
 * Ids sort by when a change began, commits come in another order: whoever reads on from an id looks back this far.
 * Longer than the longest request.
 */
export const overlapMilliseconds = 15_000;

/** The smallest UUID v7 of the overlap before a moment in milliseconds. */
export function overlapBefore(moment: number): string {
  return firstIdAt(new Date(moment - overlapMilliseconds));
}

/** The moment of a UUID v7, in milliseconds. */
export function momentOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
