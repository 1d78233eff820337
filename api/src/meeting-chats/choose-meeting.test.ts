import { describe, expect, it } from "vitest";
import { chooseMeeting } from "./choose-meeting.ts";

const date = (id: string, start: string, end: string, status: "scheduled" | "cancelled" = "scheduled") => ({
  id,
  status,
  start: `2026-11-${start}:00Z`,
  end: `2026-11-${end}:00Z`,
});

const weekly = [
  date("first", "03T09:00", "03T10:00"),
  date("second", "10T09:00", "10T10:00"),
  date("third", "17T09:00", "17T10:00"),
];

describe("the date of a series that a chat means", () => {
  it.each([
    ["2026-11-01T00:00:00Z", "first"],
    ["2026-11-10T08:44:00Z", "second"],
    ["2026-11-10T09:59:00Z", "second"],
    ["2026-11-10T10:00:00Z", "third"],
    ["2026-11-30T00:00:00Z", "third"],
  ])("at %s is the %s", (now, id) => {
    expect(chooseMeeting([...weekly].reverse(), new Date(now))?.id).toBe(id);
  });

  it("is the one that begins where one ends, a quarter of an hour before", () => {
    const following = [date("one", "10T09:00", "10T10:00"), date("two", "10T10:00", "10T11:00")];
    expect(chooseMeeting(following, new Date("2026-11-10T09:44:00Z"))?.id).toBe("one");
    expect(chooseMeeting(following, new Date("2026-11-10T09:45:00Z"))?.id).toBe("two");
  });

  it("is no cancelled one, unless there is no other", () => {
    const [first = weekly[0], second] = [weekly[0], date("second", "10T09:00", "10T10:00", "cancelled")];
    expect(chooseMeeting([first!, second], new Date("2026-11-10T09:30:00Z"))?.id).toBe("first");
    expect(chooseMeeting([second], new Date("2026-11-10T09:30:00Z"))?.id).toBe("second");
    expect(chooseMeeting([], new Date("2026-11-10T09:30:00Z"))).toBeUndefined();
  });
});
