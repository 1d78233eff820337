import { v7 } from "uuid";

/**
 * A UUID v7 of the given moment: ids sort by time, so that new rows lie together. `random` gives 16 bytes, for ids that
 * repeat from run to run; otherwise they are the system's.
 */
export function newId(now: Date, random?: () => Uint8Array): string {
  return random === undefined ? v7({ msecs: now.getTime() }) : v7({ msecs: now.getTime(), random: random() });
}
