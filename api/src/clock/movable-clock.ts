import type { Clock } from "./clock.ts";

/** The demo's clock: it runs like any other, but can be set. */
export interface MovableClock extends Clock {
  set(now: Date): void;
}

export function createMovableClock(real: Clock): MovableClock {
  let offset = 0;
  return {
    now: () => new Date(real.now().getTime() + offset),
    set(now) {
      offset = now.getTime() - real.now().getTime();
    },
  };
}
