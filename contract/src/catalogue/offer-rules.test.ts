import { describe, expect, it } from "vitest";
import { offerOf, type OfferTerms } from "./offer-rules.ts";

const zone = "Europe/Copenhagen";
const terms: OfferTerms = {
  orderBefore: { kind: "business_minutes", minutes: 120 },
  changeBefore: { kind: "business_days", days: 1, at: "14:00" },
  cancelBefore: null,
  feeTiers: [],
  largeGroup: null,
  calendar: {
    timeZone: zone,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
    holidays: [{ day: "2026-11-20", opens: null, closes: null }],
  },
  offeredWeekdays: [1, 2, 3, 4, 5],
  offeredFrom: "11:00:00",
  offeredUntil: "13:30:00",
  season: null,
  minimumQuantity: 5,
  maximumQuantity: 50,
};
const monday = "2026-11-16T09:00+01:00";

describe("whether a service can be had", () => {
  it.each<[string, Partial<OfferTerms>, number, string, string, string | null, string | null]>([
    ["can", {}, 10, "2026-11-19T12:00+01:00", monday, null, null],
    ["not for too few", {}, 4, "2026-11-19T12:00+01:00", monday, "quantity_below_minimum", null],
    ["not for too many", {}, 51, "2026-11-19T12:00+01:00", monday, "quantity_above_maximum", null],
    [
      "not before its hours",
      {},
      10,
      "2026-11-19T10:59+01:00",
      monday,
      "service_not_offered_then",
      "2026-11-19T11:00+01:00",
    ],
    ["just within its hours", {}, 10, "2026-11-19T13:30+01:00", monday, null, null],
    [
      "not on other weekdays",
      { offeredWeekdays: [1] },
      10,
      "2026-11-19T12:00+01:00",
      monday,
      "service_not_offered_then",
      "2026-11-23T11:00+01:00",
    ],
    [
      "not on a holiday of its vendor",
      {},
      10,
      "2026-11-20T12:00+01:00",
      monday,
      "vendor_closed",
      "2026-11-23T11:00+01:00",
    ],
    [
      "not out of its season",
      { season: { from: "12-01", until: "02-28" } },
      10,
      "2026-11-19T12:00+01:00",
      monday,
      "out_of_season",
      "2026-12-01T11:00+01:00",
    ],
    [
      "in a season over the turn of the year",
      { season: { from: "10-01", until: "03-01" } },
      10,
      "2026-11-19T12:00+01:00",
      monday,
      null,
      null,
    ],
    [
      "with both against it, the season counts, and the next weekday in it is offered",
      { season: { from: "12-05", until: "12-24" }, offeredWeekdays: [1, 2] },
      10,
      "2026-11-19T12:00+01:00",
      monday,
      "out_of_season",
      "2026-12-07T11:00+01:00",
    ],
    ["just in time", {}, 10, "2026-11-19T12:00+01:00", "2026-11-19T10:00+01:00", null, null],
    [
      "too late",
      {},
      10,
      "2026-11-19T12:00+01:00",
      "2026-11-19T10:01+01:00",
      "past_order_before",
      "2026-11-19T12:01+01:00",
    ],
  ])("%s", (_, change, quantity, deliverAt, now, code, earliest) => {
    const offer = offerOf({ ...terms, ...change }, quantity, new Date(deliverAt), zone, new Date(now));
    expect(offer.unavailable?.code ?? null).toBe(code);
    const expected = earliest === null ? null : new Date(earliest).toISOString();
    expect(offer.unavailable?.earliest?.toISOString() ?? null).toBe(expected);
  });

  it("gives both deadlines, whatever the time is", () => {
    const deadlines = (now: string) => {
      const { orderBefore, cutOff } = offerOf(terms, 10, new Date("2026-11-19T12:00+01:00"), zone, new Date(now));
      return [orderBefore.toISOString(), cutOff.toISOString()];
    };
    expect(deadlines(monday)).toEqual(["2026-11-19T09:00:00.000Z", "2026-11-18T13:00:00.000Z"]);
    expect(deadlines("2027-01-01T00:00Z")).toEqual(deadlines(monday));
  });
});
