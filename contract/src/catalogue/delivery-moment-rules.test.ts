import { describe, expect, it } from "vitest";
import type { DeliveryMoment } from "./catalogue.ts";
import { deliveryMoment, isOnMeetingDay } from "./delivery-moment-rules.ts";

const timeZone = "Europe/Copenhagen";

describe("the sensible moment to deliver", () => {
  it.each<[DeliveryMoment, string, string, string]>([
    ["before_start", "10:00", "12:00", "09:45"],
    ["before_start", "00:05", "01:00", "00:00"],
    ["at_start", "10:00", "12:00", "10:00"],
    ["midday", "10:00", "12:00", "12:00"],
    ["midday", "09:00", "11:00", "11:00"],
    ["midday", "10:00", "15:00", "12:00"],
    ["midday", "13:00", "15:00", "13:00"],
    ["at_end", "10:00", "12:00", "12:00"],
  ])("%s of a meeting from %s to %s is %s", (moment, start, end, expected) => {
    const at = (time: string) => new Date(`2026-11-19T${time}+01:00`);
    const found = deliveryMoment(moment, { start: at(start), end: at(end), timeZone });
    expect(found.toISOString()).toBe(at(expected).toISOString());
  });
});

describe("the day of a meeting", () => {
  it.each([
    ["2026-11-19T00:00+01:00", true],
    ["2026-11-19T23:59+01:00", true],
    ["2026-11-18T23:59+01:00", false],
    ["2026-11-20T00:00+01:00", false],
    ["2026-11-18T23:30Z", true],
  ])("holds a delivery at %s: %s", (at, expected) => {
    const meeting = { start: new Date("2026-11-19T10:00+01:00"), end: new Date("2026-11-19T12:00+01:00"), timeZone };
    expect(isOnMeetingDay(new Date(at), meeting)).toBe(expected);
  });
});
