import { describe, expect, it } from "vitest";
import { DateTime } from "luxon";
import type { RoomRule, RoomRuleTerms } from "./room-rule.ts";
import { brokenRule, closedSite, weekOf, type RoomAsk } from "./room-rules.ts";

const zone = "Europe/Copenhagen";
const local = (text: string) => DateTime.fromISO(text, { zone }).toJSDate();

// Monday 23 November 2026.
const ask: RoomAsk = {
  start: local("2026-11-23T10:00"),
  end: local("2026-11-23T11:00"),
  now: local("2026-11-20T09:00"),
  timeZone: zone,
  headCount: 6,
  groupIds: ["design"],
  heldThatWeek: 0,
};

const board = "board";
const hours = (...times: [number | null, string, string][]): RoomRuleTerms => ({
  kind: "bookable_hours",
  hours: times.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
});
const priority = (othersFromHoursBefore: number): RoomRuleTerms => ({
  kind: "priority_hours",
  weekdays: [1],
  opens: "09:00",
  closes: "12:00",
  groupIds: [board],
  othersFromHoursBefore,
});

type Case = [name: string, terms: RoomRuleTerms, ask: Partial<RoomAsk>, allowed: Record<string, unknown> | null];

describe("a rule of a room", () => {
  it.each<Case>([
    ["days ahead, the last day included", { kind: "max_days_ahead", days: 3 }, {}, null],
    ["one day further", { kind: "max_days_ahead", days: 2 }, {}, { days: 2 }],
    [
      "days counted by the site's clock, not in hours",
      { kind: "max_days_ahead", days: 1 },
      { now: local("2026-11-22T23:59"), start: local("2026-11-23T23:00"), end: local("2026-11-23T23:30") },
      null,
    ],
    [
      "days counted through the end of summer time",
      { kind: "max_days_ahead", days: 1 },
      { now: local("2026-10-24T12:00"), start: local("2026-10-25T23:30"), end: local("2026-10-25T23:45") },
      null,
    ],
    ["as long as is allowed", { kind: "max_minutes", minutes: 60 }, {}, null],
    ["a minute longer", { kind: "max_minutes", minutes: 59 }, {}, { minutes: 59 }],
    [
      "an hour of the clock that is two hours long",
      { kind: "max_minutes", minutes: 60 },
      { start: new Date("2026-10-25T00:00Z"), end: new Date("2026-10-25T02:00Z") },
      { minutes: 60 },
    ],
    ["the last of the week", { kind: "max_per_week", bookings: 2 }, { heldThatWeek: 1 }, null],
    ["one more in the week", { kind: "max_per_week", bookings: 2 }, { heldThatWeek: 2 }, { bookings: 2 }],
    ["a week that was not counted", { kind: "max_per_week", bookings: 2 }, { heldThatWeek: null }, null],
    ["enough people", { kind: "min_head_count", people: 6 }, {}, null],
    ["too few people", { kind: "min_head_count", people: 7 }, {}, { people: 7 }],
    ["one of its groups", { kind: "only_groups", groupIds: [board, "design"] }, {}, null],
    ["none of its groups", { kind: "only_groups", groupIds: [board] }, {}, {}],
    [
      "somebody else in another's hours, too early",
      priority(24),
      {},
      { from: local("2026-11-22T10:00").toISOString() },
    ],
    ["somebody else in another's hours, late enough", priority(24), { now: local("2026-11-22T10:00") }, null],
    ["those whose hours they are", priority(24), { groupIds: [board] }, null],
    [
      "another day of the week",
      priority(24),
      { start: local("2026-11-24T10:00"), end: local("2026-11-24T11:00") },
      null,
    ],
    [
      "what only ends in another's hours",
      priority(24),
      { start: local("2026-11-23T08:00"), end: local("2026-11-23T09:30") },
      { from: local("2026-11-22T08:00").toISOString() },
    ],
    [
      "what ends as another's hours begin",
      priority(24),
      { start: local("2026-11-23T08:00"), end: local("2026-11-23T09:00") },
      null,
    ],
    ["its hours", hours([1, "10:00", "11:00"]), {}, null],
    ["hours that adjoin", hours([null, "08:00", "10:30"], [1, "10:30", "12:00"]), {}, null],
    [
      "a gap in its hours",
      hours([1, "08:00", "10:30"], [1, "10:45", "12:00"]),
      {},
      { from: local("2026-11-23T08:00").toISOString(), until: local("2026-11-23T10:30").toISOString() },
    ],
    ["another day's hours", hours([2, "08:00", "18:00"]), {}, { opensAt: local("2026-11-24T08:00").toISOString() }],
    [
      "the last day of a closed time",
      { kind: "closed_period", firstDay: "2026-11-20", lastDay: "2026-11-23" },
      {},
      { firstDay: "2026-11-20", lastDay: "2026-11-23" },
    ],
    ["the day after a closed time", { kind: "closed_period", firstDay: "2026-11-20", lastDay: "2026-11-22" }, {}, null],
    [
      "what ends as a closed time begins",
      { kind: "closed_period", firstDay: "2026-11-24", lastDay: "2026-11-24" },
      { start: local("2026-11-23T22:00"), end: local("2026-11-24T00:00") },
      null,
    ],
  ])("judges %s", (_, terms, changes, allowed) => {
    const broken = brokenRule([{ name: "the rule", terms }], { ...ask, ...changes });
    expect(broken).toEqual(allowed === null ? null : { name: "the rule", kind: terms.kind, allowed });
  });

  it("is named: the first broken one by name", () => {
    const rules: RoomRule[] = [
      { name: "Short meetings", terms: { kind: "max_minutes", minutes: 30 } },
      { name: "Enough people", terms: { kind: "min_head_count", people: 50 } },
      { name: "Anything goes", terms: { kind: "min_head_count", people: 1 } },
    ];
    expect(brokenRule(rules, ask)?.name).toBe("Enough people");
    expect(brokenRule([], ask)).toBeNull();
  });
});

describe("a site's hours", () => {
  const calendar = {
    timeZone: zone,
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "18:00" })),
    holidays: [{ day: "2026-11-24", opens: null, closes: null }],
  };

  it.each<[string, string, string, string | null | undefined]>([
    ["in them", "2026-11-23T08:00", "2026-11-23T18:00", null],
    ["before them", "2026-11-23T07:30", "2026-11-23T09:00", "2026-11-23T08:00"],
    ["past them, before a holiday", "2026-11-23T17:30", "2026-11-23T18:30", "2026-11-23T17:30"],
    ["on a holiday", "2026-11-24T10:00", "2026-11-24T11:00", "2026-11-25T08:00"],
    ["at the weekend", "2026-11-28T10:00", "2026-11-28T11:00", "2026-11-30T08:00"],
    ["on the morning after the clocks went back", "2026-10-26T08:00", "2026-10-26T09:00", null],
    ["before opening on the day the clocks go forward", "2027-03-29T07:59", "2027-03-29T09:00", "2027-03-29T08:00"],
  ])("judge what is %s", (_, start, end, opensAt) => {
    const broken = closedSite(calendar, { start: local(start), end: local(end) });
    if (opensAt === null || opensAt === undefined) expect(broken).toBeNull();
    else expect(broken).toMatchObject({ kind: "site_hours", allowed: { opensAt: local(opensAt).toISOString() } });
  });

  it("are none where the site has none", () => {
    expect(closedSite(null, { start: local("2026-11-22T03:00"), end: local("2026-11-22T04:00") })).toBeNull();
  });
});

it("counts a week from Monday by the site's clock, the one with a change of the clock included", () => {
  const { from, until } = weekOf(local("2026-10-25T23:00"), zone);
  expect([from, until]).toEqual([local("2026-10-19T00:00"), local("2026-10-26T00:00")]);
  expect((until.getTime() - from.getTime()) / 3_600_000).toBe(7 * 24 + 1);
});
