import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { createBreaker } from "../clock/breaker.ts";
import type { Clock } from "../clock/clock.ts";

/** Keeps a dead channel from being called for every message; messages wait meanwhile. */
export interface CircuitBreaker {
  /** False while the channel is left alone. After the pause one call may try it. */
  allows(): boolean;
  record(result: DeliveryResult): void;
  state(): "up" | "down";
}

/** The clock is one that nobody moves. */
export function createCircuitBreaker(clock: Clock): CircuitBreaker {
  const breaker = createBreaker(clock);
  return {
    ...breaker,
    // A channel that asks to be left alone for a while, or refuses a receiver, is alive.
    record: (result) => breaker.record(!(result.outcome === "retry" && result.afterMs === undefined)),
  };
}
