import { LRUCache } from "lru-cache";

const windowMilliseconds = 60_000;

/** Nobody opens and sends more in a minute; what comes above it is a program that repeats itself. */
export const mostEventsOfMinute = 120;

/** Seconds until this person's events are counted again; undefined: now. Counts in one process. */
export type EventLimit = (principalId: string) => number | undefined;

export function createEventLimit(most = mostEventsOfMinute): EventLimit {
  const counts = new LRUCache<string, { count: number }>({ max: 50_000, ttl: windowMilliseconds });
  return (principalId) => {
    const known = counts.get(principalId);
    if (known === undefined) return void counts.set(principalId, { count: 1 });
    known.count += 1;
    return known.count <= most ? undefined : Math.max(1, Math.ceil(counts.getRemainingTTL(principalId) / 1000));
  };
}
