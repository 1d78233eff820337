import { describe, expect, it } from "vitest";
import { allowedForBooking, noShowAt, type BookingMoment, type BookingPerson } from "./room-booking-rules.ts";
import { roomBookingStatuses } from "./room-booking.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

const booking: BookingMoment = {
  status: "confirmed",
  start: at("10:00"),
  end: at("11:00"),
  heldSince: new Date("2026-11-20T08:00:00Z"),
  checkedInAt: null,
  noShowMinutes: 10,
};
const organizer: BookingPerson = { mayAct: true, isIn: false };
const participant: BookingPerson = { mayAct: false, isIn: true };
const stranger: BookingPerson = { mayAct: false, isIn: false };

type Case = [name: string, booking: Partial<BookingMoment>, person: BookingPerson, now: string, expected: string];

describe("what may be done with a booking", () => {
  it.each<Case>([
    ["early", {}, organizer, "09:44", "release"],
    ["a quarter of an hour before", {}, organizer, "09:45", "release checkIn"],
    ["by a participant then", {}, participant, "09:45", "checkIn"],
    ["by somebody else", {}, stranger, "10:05", ""],
    ["during the meeting", {}, organizer, "10:00", "release checkIn extend end"],
    ["by a participant who is not checked in", {}, participant, "10:05", "checkIn extend"],
    ["by a participant once it is used", { checkedInAt: at("10:01") }, participant, "10:05", "checkIn extend end"],
    ["in the last minute", {}, organizer, "10:59", "release checkIn extend end"],
    ["after it", {}, organizer, "11:00", ""],
    ["while it is provisional", { status: "provisional" }, organizer, "10:05", "release"],
    ["while it is asked for", { status: "requested" }, organizer, "10:05", "release"],
    ["once it is declined", { status: "declined" }, organizer, "10:05", ""],
    ["once it is released", { status: "released" }, organizer, "10:05", ""],
    ["once it is cancelled", { status: "cancelled" }, organizer, "10:05", ""],
  ])("%s", (_, changes, person, now, expected) => {
    const allowed = allowedForBooking({ ...booking, ...changes }, person, at(now));
    const acts = Object.entries(allowed).flatMap(([act, { ok }]) => (ok ? [act] : []));
    expect(acts.join(" ")).toBe(expected);
  });

  it.each<[string, Partial<BookingMoment>, BookingPerson, string, string]>([
    ["to a stranger first of all", { status: "released" }, stranger, "12:00", "forbidden"],
    ["of a released room", { status: "released" }, organizer, "12:00", "wrong_state"],
    ["of a meeting that is over", {}, organizer, "12:00", "meeting_over"],
    ["of a meeting to come", {}, organizer, "08:00", "too_early"],
  ])("says why not, %s", (_, changes, person, now, because) => {
    expect(allowedForBooking({ ...booking, ...changes }, person, at(now)).extend).toEqual({ ok: false, because });
  });
});

describe("when a room is released for not being used", () => {
  it.each<[string, Partial<BookingMoment>, string | null]>([
    ["its minutes after the start", {}, "10:10"],
    ["its minutes after it was taken, where that was later", { heldSince: at("10:30") }, "10:40"],
    ["never, where somebody is in", { checkedInAt: at("09:50") }, null],
    ["never, where the room says so", { noShowMinutes: 0 }, null],
    ["at a time that may lie after the end", { noShowMinutes: 90 }, "11:30"],
  ])("%s", (_, changes, expected) => {
    expect(noShowAt({ ...booking, ...changes })).toEqual(expected === null ? null : at(expected));
  });

  it.each(roomBookingStatuses.filter((status) => status !== "confirmed"))("never while it is %s", (status) => {
    expect(noShowAt({ ...booking, status })).toBeNull();
  });
});
