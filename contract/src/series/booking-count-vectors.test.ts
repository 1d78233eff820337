import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { occurrenceDates } from "./recurrence-rules.ts";
import type { DayOfWeek, Recurrence } from "./recurrence.ts";

// How many days a repeated booking has, as another system's tests have it.

const contracts = process.env["CONTRACTS_DIR"] ?? path.resolve(import.meta.dirname, "../../../../shared/contracts");
const file = path.join(contracts, "booking/booking-vectors.json");

/** Choices of that product which are not ours. */
const otherChoices: Record<string, string> = {
  "series-count-03": "there a daily booking has no interval; here it repeats every second day",
};

interface Vector {
  id: string;
  family: string;
  name: string;
  input: {
    frequency: "daily" | "weekly" | "monthly";
    interval: number;
    weekdays?: string[];
    start: string;
    daysElapsed: number;
  };
  expected: { occurrences?: number; dates?: string[] };
}

function read(): Vector[] {
  if (!existsSync(file)) return [];
  const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] };
  return vectors.filter(({ id, family }) => family === "series-count" && !(id in otherChoices));
}

const weekdays: DayOfWeek[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const indexes = ["first", "second", "third", "fourth", "last"] as const;

function recurrenceOf({ frequency, interval, weekdays: days, start, daysElapsed }: Vector["input"]): Recurrence {
  const first = DateTime.fromISO(start, { zone: "UTC" });
  const weekday = weekdays[first.weekday - 1] ?? "monday";
  const range = {
    type: "endDate" as const,
    startDate: first.toISODate() ?? "",
    endDate: first.plus({ days: daysElapsed }).toISODate() ?? "",
  };
  if (frequency === "daily") return { pattern: { type: "daily", interval }, range };
  if (frequency === "weekly") {
    const daysOfWeek = days?.map((day) => weekdays.find((known) => known.startsWith(day)) ?? weekday) ?? [weekday];
    return { pattern: { type: "weekly", interval, daysOfWeek, firstDayOfWeek: "monday" }, range };
  }
  // There a monthly booking keeps its place in the month: the fifth Monday is the last one.
  const index = indexes[Math.ceil(first.day / 7) - 1] ?? "last";
  return { pattern: { type: "relativeMonthly", interval, daysOfWeek: [weekday], index }, range };
}

describe.skipIf(!existsSync(file))(`repeated bookings of another system (needs ${file}; set CONTRACTS_DIR)`, () => {
  it.each(read())("$id: $name", ({ input, expected }) => {
    const dates = occurrenceDates(recurrenceOf(input), { most: 1000 });
    if (expected.dates) expect(dates).toEqual(expected.dates);
    else expect(dates).toHaveLength(expected.occurrences ?? -1);
  });
});
