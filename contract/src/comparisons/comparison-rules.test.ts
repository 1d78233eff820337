import { describe, expect, it } from "vitest";
import { differencesOf, type OurMeeting, type TheirEvent } from "./comparison-rules.ts";

const rooms = new Map([
  ["aarhus@nordlys.example", "Aarhus"],
  ["odense@nordlys.example", "Odense"],
]);
const aarhus = { email: "Aarhus@nordlys.example", name: "Aarhus" };
const accepted = (email: string) => ({ email, response: "accepted" });

const ours: OurMeeting = {
  start: new Date("2026-11-25T10:00:00Z"),
  end: new Date("2026-11-25T11:00:00Z"),
  isCancelled: false,
  organizerEmail: "Anna@nordlys.example",
  rooms: [aarhus],
};
const theirs: TheirEvent = {
  start: new Date("2026-11-25T11:00:00+01:00"),
  end: new Date("2026-11-25T12:00:00+01:00"),
  isCancelled: false,
  organizerEmail: "anna@nordlys.example",
  attendees: [accepted("aarhus@nordlys.example"), accepted("bo@nordlys.example")],
};

describe("what differs between a meeting and its event", () => {
  it.each<[string, Partial<OurMeeting>, Partial<TheirEvent> | null, string[]]>([
    ["nothing", {}, {}, []],
    ["nothing where the calendar does not say who organizes", {}, { organizerEmail: null }, []],
    ["the start", {}, { start: new Date("2026-11-25T09:30:00Z") }, ["time"]],
    ["the end alone", {}, { end: new Date("2026-11-25T11:30:00Z") }, ["time"]],
    ["the organizer", {}, { organizerEmail: "bo@nordlys.example" }, ["organizer"]],
    ["a room that is not there", {}, { attendees: [] }, ["room"]],
    ["a room that declined", {}, { attendees: [{ email: aarhus.email, response: "declined" }] }, ["room"]],
    ["a room that we do not hold", { rooms: [] }, {}, ["room"]],
    ["another room on either side", {}, { attendees: [accepted("odense@nordlys.example")] }, ["room", "room"]],
    ["a person who is no room", { rooms: [] }, { attendees: [accepted("bo@nordlys.example")] }, []],
    ["cancelled there", {}, { isCancelled: true }, ["cancelled"]],
    ["cancelled here", { isCancelled: true }, {}, ["cancelled"]],
    ["cancelled on both sides, whatever else", { isCancelled: true }, { isCancelled: true, attendees: [] }, []],
    ["no event", {}, null, ["missing_there"]],
    ["no event of what is cancelled", { isCancelled: true }, null, []],
    [
      "several things at once",
      {},
      { start: new Date("2026-11-25T09:00:00Z"), organizerEmail: "bo@nordlys.example", attendees: [] },
      ["time", "organizer", "room"],
    ],
  ])("%s", (_, here, there, expected) => {
    const event = there === null ? undefined : { ...theirs, ...there };
    expect(differencesOf({ ...ours, ...here }, event, rooms).map(({ kind }) => kind)).toEqual(expected);
  });

  it("says which room it is on which side", () => {
    const event = { ...theirs, attendees: [accepted("odense@nordlys.example")] };
    expect(differencesOf(ours, event, rooms)).toEqual([
      { kind: "room", ours: { room: "Aarhus" }, theirs: {}, roomEmail: "aarhus@nordlys.example" },
      { kind: "room", ours: {}, theirs: { room: "Odense" }, roomEmail: "odense@nordlys.example" },
    ]);
  });
});
