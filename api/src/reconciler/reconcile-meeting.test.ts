import { describe, expect, it } from "vitest";
import {
  aarhus,
  bergen,
  event,
  invited,
  lastSeen,
  meeting,
  odense,
  person,
  rules,
  seenAs,
  wanted,
} from "./reconciler-test-world.ts";

type Question = Partial<Parameters<typeof wanted>[0]>;
type Case = [name: string, question: Question, expected: string[]];

function seen(...change: Parameters<typeof event>): Question {
  return { seen: seenAs(event(...change)) };
}

function check(cases: Case[]): void {
  it.each(cases)("%s", (_, question, expected) => {
    expect(wanted({ known: meeting(), seen: seenAs(event()), ...question })).toEqual(expected);
  });
}

describe("when a meeting is", () => {
  check([
    [
      "moved to another hour",
      seen({ start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" }),
      ["retime 11-19T13:00 11-19T15:00"],
    ],
    [
      "moved to another day",
      seen({ start: "2026-11-20T09:00:00Z", end: "2026-11-20T11:00:00Z" }),
      ["retime 11-20T09:00 11-20T11:00"],
    ],
    ["shortened", seen({ end: "2026-11-19T10:00:00Z" }), ["retime 11-19T09:00 11-19T10:00"]],
    ["made longer", seen({ end: "2026-11-19T12:30:00Z" }), ["retime 11-19T09:00 11-19T12:30"]],
    ["started earlier", seen({ start: "2026-11-19T08:30:00Z" }), ["retime 11-19T08:30 11-19T11:00"]],
    [
      "over midnight",
      seen({ start: "2026-11-19T22:00:00Z", end: "2026-11-20T01:00:00Z" }),
      ["retime 11-19T22:00 11-20T01:00"],
    ],
    [
      "a whole day",
      seen({ start: "2026-11-18T23:00:00Z", end: "2026-11-19T23:00:00Z", isAllDay: true }),
      ["retime 11-18T23:00 11-19T23:00"],
    ],
    [
      "several whole days",
      seen({ start: "2026-11-18T23:00:00Z", end: "2026-11-21T23:00:00Z", isAllDay: true }),
      ["retime 11-18T23:00 11-21T23:00"],
    ],
    [
      "moved into the hour that the clock repeats",
      seen({ start: "2027-10-31T00:30:00Z", end: "2027-10-31T01:30:00Z" }),
      ["retime 10-31T00:30 10-31T01:30"],
    ],
    [
      "moved to the day on which the clock goes forward",
      seen({ start: "2027-03-28T08:00:00Z", end: "2027-03-28T10:00:00Z" }),
      ["retime 03-28T08:00 03-28T10:00"],
    ],
    [
      "moved and renamed at once",
      seen({ subject: "Plans", start: "2026-11-19T09:30:00Z" }),
      ["change subject", "retime 11-19T09:30 11-19T11:00"],
    ],
    ["without a length", seen({ end: "2026-11-19T09:00:00Z" }), ["orphan event_unclear"]],
    ["ended before it starts", seen({ end: "2026-11-19T08:00:00Z" }), ["orphan event_unclear"]],
    ["stretched over two months", seen({ end: "2027-01-19T09:00:00Z" }), ["orphan event_unclear"]],
    [
      "moved into the past",
      seen({ start: "2026-11-17T09:00:00Z", end: "2026-11-17T11:00:00Z" }),
      ["retime 11-17T09:00 11-17T11:00"],
    ],
    [
      "said in another way, at the same moment",
      seen({ start: "2026-11-19T10:00:00+01:00", end: "2026-11-19T12:00:00+01:00" }),
      ["nothing: own_write"],
    ],
    [
      "moved here, while its event stayed where it was",
      {
        known: meeting({ start: new Date("2026-11-19T13:00:00Z"), end: new Date("2026-11-19T15:00:00Z") }),
        ...seen({ subject: "Planning again" }),
      },
      ["change subject"],
    ],
    [
      "moved here, and repaired by what its calendar says",
      {
        known: meeting({ start: new Date("2026-11-19T13:00:00Z"), end: new Date("2026-11-19T15:00:00Z") }),
        rules: rules({ isRepair: true }),
      },
      ["retime 11-19T09:00 11-19T11:00"],
    ],
  ]);
});

describe("what is not time", () => {
  check([
    ["another subject", seen({ subject: "Budget" }), ["change subject"]],
    ["another zone only", seen({ timeZone: "Europe/London" }), ["change time_zone"]],
    ["a Windows name of the same zone", seen({ timeZone: "Romance Standard Time" }), ["nothing: own_write"]],
    ["a zone that nobody knows", seen({ timeZone: "Mars/Olympus" }), ["nothing: own_write"]],
    [
      "another id after a move to another server",
      { ...seen({ exchangeReference: { id: "event-9", iCalUid: "uid-1" } }) },
      ["change reference"],
    ],
    ["a draft key where there was none", seen({ clientKey: "client-key" }), ["change reference"]],
    [
      "another draft key than the one that is known",
      { known: meeting({ clientKey: "client-key" }), ...seen({ clientKey: "other-key" }) },
      ["nothing: own_write"],
    ],
    [
      "a copied draft key",
      { ...seen({ clientKey: "client-key" }), rules: rules({ isCopy: true }) },
      ["nothing: own_write"],
    ],
    ["a private event without its subject", seen({ subject: "", sensitivity: "private" }), ["nothing: own_write"]],
    ["a private event with another subject", seen({ subject: "Secret", sensitivity: "private" }), ["change subject"]],
    ["a subject that was emptied", seen({ subject: "" }), ["change subject"]],
    ["a category or a body only", seen(), ["nothing: unchanged"]],
    ["that it is private now", seen({ sensitivity: "private" }), ["nothing: own_write"]],
    ["that it is held online now", seen({ joinUrlHash: "hash" }), ["nothing: own_write"]],
  ]);
});

const base = [person("anna", "accepted"), person("bo"), person("carla")];
const room = invited(aarhus);

describe("people", () => {
  check([
    [
      "one was added",
      seen({ attendees: [...base, person("dag"), room] }),
      ["change_people +1 -0 ~0", "change_locations"],
    ],
    [
      "one was taken off",
      seen({ attendees: [...base.slice(0, 2), room] }),
      ["change_people +0 -1 ~0", "change_locations"],
    ],
    [
      "one took another's place",
      seen({ attendees: [...base.slice(0, 2), person("dag"), room] }),
      ["change_people +1 -1 ~0", "change_locations"],
    ],
    [
      "one accepted",
      seen({ attendees: [base[0]!, person("bo", "accepted"), base[2]!, room] }),
      ["change_people +0 -0 ~1", "change_locations"],
    ],
    [
      "one declined",
      seen({ attendees: [base[0]!, person("bo", "declined"), base[2]!, room] }),
      ["change_people +0 -0 ~1", "change_locations"],
    ],
    [
      "all declined",
      seen({ attendees: [base[0]!, person("bo", "declined"), person("carla", "declined"), room] }),
      ["change_people +0 -0 ~2", "change_locations"],
    ],
    [
      "one is optional now",
      seen({ attendees: [base[0]!, { ...person("bo"), kind: "optional" }, base[2]!, room] }),
      ["change_people +0 -0 ~1", "change_locations"],
    ],
    ["listed in another order", seen({ attendees: [room, ...[...base].reverse()] }), ["nothing: own_write"]],
    [
      "one has another name",
      seen({ attendees: [base[0]!, { ...person("bo"), name: "Bo B." }, base[2]!, room] }),
      ["nothing: own_write"],
    ],
    [
      "forwarded to somebody from outside",
      seen({ attendees: [...base, { ...person("x"), email: "x@elsewhere.example" }, room] }),
      ["change_people +1 -0 ~0", "change_locations"],
    ],
    [
      "changed here, while its event stayed as it was",
      { known: meeting({ attendees: [...base, person("dag"), room] }), ...seen({ subject: "Plans" }) },
      ["change subject"],
    ],
    ["sites that the event names", seen({ locations: [{ siteId: "oslo" }] }), ["change_locations"]],
    ["a meeting that has no site yet", { known: meeting({ siteIds: [] }) }, ["change_locations"]],
  ]);
});

describe("rooms", () => {
  check([
    [
      "one was added by hand",
      seen({ attendees: [...base, room, invited(odense)] }),
      ["change_people +1 -0 ~0", "change_locations", "book_rooms odense"],
    ],
    [
      "one was added at another site",
      seen({ attendees: [...base, room, invited(bergen)] }),
      ["change_people +1 -0 ~0", "change_locations", "book_rooms bergen"],
    ],
    [
      "one was changed for another by hand",
      seen({ attendees: [...base, invited(odense)] }),
      ["change_people +1 -1 ~0", "change_locations", "release_rooms aarhus", "book_rooms odense"],
    ],
    [
      "the only one was taken off",
      seen({ attendees: base }),
      ["change_people +0 -1 ~0", "change_locations", "release_rooms aarhus"],
    ],
    [
      "its mailbox turned the meeting down",
      seen({ attendees: [...base, invited(aarhus, "declined")] }),
      ["change_people +0 -0 ~1", "change_locations", "decline_rooms aarhus"],
    ],
    [
      "its mailbox had turned it down at the last look",
      {
        known: meeting({ lastSeen: lastSeen(event({ attendees: [...base, invited(aarhus, "declined")] })) }),
        ...seen({ subject: "Plans", attendees: [...base, invited(aarhus, "declined")] }),
      },
      ["change subject"],
    ],
    [
      "one that has not answered yet was added",
      seen({ attendees: [...base, room, invited(odense, "none")] }),
      ["change_people +1 -0 ~0", "change_locations", "book_rooms odense"],
    ],
    [
      "one that declined at once was added",
      seen({ attendees: [...base, room, invited(odense, "declined")] }),
      ["change_people +1 -0 ~0", "change_locations"],
    ],
    [
      "one was booked in a tab and never stood on the event",
      {
        known: meeting({
          rooms: [...meeting().rooms, { bookingId: "b2", roomId: "odense", email: odense.email, status: "confirmed" }],
        }),
        ...seen({ subject: "Plans" }),
      },
      ["change subject"],
    ],
    [
      "our own putting of a room on the event comes back",
      {
        known: meeting({
          rooms: [...meeting().rooms, { bookingId: "b2", roomId: "odense", email: odense.email, status: "confirmed" }],
          attendees: [...base, room, invited(odense)],
        }),
        ...seen({ attendees: [...base, room, invited(odense)] }),
      },
      ["nothing: own_write"],
    ],
    [
      "one was released here, for nobody came, and is still on the event",
      { known: meeting({ rooms: [] }), ...seen({ subject: "Plans" }) },
      ["change subject"],
    ],
    [
      "one was lost, and the meeting moves",
      { known: meeting({ rooms: [] }), ...seen({ start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" }) },
      ["retime 11-19T13:00 11-19T15:00", "book_rooms aarhus"],
    ],
    [
      "one was lost, and the meeting is repaired",
      { known: meeting({ rooms: [] }), rules: rules({ isRepair: true }) },
      ["book_rooms aarhus"],
    ],
    [
      "one that is none of ours was added",
      { ...seen({ attendees: [...base, room, invited(odense)] }), rules: rules({ rooms: [aarhus] }) },
      ["change_people +1 -0 ~0", "change_locations"],
    ],
    [
      "changed and moved at once",
      seen({ attendees: [...base, invited(odense)], start: "2026-11-19T13:00:00Z", end: "2026-11-19T14:00:00Z" }),
      [
        "retime 11-19T13:00 11-19T14:00",
        "change_people +1 -1 ~0",
        "change_locations",
        "release_rooms aarhus",
        "book_rooms odense",
      ],
    ],
    [
      "the event comes for the first time, with a room that was picked in the pane",
      { known: meeting({ lastSeen: null }) },
      ["nothing: own_write"],
    ],
    [
      "the event comes for the first time, without the room that was picked in the pane",
      { known: meeting({ lastSeen: null, attendees: base }), ...seen({ attendees: base }) },
      ["nothing: own_write"],
    ],
  ]);
});
