import { v7 } from "uuid";

/**
 * A UUID v7 of the given moment: ids sort by time, so that new rows lie together. `random` gives 16 bytes, for ids that
 * repeat from run to run; otherwise they are the system's.
 */
export function newId(now: Date, random?: () => Uint8Array): string {
  return random === undefined ? v7({ msecs: now.getTime() }) : v7({ msecs: now.getTime(), random: random() });
}

/** No UUID v7 of the given moment or a later one is smaller. */
export function firstIdAt(moment: Date): string {
  const time = Math.max(0, moment.getTime()).toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
