import { describe, expect, it } from "vitest";
import { newAppointment } from "./host-appointment.ts";
import { fromLocal, toLocal } from "./local-time.ts";

describe("local times", () => {
  it.each([
    ["2026-11-23T10:00", "Europe/Copenhagen", "2026-11-23T09:00:00.000Z"],
    ["2026-07-01T10:00", "Europe/Copenhagen", "2026-07-01T08:00:00.000Z"],
    ["2026-11-23T10:00", "America/New_York", "2026-11-23T15:00:00.000Z"],
    ["2026-11-23T10:00", "Asia/Kolkata", "2026-11-23T04:30:00.000Z"],
    ["2026-03-29T03:00", "Europe/Copenhagen", "2026-03-29T01:00:00.000Z"],
    ["2026-10-25T03:00", "Europe/Copenhagen", "2026-10-25T02:00:00.000Z"],
  ])("%s in %s is %s, and back", (local, zone, moment) => {
    expect(fromLocal(local, zone)).toBe(moment);
    expect(toLocal(moment, zone)).toBe(local);
  });

  it("takes a time that the clocks skip as one that exists", () => {
    const moment = fromLocal("2026-03-29T02:30", "Europe/Copenhagen");
    expect(["2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z"]).toContain(moment);
  });
});

describe("a new appointment", () => {
  const organizer = { email: "anna@nordlys.example", name: "Anna Holm" };
  const colleagues = Array.from({ length: 30 }, (_, n) => ({ email: `p${n}@nordlys.example`, name: `P ${n}` }));
  const newId = () => "00000000-0000-7000-8000-000000000001";
  const begin = (now: string, timeZone = "Europe/Copenhagen") =>
    newAppointment({ now: new Date(now), timeZone, organizer, colleagues: [organizer, ...colleagues], newId });

  it.each([
    ["on a Tuesday", "2026-11-17T09:00:00Z", "2026-11-18T09:00:00.000Z"],
    ["on a Friday", "2026-11-20T09:00:00Z", "2026-11-23T09:00:00.000Z"],
    ["on a Saturday", "2026-11-21T09:00:00Z", "2026-11-23T09:00:00.000Z"],
    ["on a Sunday late, which is Monday in Copenhagen", "2026-11-22T23:30:00Z", "2026-11-24T09:00:00.000Z"],
  ])("%s is on the next working day at ten", (_when, now, start) => {
    expect(begin(now).start).toBe(start);
  });

  it("has twelve people, the organizer first and once", () => {
    const { attendees } = begin("2026-11-17T09:00:00Z");
    expect(attendees).toHaveLength(12);
    expect(attendees.filter(({ response }) => response === "organizer")).toEqual([attendees[0]]);
    expect(new Set(attendees.map(({ email }) => email)).size).toBe(12);
  });
});
