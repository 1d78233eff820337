import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { describe, expect, it } from "vitest";
import {
  firstWish,
  from,
  keepsNeeds,
  onDay,
  until,
  wishOfMeeting,
  wishProblem,
  type FinderWish,
} from "./finder-wish.ts";

const copenhagen = "Europe/Copenhagen";
const wish = (start: string, end: string): FinderWish => ({ ...firstWish(new Date(start), "s"), start, end });
const times = ({ start, end }: FinderWish) => [start, end];

describe("what is looked for", () => {
  it("is at first the next half-hour, for an hour", () => {
    expect(times(firstWish(new Date("2026-11-24T09:10:00Z"), "s"))).toEqual([
      "2026-11-24T09:30:00.000Z",
      "2026-11-24T10:30:00.000Z",
    ]);
  });

  it("comes from the meeting where there is one", () => {
    const meeting = {
      start: "2026-11-24T09:00:00Z",
      end: "2026-11-24T11:00:00Z",
      locations: [{ id: "l", site: { id: "copenhagen" }, headCount: 12 }],
    } as Meeting;
    expect(wishOfMeeting(meeting, "s")).toMatchObject({ people: 12, sites: ["copenhagen"], start: meeting.start });
    expect(wishOfMeeting({ ...meeting, locations: [] }, "s")).toMatchObject({ people: 1, sites: ["s"] });
  });

  it.each([
    ["over a change of the clock", "2026-10-26", ["2026-10-26T09:00:00.000Z", "2026-10-26T10:00:00.000Z"]],
    ["on the day of the change", "2026-10-25", ["2026-10-25T09:00:00.000Z", "2026-10-25T10:00:00.000Z"]],
  ])("keeps its clock times on another day %s", (_, day, expected) => {
    expect(times(onDay(wish("2026-10-23T08:00:00Z", "2026-10-23T09:00:00Z"), day, copenhagen))).toEqual(expected);
  });

  it("keeps a night between start and end", () => {
    const night = wish("2026-11-24T21:00:00Z", "2026-11-25T01:00:00Z");
    expect(times(onDay(night, "2026-12-01", copenhagen))).toEqual([
      "2026-12-01T21:00:00.000Z",
      "2026-12-02T01:00:00.000Z",
    ]);
  });

  it("keeps its length when it begins at another time", () => {
    const moved = from(wish("2026-11-24T09:00:00Z", "2026-11-24T10:30:00Z"), "14:00", copenhagen);
    expect(times(moved)).toEqual(["2026-11-24T13:00:00.000Z", "2026-11-24T14:30:00.000Z"]);
  });

  it.each([
    ["12:00", "2026-11-24T11:00:00.000Z"],
    ["00:00", "2026-11-24T23:00:00.000Z"],
  ])("ends at %s", (clock, expected) => {
    expect(until(wish("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z"), clock, copenhagen).end).toBe(expected);
  });

  it("keeps its needs when only the time is another one", () => {
    const given = wish("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z");
    expect(keepsNeeds(given, until(given, "12:00", copenhagen))).toBe(true);
    expect(keepsNeeds(given, { ...given, people: 500 })).toBe(false);
    expect(keepsNeeds(given, { ...given, features: ["video"] })).toBe(false);
  });

  it.each([
    ["2026-11-24T10:00:00Z", undefined],
    ["2026-11-24T09:00:00Z", "finder.order"],
    ["2026-11-25T09:30:00Z", "finder.tooLong"],
  ])("until %s has the problem %s", (end, problem) => {
    expect(wishProblem({ start: "2026-11-24T09:00:00Z", end })).toBe(problem);
  });
});
