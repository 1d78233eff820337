import { LRUCache } from "lru-cache";

/** Counts links that were none, by the address that they came from. */
export interface GuessLimit {
  /** Seconds until this address may try again; undefined: now. */
  waitSeconds(address: string, now: number): number | undefined;
  missed(address: string, now: number): void;
}

export const mostMisses = 20;
const windowMilliseconds = 60_000;
const mostAddresses = 50_000;

interface Misses {
  since: number;
  count: number;
}

/**
 * After twenty wrong links in a minute an address has to wait, with right ones too. A link has 128 random bits: this is
 * not what keeps it secret, but it keeps somebody who tries from costing anything. Times are milliseconds of any one clock.
 */
export function createGuessLimit(): GuessLimit {
  const misses = new LRUCache<string, Misses>({ max: mostAddresses });
  const current = (address: string, now: number) => {
    const found = misses.get(address);
    return found === undefined || now - found.since >= windowMilliseconds ? undefined : found;
  };
  return {
    waitSeconds(address, now) {
      const found = current(address, now);
      if (found === undefined || found.count < mostMisses) return undefined;
      return Math.max(1, Math.ceil((found.since + windowMilliseconds - now) / 1000));
    },
    missed(address, now) {
      const found = current(address, now);
      if (found === undefined) misses.set(address, { since: now, count: 1 });
      else found.count += 1;
    },
  };
}
