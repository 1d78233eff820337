import { describe, expect, it } from "vitest";
import { correctedMoment } from "./device-clock-rules.ts";

const serverNow = new Date("2026-11-21T12:00:00Z");

describe("a moment of a tablet's clock", () => {
  it.each([
    ["right", "2026-11-21T12:00:00Z", "2026-11-21T09:30:00Z", "2026-11-21T09:30:00.000Z"],
    ["an hour behind", "2026-11-21T11:00:00Z", "2026-11-21T08:30:00Z", "2026-11-21T09:30:00.000Z"],
    ["an hour ahead", "2026-11-21T13:00:00Z", "2026-11-21T10:30:00Z", "2026-11-21T09:30:00.000Z"],
    ["of another zone", "2026-11-21T14:00:00+02:00", "2026-11-21T11:30:00+02:00", "2026-11-21T09:30:00.000Z"],
    ["years off", "2019-01-01T00:00:00Z", "2018-12-31T21:30:00Z", "2026-11-21T09:30:00.000Z"],
    ["set back since", "2026-11-21T11:00:00Z", "2026-11-21T11:30:00Z", "2026-11-21T12:00:00.000Z"],
  ])("that is %s", (_clock, deviceTime, at, corrected) => {
    expect(correctedMoment(at, { serverNow, deviceTime }).toISOString()).toBe(corrected);
  });
});
