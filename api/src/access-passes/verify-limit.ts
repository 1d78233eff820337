import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { LRUCache } from "lru-cache";

const windowMilliseconds = 60_000;

export type LimitPoint = (tenantId: string, accessPointId: string) => void;

/** Counts the tries at an access point, in one process, and refuses those above the limit of a minute. */
export function createPointLimit(most: number): LimitPoint {
  const counts = new LRUCache<string, { count: number }>({ max: 50_000, ttl: windowMilliseconds });
  return (tenantId, accessPointId) => {
    const key = `${tenantId} ${accessPointId}`;
    const known = counts.get(key);
    if (known === undefined) return void counts.set(key, { count: 1 });
    known.count += 1;
    if (known.count <= most) return;
    const seconds = Math.max(1, Math.ceil(counts.getRemainingTTL(key) / 1000));
    throw new Refusal("rate_limited", `Too many passes at this access point: try again in ${seconds} seconds`);
  };
}
