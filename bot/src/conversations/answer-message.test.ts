import { describe, expect, it } from "vitest";
import { dayAround } from "./answer-message.ts";

describe("the day of a moment on a person's own clock", () => {
  it.each([
    ["2026-11-24T12:00:00Z", "Europe/Copenhagen", "2026-11-23T23:00:00.000Z", "2026-11-24T23:00:00.000Z"],
    ["2026-11-24T23:30:00Z", "Europe/Copenhagen", "2026-11-24T23:00:00.000Z", "2026-11-25T23:00:00.000Z"],
    // The clocks change: 25 and 23 hours.
    ["2026-10-25T12:00:00Z", "Europe/Copenhagen", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
    ["2026-03-29T12:00:00Z", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ["2026-11-24T12:00:00Z", "Pacific/Kiritimati", "2026-11-24T10:00:00.000Z", "2026-11-25T10:00:00.000Z"],
    ["2026-11-24T12:00:00Z", "America/Los_Angeles", "2026-11-24T08:00:00.000Z", "2026-11-25T08:00:00.000Z"],
  ])("%s in %s", (now, timeZone, from, to) => {
    const day = dayAround(new Date(now), timeZone);
    expect([day.from.toISOString(), day.to.toISOString()]).toEqual([from, to]);
  });
});
