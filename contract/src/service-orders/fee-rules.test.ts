import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BusinessCalendar } from "../time/business-time.ts";
import type { CutOffRule } from "./cut-off-rules.ts";
import { feeOf, feePercent, feeSchedule, nextFeeStep, type FeeTerms } from "./fee-rules.ts";

// 2026-11-19 is a Thursday; Copenhagen is an hour ahead of UTC then.
const calendar: BusinessCalendar = {
  timeZone: "Europe/Copenhagen",
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
  holidays: [],
};
const closedOnWednesday = { ...calendar, holidays: [{ day: "2026-11-18", opens: null, closes: null }] };
const days = (count: number, at: string): CutOffRule => ({ kind: "business_days", days: count, at });
const minutes = (count: number): CutOffRule => ({ kind: "business_minutes", minutes: count });

/** Free until two business days before, 14:00; then half until the day before, 14:00; then everything. */
const tiered: FeeTerms = {
  changeBefore: days(2, "14:00"),
  cancelBefore: null,
  tiers: [
    { percent: 50, until: days(1, "14:00") },
    { percent: 100, until: null },
  ],
  largeGroup: { fromQuantity: 30, daysEarlier: 1 },
  calendar,
};
const thursdayNoon = new Date("2026-11-19T12:00+01:00");

function percentAt(terms: FeeTerms, quantity: number, now: string, kind: "change" | "cancel" = "cancel"): number {
  return feePercent(feeSchedule(terms, quantity, thursdayNoon)[kind], new Date(now));
}

describe("what a late cancellation costs", () => {
  it.each<[string, FeeTerms, number, string, number]>([
    ["nothing before the cut-off", tiered, 12, "2026-11-17T13:59+01:00", 0],
    ["nothing at the cut-off itself", tiered, 12, "2026-11-17T14:00+01:00", 0],
    ["half a moment after it", tiered, 12, "2026-11-17T14:00:00.001+01:00", 50],
    ["half at the next tier's moment itself", tiered, 12, "2026-11-18T14:00+01:00", 50],
    ["everything after it", tiered, 12, "2026-11-18T14:01+01:00", 100],
    ["everything after the delivery", tiered, 12, "2026-11-20T09:00+01:00", 100],
    ["just below a large group as any other", tiered, 29, "2026-11-17T14:00+01:00", 0],
    ["a large group is late a day earlier", tiered, 30, "2026-11-17T14:00+01:00", 50],
    ["a large group pays everything a day earlier", tiered, 30, "2026-11-17T14:01+01:00", 100],
    ["a large group is free until a day earlier", tiered, 30, "2026-11-16T14:00+01:00", 0],
    ["a holiday is no business day", { ...tiered, calendar: closedOnWednesday }, 12, "2026-11-16T14:01+01:00", 50],
    ["without tiers everything after the cut-off", { ...tiered, tiers: [] }, 12, "2026-11-17T14:01+01:00", 100],
    [
      "a tier that ends before the cut-off is never reached",
      { ...tiered, changeBefore: minutes(60), tiers: [{ percent: 20, until: days(1, "14:00") }] },
      12,
      "2026-11-19T11:01+01:00",
      100,
    ],
    [
      "a last tier with an end is followed by everything",
      { ...tiered, tiers: [{ percent: 50, until: days(1, "14:00") }] },
      12,
      "2026-11-18T15:00+01:00",
      100,
    ],
    [
      "a vendor who never opens can never be told in time",
      { ...tiered, calendar: { ...calendar, hours: [] } },
      12,
      "2026-11-01T08:00+01:00",
      100,
    ],
    [
      "free of charge where the vendor says so",
      { ...tiered, tiers: [{ percent: 0, until: null }] },
      12,
      "2026-11-19T11:00+01:00",
      0,
    ],
  ])("%s", (_name, terms, quantity, now, expected) => {
    expect(percentAt(terms, quantity, now)).toBe(expected);
  });

  it("has a deadline of its own for cancelling where the vendor has one", () => {
    const terms = { ...tiered, cancelBefore: days(3, "14:00") };
    expect(percentAt(terms, 12, "2026-11-17T12:00+01:00", "cancel")).toBe(50);
    expect(percentAt(terms, 12, "2026-11-17T12:00+01:00", "change")).toBe(0);
  });

  it("keeps the local hour a day earlier over the change of the clocks", () => {
    // Sunday 2026-10-25 is an hour longer; the vendor works on every day.
    const everyDay = {
      ...calendar,
      hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
    };
    const terms: FeeTerms = { ...tiered, changeBefore: minutes(120), tiers: [], calendar: everyDay };
    const [step] = feeSchedule(terms, 40, new Date("2026-10-25T12:00+01:00")).change;
    expect(step?.after).toBe(new Date("2026-10-24T10:00+02:00").toISOString());
  });

  it.each([
    [0, 50, 0],
    [1, 50, 1],
    [3, 50, 2],
    [14_500, 100, 14_500],
    [333, 33, 110],
    [99_999_999_99, 50, 50_000_000_00],
  ])("of %i at %i percent is %i", (base, percent, expected) => {
    expect(feeOf(base, percent)).toBe(expected);
  });

  it("never falls as time goes by, never exceeds the price, and rises at the moments it names", () => {
    const percents = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(percents, fc.integer({ min: 1, max: 60 }), fc.nat({ max: 400 }), (some, quantity, hours) => {
        const rising = [...some].sort((a, b) => a - b);
        const terms: FeeTerms = {
          ...tiered,
          changeBefore: days(rising.length + 1, "14:00"),
          tiers: rising.map((percent, index) => ({
            percent,
            until: index === rising.length - 1 ? null : days(rising.length - index, "14:00"),
          })),
        };
        const steps = feeSchedule(terms, quantity, thursdayNoon).cancel;
        const now = new Date(thursdayNoon.getTime() - hours * 3_600_000);
        const percent = feePercent(steps, now);
        const next = nextFeeStep(steps, now);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(feeOf(1_000, percent)).toBeLessThanOrEqual(1_000);
        if (next === null) return;
        expect(feePercent(steps, next)).toBe(percent);
        expect(feePercent(steps, new Date(next.getTime() + 1))).toBeGreaterThanOrEqual(percent);
      }),
    );
  });
});
