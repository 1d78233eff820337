import { describe, expect, it } from "vitest";
import { askAt, nextLook, phaseOf, type HeadCountPhase, type LineMoments } from "./head-count-moment-rules.ts";

function line(cutOff: string, more: Partial<LineMoments> = {}): LineMoments {
  return { cutOff: new Date(cutOff), timeZone: "Europe/Copenhagen", sentAt: null, ...more };
}

// 2026-11-24 is a Tuesday; Copenhagen is an hour ahead of UTC then.
describe("when somebody is asked", () => {
  it.each<[string, LineMoments, string]>([
    ["a day before the cut-off", line("2026-11-24T14:00+01:00"), "2026-11-23T14:00+01:00"],
    ["on Friday for a Monday", line("2026-11-23T14:00+01:00"), "2026-11-20T14:00+01:00"],
    ["on Friday for a Sunday", line("2026-11-22T14:00+01:00"), "2026-11-20T14:00+01:00"],
    ["on Friday for a Saturday", line("2026-11-21T14:00+01:00"), "2026-11-20T14:00+01:00"],
    [
      "by the site's own weekend",
      line("2026-11-23T20:00-10:00", { timeZone: "Pacific/Honolulu" }),
      "2026-11-20T20:00-10:00",
    ],
    ["a day by the clock when the clocks change", line("2026-10-26T14:00+01:00"), "2026-10-23T14:00+02:00"],
    [
      "not within an hour of ordering",
      line("2026-11-24T14:00+01:00", { sentAt: new Date("2026-11-24T10:00+01:00") }),
      "2026-11-24T11:00+01:00",
    ],
    [
      "as ever where it was ordered long ago",
      line("2026-11-24T14:00+01:00", { sentAt: new Date("2026-11-01T10:00+01:00") }),
      "2026-11-23T14:00+01:00",
    ],
  ])("%s", (_, moments, expected) => {
    expect(askAt(moments).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe("how far a line is", () => {
  it.each<[string, HeadCountPhase]>([
    ["2026-11-23T13:59:59+01:00", "early"],
    ["2026-11-23T14:00+01:00", "asking"],
    ["2026-11-24T13:44:59+01:00", "asking"],
    ["2026-11-24T13:45+01:00", "lastCall"],
    ["2026-11-24T14:00+01:00", "lastCall"],
    ["2026-11-24T14:00:00.001+01:00", "over"],
  ])("%s: %s", (at, expected) => {
    expect(phaseOf(line("2026-11-24T14:00+01:00"), new Date(at))).toBe(expected);
  });

  it("is over at once where it was ordered after its cut-off", () => {
    const late = line("2026-11-24T14:00+01:00", { sentAt: new Date("2026-11-24T14:30+01:00") });
    expect(phaseOf(late, new Date("2026-11-24T14:31+01:00"))).toBe("over");
  });
});

describe("the next look", () => {
  const lines = [line("2026-11-24T14:00+01:00"), line("2026-11-25T12:00+01:00")];

  it.each<[string, string | null]>([
    ["2026-11-20T00:00+01:00", "2026-11-23T14:00+01:00"],
    ["2026-11-23T14:00+01:00", "2026-11-24T12:00+01:00"],
    ["2026-11-24T13:50+01:00", "2026-11-24T14:00:00.001+01:00"],
    ["2026-11-25T12:00:00.001+01:00", null],
  ])("after %s is at %s", (at, expected) => {
    const next = nextLook(lines, new Date(at));
    expect(next?.toISOString() ?? null).toBe(expected === null ? null : new Date(expected).toISOString());
  });

  it("is always reached: from look to look every line gets over", () => {
    let at: Date | null = new Date("2026-11-01T00:00Z");
    const seen = new Set<string>();
    for (let looks = 0; at !== null && looks < 20; looks += 1) {
      for (const one of lines) seen.add(`${one.cutOff.getTime()} ${phaseOf(one, at)}`);
      at = nextLook(lines, at);
    }
    expect(at).toBeNull();
    expect(seen.size).toBe(8);
  });
});
