import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { occurrenceMoment } from "./occurrence-moment-rules.ts";
import { recurrenceSchema, type Recurrence } from "./recurrence.ts";
import { countOccurrences, occurrenceDates } from "./recurrence-rules.ts";

// Recurrences of other people's test suites, with what they give.

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/contracts");
const file = path.join(contracts, "recurrence/recurrence-vectors.json");

interface Vector {
  id: string;
  name: string;
  dtstart?: string;
  tz?: string;
  windowsTz?: string;
  kind?: "set";
  expected?: string[];
  expectedDates?: string[];
  expectedUtc?: string[];
  exdates?: string[];
  contested?: boolean;
  invalid?: boolean;
  noGraph?: string;
  graph?: { pattern: object; range?: object; rangeAdded?: object };
}

const vectors: Vector[] = existsSync(file)
  ? (JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] }).vectors
  : [];

/**
 * Vectors that Graph's form cannot say in one pattern, but in several that are merged, or with dates taken out: a series
 * of ours is one pattern with exceptions, and so is told apart here by hand.
 */
const translated: Record<string, { patterns: object[]; most: number }> = {
  // Every last Sunday of June and of September.
  "ical.net-085": {
    patterns: [6, 9].map((month) => ({ type: "relativeYearly", month, index: "last", daysOfWeek: ["sunday"] })),
    most: 2,
  },
  "dateutil-115": { patterns: [1, 3].map((month) => ({ type: "absoluteYearly", month, dayOfMonth: 2 })), most: 3 },
  "dateutil-118": { patterns: [{ type: "weekly", daysOfWeek: ["tuesday", "thursday"] }], most: 3 },
  "dateutil-122": {
    patterns: [1, 3].flatMap((month) => [
      { type: "relativeYearly", month, index: "first", daysOfWeek: ["tuesday"] },
      { type: "relativeYearly", month, index: "last", daysOfWeek: ["thursday"] },
    ]),
    most: 3,
  },
  "dateutil-132": { patterns: [{ type: "weekly", daysOfWeek: ["tuesday", "thursday"] }], most: 3 },
  "dateutil-173": { patterns: [{ type: "weekly", daysOfWeek: ["tuesday", "thursday"] }], most: 3 },
  "dateutil-175": { patterns: [{ type: "weekly", daysOfWeek: ["tuesday", "thursday"] }], most: 6 },
  "ical.net-093": { patterns: [1, 2].map((dayOfMonth) => ({ type: "absoluteYearly", month: 1, dayOfMonth })), most: 3 },
  "rust-rrule-281": { patterns: [1, 31].map((dayOfMonth) => ({ type: "absoluteMonthly", dayOfMonth })), most: 10 },
  "rust-rrule-283": {
    patterns: [6, 7].map((month) => ({ type: "absoluteYearly", month, dayOfMonth: 10 })),
    most: 10,
  },
  "rust-rrule-291": { patterns: [{ type: "weekly", interval: 2, daysOfWeek: ["monday"] }], most: 7 },
};

/** Vectors for which there is nothing of ours to ask, and why. */
const untold: Record<string, string> = {
  "ical.net-082": "the second last day of a month is no pattern of Graph's",
  "ical.net-089": "a day of the month that must be a weekday as well is no pattern of Graph's",
  "ical.net-099": "weekdays counted through a year, or from its end, are no pattern of Graph's",
  "dateutil-120": "weekdays counted through a year are no pattern of Graph's",
  "dateutil-124": "a day of the month that must be a weekday as well is no pattern of Graph's",
  "dateutil-134": "the third last Thursday is no index of Graph's",
  "dateutil-139": "a day of the month that must be a weekday as well is no pattern of Graph's",
  "rust-rrule-279": "the second last Monday is no index of Graph's",
  "rust-rrule-293": "the 31st day from a month's end is no pattern of Graph's; and Exchange skips no month",
  "ical.net-079": "a numbered week of the year is no pattern of Graph's, so nobody can ask for it",
  "ical.net-106": "no pattern of Graph's gives a daily recurrence a weekday, so nobody can ask for it",
  "ical.net-110": "a numbered day of the year is no pattern of Graph's, so nobody can ask for it",
};

/** Refused: what stands for the vector's rule in Graph's form. */
const refused: Record<string, object> = {
  "ical.net-077": {
    pattern: { type: "absoluteYearly", interval: 10_000_000, dayOfMonth: 1, month: 1 },
    range: { type: "numbered", startDate: "2024-01-01", numberOfOccurrences: 2 },
  },
};

const inGraph = vectors.filter(({ graph }) => graph !== undefined);

/** Graph says enum values in any case. */
function recurrenceOf({ graph }: Vector): Recurrence {
  const { pattern, range, rangeAdded } = graph ?? {};
  const lower = (_: string, value: unknown) =>
    typeof value === "string" && /day$/.test(value) ? value.toLowerCase() : value;
  return recurrenceSchema.parse(JSON.parse(JSON.stringify({ pattern, range: range ?? rangeAdded }), lower));
}

function timesOf(dates: string[], { dtstart = "" }: Vector): string[] {
  const time = dtstart.slice(10);
  return dates.map((date) => date + time);
}

describe.skipIf(!existsSync(file))(`recurrences of other suites (needs ${file}; set CONTRACTS_DIR)`, () => {
  it("are there in number, none of them left out or contested", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(65);
    expect(inGraph.length).toBeGreaterThanOrEqual(30);
    expect(vectors.filter(({ contested }) => contested)).toEqual([]);
    const known = [...inGraph.map(({ id }) => id), ...Object.keys({ ...translated, ...untold, ...refused })];
    expect(vectors.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
    expect(known.filter((id) => !vectors.some((vector) => vector.id === id))).toEqual([]);
  });

  it.each(inGraph.map((vector) => [vector.id, vector.name, vector] as const))("%s: %s", (_id, _name, vector) => {
    const recurrence = recurrenceOf(vector);
    const dates = occurrenceDates(recurrence, { most: 1000 });
    expect(countOccurrences(recurrence)).toBe(dates.length);
    if (vector.expectedDates) expect(dates).toEqual(vector.expectedDates);
    else if (vector.expected) expect(timesOf(dates, vector)).toEqual(vector.expected);
    const zone = vector.tz;
    if (zone === undefined || vector.expectedUtc === undefined) return;
    const time = vector.dtstart?.slice(11) ?? "";
    for (const name of [zone, vector.windowsTz ?? zone]) {
      const moments = dates.map((date) => occurrenceMoment(date, time, name).toISOString().replace(".000Z", "Z"));
      expect(moments, name).toEqual(vector.expectedUtc);
    }
  });

  it.each(Object.entries(translated))("%s, put together of patterns that Graph knows", (id, { patterns, most }) => {
    const vector = vectors.find((one) => one.id === id);
    const start = (vector?.dtstart ?? "1997-09-02T09:00:00").slice(0, 10);
    const dates = patterns.flatMap((pattern) => {
      const range = { type: "noEnd", startDate: start };
      return occurrenceDates(recurrenceSchema.parse({ pattern: { interval: 1, ...pattern }, range }), { most: 20 });
    });
    const without = (vector?.exdates ?? []).map((text) => text.replace(/^(\d{4})-?(\d\d)-?(\d\d).*/, "$1-$2-$3"));
    const merged = [...new Set(dates)].sort().slice(0, most);
    const expected = (vector?.expected ?? vector?.expectedUtc ?? []).map((text) => text.slice(0, 10));
    expect(merged.filter((date) => !without.includes(date))).toEqual(expected);
  });

  it.each(Object.entries(refused))("%s is refused", (_id, recurrence) => {
    expect(recurrenceSchema.safeParse(recurrence).success).toBe(false);
  });
});
