import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import type { Clock } from "../clock/clock.ts";

/** Keeps a dead channel from being called for every message; messages wait meanwhile. */
export interface CircuitBreaker {
  /** False while the channel is left alone. After the pause one call may try it. */
  allows(): boolean;
  record(result: DeliveryResult): void;
  state(): "up" | "down";
}

const failuresInARow = 5;
const pauseMilliseconds = 15_000;

/** The clock is one that nobody moves. */
export function createCircuitBreaker(clock: Clock): CircuitBreaker {
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
    record(result) {
      // A channel that asks to be left alone for a while, or refuses a receiver, is alive.
      const isFailure = result.outcome === "retry" && result.afterMs === undefined;
      failures = isFailure ? failures + 1 : 0;
      if (isDown()) closedUntil = clock.now().getTime() + pauseMilliseconds;
    },
    state: () => (isDown() ? "down" : "up"),
  };
}
