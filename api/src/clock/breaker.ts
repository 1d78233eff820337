import type { Clock } from "./clock.ts";

/** Keeps a system that does not answer from being called for everything; what is asked of it waits meanwhile. */
export interface Breaker {
  /** False while the system is left alone. After the pause one call may try it. */
  allows(): boolean;
  record(isAlive: boolean): void;
  state(): "up" | "down";
}

const failuresInARow = 5;
const pauseMilliseconds = 15_000;

/** The clock is one that nobody moves. */
export function createBreaker(clock: Clock): Breaker {
  let failures = 0;
  let closedUntil = 0;
  const isDown = () => failures >= failuresInARow;
  return {
    allows() {
      const now = clock.now().getTime();
      if (!isDown()) return true;
      if (now < closedUntil) return false;
      closedUntil = now + pauseMilliseconds;
      return true;
    },
    record(isAlive) {
      failures = isAlive ? 0 : failures + 1;
      if (isDown()) closedUntil = clock.now().getTime() + pauseMilliseconds;
    },
    state: () => (isDown() ? "down" : "up"),
  };
}
