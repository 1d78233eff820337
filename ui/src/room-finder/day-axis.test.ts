import { describe, expect, it } from "vitest";
import { closedStretches, dayAxis, isClosed, place, slotAt, slotOf } from "./day-axis.ts";

const copenhagen = "Europe/Copenhagen";
const hour = 3_600_000;

describe("the axis of a day", () => {
  it.each([
    ["an ordinary day", "2026-11-24", copenhagen, 48],
    ["the day on which the clock goes forward", "2026-03-29", copenhagen, 46],
    ["the day on which the clock goes back", "2026-10-25", copenhagen, 50],
    ["a day with half an hour less", "2026-10-04", "Australia/Lord_Howe", 47],
    ["a day that begins at one o'clock", "2026-04-24", "Africa/Cairo", 46],
    ["a zone with a half hour", "2026-11-24", "Asia/Kolkata", 48],
  ])("%s", (_, day, timeZone, slots) => {
    const axis = dayAxis(day, timeZone);
    expect(axis.slots).toHaveLength(slots);
    expect(axis.slots[0]?.start).toBe(axis.start);
    expect(axis.slots.at(-1)?.end).toBe(axis.end);
  });

  it("skips the hour that is not there and has the repeated one twice", () => {
    const clocks = (day: string) => dayAxis(day, copenhagen).slots.map(({ clock }) => clock);
    expect(clocks("2026-03-29").slice(2, 8)).toEqual(["01:00", "01:30", "03:00", "03:30", "04:00", "04:30"]);
    expect(clocks("2026-10-25").slice(4, 9)).toEqual(["02:00", "02:30", "02:00", "02:30", "03:00"]);
  });

  it("draws an hour as long as an hour whatever the clock does", () => {
    const spring = dayAxis("2026-03-29", copenhagen);
    const before = place(spring, spring.start, spring.start + hour);
    const over = place(spring, Date.parse("2026-03-29T00:30:00Z"), Date.parse("2026-03-29T01:30:00Z"));
    expect(before?.size).toBeCloseTo(1 / 23);
    expect(over?.size).toBeCloseTo(1 / 23);
  });
});

describe("a stretch on the axis", () => {
  const axis = dayAxis("2026-11-24", copenhagen);

  it.each([
    ["in the middle", 6 * hour, 12 * hour, { from: 0.25, size: 0.25 }],
    ["from the day before", -2 * hour, 12 * hour, { from: 0, size: 0.5 }],
    ["into the next day", 18 * hour, 30 * hour, { from: 0.75, size: 0.25 }],
    ["of another day", 24 * hour, 30 * hour, undefined],
  ])("%s", (_, from, until, expected) => {
    expect(place(axis, axis.start + from, axis.start + until)).toEqual(expected);
  });

  it("is found by a part of the length and by a moment, held within the day", () => {
    expect([slotAt(axis, 0.5), slotAt(axis, -1), slotAt(axis, 2)]).toEqual([24, 0, 47]);
    expect([slotOf(axis, axis.start + 9.6 * hour), slotOf(axis, 0), slotOf(axis, axis.end)]).toEqual([19, 0, 47]);
  });
});

describe("closed hours", () => {
  const axis = dayAxis("2026-11-24", copenhagen);
  const open = (from: number, until: number) => ({
    start: new Date(axis.start + from * hour).toISOString(),
    end: new Date(axis.start + until * hour).toISOString(),
  });
  const closed = (...opens: ReturnType<typeof open>[]) =>
    closedStretches(axis, opens).map(({ start, end }) => [(start - axis.start) / hour, (end - axis.start) / hour]);

  it.each<[string, ReturnType<typeof open>[], number[][]]>([
    [
      "before and after",
      [open(7, 18)],
      [
        [0, 7],
        [18, 24],
      ],
    ],
    [
      "a break at noon",
      [open(13, 18), open(7, 12)],
      [
        [0, 7],
        [12, 13],
        [18, 24],
      ],
    ],
    ["a holiday", [], [[0, 24]]],
    ["never", [open(-24, 48)], []],
  ])("%s", (_, opens, expected) => {
    expect(closed(...opens)).toEqual(expected);
  });

  it("are looked at for a stretch", () => {
    const office = [open(7, 18)];
    expect(isClosed(axis, office, open(8, 18))).toBe(false);
    expect(isClosed(axis, office, open(17, 19))).toBe(true);
  });
});
