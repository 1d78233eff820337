import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import { occurrenceMoment } from "@magic-meetings/contract/series/occurrence-moment-rules.ts";
import { describe, expect, it } from "vitest";
import type { OccurrenceRecord } from "./occurrence-sql.ts";
import { plannedDates, planOccurrences } from "./plan-occurrences.ts";

const zone = "Europe/Copenhagen";
const now = new Date("2026-11-21T09:00:00Z");
const mondays: Recurrence = {
  pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
  range: { type: "numbered", startDate: "2026-11-16", numberOfOccurrences: 4 },
};

function planned(startsAt: string, more: Partial<Parameters<typeof plannedDates>[0]> = {}, at = now) {
  const series = { recurrence: mondays, timeZone: zone, startsAt, durationMinutes: 60, ...more };
  return plannedDates(series, { now: at, until: "2027-12-31", most: 730 });
}

/** A date as it was made: at ten, for an hour. */
function made(date: string, more: Partial<OccurrenceRecord> = {}): OccurrenceRecord {
  const start = occurrenceMoment(date, "10:00", zone);
  const end = new Date(start.getTime() + 3_600_000);
  return {
    id: date,
    originalStart: start,
    start,
    end,
    subject: "",
    timeZone: zone,
    status: "scheduled",
    isException: false,
    ...more,
  };
}

function plan(existing: OccurrenceRecord[], startsAt = "10:00") {
  const { added, changed, gone, same } = planOccurrences(existing, planned(startsAt), { now, zoneBefore: zone });
  return {
    added: added.map(({ date }) => date),
    changed: changed.map(({ before, start, revived }) => [before.id, start.toISOString().slice(5, 16), revived]),
    gone: gone.map(({ id }) => id),
    same: same.map(({ id }) => id),
  };
}

describe("the dates of a series", () => {
  it("are those that are not over", () => {
    expect(planned("10:00").map(({ date }) => date)).toEqual(["2026-11-23", "2026-11-30", "2026-12-07"]);
    const during = new Date("2026-11-16T09:30:00Z");
    expect(planned("10:00", {}, during)).toHaveLength(4);
    expect(planned("10:00", {}, new Date("2026-11-16T10:00:00Z"))).toHaveLength(3);
  });

  it("last as long as ever over a change of the clock, and over midnight", () => {
    const recurrence: Recurrence = {
      pattern: { type: "daily", interval: 1 },
      range: { type: "numbered", startDate: "2027-03-27", numberOfOccurrences: 2 },
    };
    const dates = planned("23:30", { recurrence, durationMinutes: 300 });
    expect(dates.map(({ start, end }) => [start.toISOString(), end.toISOString()])).toEqual([
      ["2027-03-27T22:30:00.000Z", "2027-03-28T03:30:00.000Z"],
      ["2027-03-28T21:30:00.000Z", "2027-03-29T02:30:00.000Z"],
    ]);
  });
});

describe("what becomes of them", () => {
  it.each([
    ["nothing is there: all are added", [], { added: ["2026-11-23", "2026-11-30", "2026-12-07"] }],
    [
      "all are there: nothing happens",
      [made("2026-11-23"), made("2026-11-30"), made("2026-12-07")],
      { added: [], changed: [], gone: [], same: ["2026-11-23", "2026-11-30", "2026-12-07"] },
    ],
    ["one that the pattern does not give is cancelled", [made("2026-11-24")], { gone: ["2026-11-24"] }],
    [
      "one that was cancelled for that comes back",
      [made("2026-11-23", { status: "cancelled" })],
      { changed: [["2026-11-23", "11-23T09:00", true]] },
    ],
    [
      "one that was skipped does not",
      [made("2026-11-23", { status: "cancelled", isException: true })],
      { changed: [], same: ["2026-11-23"], added: ["2026-11-30", "2026-12-07"] },
    ],
    [
      "one that has begun is left alone",
      [
        made("2026-11-21", {
          start: new Date("2026-11-21T08:30:00Z"),
          originalStart: new Date("2026-11-21T08:30:00Z"),
        }),
      ],
      { gone: [], same: ["2026-11-21"] },
    ],
    [
      "one that was moved here from a day that is over is left alone",
      [
        made("2026-11-16", {
          start: new Date("2026-11-26T09:00:00Z"),
          end: new Date("2026-11-26T10:00:00Z"),
          isException: true,
        }),
      ],
      { gone: [], same: ["2026-11-16"] },
    ],
  ] as [string, OccurrenceRecord[], object][])("%s", (_, existing, expected) => {
    expect(plan(existing)).toMatchObject(expected);
  });

  it("moves to the new time, but not what was moved by hand", () => {
    const byHand = made("2026-11-30", {
      start: new Date("2026-12-01T07:00:00Z"),
      end: new Date("2026-12-01T08:00:00Z"),
      isException: true,
    });
    expect(plan([made("2026-11-23"), byHand], "11:00")).toEqual({
      added: ["2026-12-07"],
      changed: [
        ["2026-11-23", "11-23T10:00", false],
        ["2026-11-30", "12-01T07:00", false],
      ],
      gone: [],
      same: [],
    });
  });
});
