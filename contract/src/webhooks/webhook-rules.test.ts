import { describe, expect, it } from "vitest";
import { isTopic, kindsOf, nextAttempt, retryDelays, topicAreas } from "./webhook-rules.ts";

describe("a topic", () => {
  it.each([
    ["visit.arrived", true],
    ["visit.*", true],
    ["access_pass.*", true],
    ["visit", false],
    ["*", false],
    [".*", false],
    ["visit.nothing", false],
    ["visit.arrived.*", false],
    ["VISIT.*", false],
  ])("%s: %s", (topic, isKnown) => {
    expect(isTopic(topic)).toBe(isKnown);
  });

  it("stands for the kinds of its area, each once", () => {
    const kinds = kindsOf(["visit.*", "visit.arrived", "meeting.moved", "meeting.changed"]);
    expect(kinds).toContain("visit.invited");
    expect(kinds).toContain("meeting.changed");
    expect(kinds).not.toContain("meeting.cancelled");
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it("can be given for every area", () => {
    for (const area of topicAreas) expect(kindsOf([`${area}.*`]).length).toBeGreaterThan(0);
  });
});

describe("the next attempt", () => {
  const day = 24 * 3_600_000;

  it("comes later and later, for nearly a day whatever chance does", () => {
    for (const chance of [0, 0.5, 0.999]) {
      const delays = retryDelays.map((_, index) => nextAttempt(index + 1, chance) ?? 0);
      expect([...delays].sort((a, b) => a - b)).toEqual(delays);
      const all = delays.reduce((sum, one) => sum + one, 0);
      expect(all).toBeGreaterThan(0.75 * day);
      expect(all).toBeLessThan(1.25 * day);
    }
  });

  it("does not come after the last one", () => {
    expect(nextAttempt(retryDelays.length + 1, 0.5)).toBeUndefined();
  });

  it("waits as long as it is asked to, up to an hour", () => {
    expect(nextAttempt(1, 0.5, 60_000)).toBe(60_000);
    expect(nextAttempt(1, 0.5, day)).toBe(3_600_000);
    expect(nextAttempt(7, 0.5, 1_000)).toBe(2 * 3_600_000);
  });
});
