import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { describe, expect, it } from "vitest";
import { actionsOf, minutesToSpare } from "./room-action-rules.ts";

const no = (because: string) => ({ ok: false, because });
const yes = { ok: true };

type Allowed = RoomBooking["allowed"];
const later: Allowed = {
  release: yes,
  checkIn: no("too_early"),
  extend: no("too_early"),
  end: no("too_early"),
};

describe("what a booking's card offers", () => {
  it.each<[string, RoomBooking["status"], Partial<Allowed>, string[]]>([
    ["tomorrow", "confirmed", {}, []],
    ["shortly before", "confirmed", { checkIn: yes }, ["checkIn"]],
    ["during", "confirmed", { checkIn: yes, extend: yes, end: yes }, ["checkIn", "extend", "end"]],
    ["after", "confirmed", { checkIn: no("meeting_over"), extend: no("meeting_over"), end: no("meeting_over") }, []],
    ["while somebody has to approve", "requested", { checkIn: no("wrong_state"), extend: no("wrong_state") }, []],
    ["to a stranger during it", "confirmed", { checkIn: no("forbidden"), extend: no("forbidden") }, ["whyNotExtend"]],
  ])("%s (%s)", (_, status, allowed, expected) => {
    const { any, ...shown } = actionsOf({ status, allowed: { ...later, ...allowed } });
    expect(Object.keys(shown).filter((name) => shown[name as keyof typeof shown])).toEqual(expected);
    expect(any).toBe(expected.length > 0);
  });
});

describe("how much longer a room can be kept", () => {
  const held = { start: "2026-11-23T09:00:00Z", heldFrom: "2026-11-23T08:45:00Z", heldUntil: "2026-11-23T10:10:00Z" };

  it.each([
    ["without limit when nothing follows", undefined, Number.POSITIVE_INFINITY],
    ["until it has to be set up for the next meeting", "2026-11-23T11:00:00Z", 35],
    ["not at all when the next one is set up already", "2026-11-23T10:25:00Z", 0],
    ["not at all when the next one begins earlier than that", "2026-11-23T10:00:00Z", 0],
  ])("%s", (_, nextStart, minutes) => {
    expect(minutesToSpare(held, nextStart)).toBe(minutes);
  });
});
