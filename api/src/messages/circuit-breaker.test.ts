import { describe, expect, it } from "vitest";
import type { DeliveryResult } from "@magic-meetings/contract/messages/message-channel.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";

const failed: DeliveryResult = { outcome: "retry", reason: "timeout" };
const busy: DeliveryResult = { outcome: "retry", reason: "http_429", afterMs: 1000 };
const sent: DeliveryResult = { outcome: "sent", providerId: "a", content: {} };
const blocked: DeliveryResult = { outcome: "unreachable", reason: "blocked" };

function breaker() {
  let seconds = 0;
  const circuit = createCircuitBreaker({ now: () => new Date(seconds * 1000) });
  return {
    circuit,
    move: (by: number) => void (seconds += by),
    record: (...results: DeliveryResult[]) => results.forEach(circuit.record),
  };
}

describe("a circuit breaker", () => {
  it.each([
    { name: "four failures", results: [failed, failed, failed, failed], state: "up" },
    { name: "five failures in a row", results: [failed, failed, failed, failed, failed], state: "down" },
    {
      name: "failures with a success among them",
      results: [failed, failed, failed, sent, failed, failed],
      state: "up",
    },
    { name: "a channel that is busy", results: [busy, busy, busy, busy, busy, busy], state: "up" },
    { name: "receivers who blocked the bot", results: [blocked, blocked, blocked, blocked, blocked], state: "up" },
  ])("is $state after $name", ({ results, state }) => {
    const { circuit, record } = breaker();
    record(...results);
    expect(circuit.state()).toBe(state);
    expect(circuit.allows()).toBe(state === "up");
  });

  it("lets one call try the channel after a pause, and closes again when that fails", () => {
    const { circuit, move, record } = breaker();
    record(failed, failed, failed, failed, failed);
    move(15);
    expect([circuit.allows(), circuit.allows()]).toEqual([true, false]);
    record(failed);
    move(14);
    expect(circuit.allows()).toBe(false);
  });

  it("is open again after a call that came through", () => {
    const { circuit, move, record } = breaker();
    record(failed, failed, failed, failed, failed);
    move(15);
    expect(circuit.allows()).toBe(true);
    record(sent);
    expect([circuit.allows(), circuit.allows(), circuit.state()]).toEqual([true, true, "up"]);
  });
});
