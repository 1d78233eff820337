import { describe, expect, it } from "vitest";
import {
  aarhus,
  anna,
  annaId,
  event,
  invited,
  lastSeen,
  meeting,
  now,
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

const draft = { status: "draft" as const, lastSeen: null, exchangeId: null, iCalUid: null, clientKey: "client-key" };
const withdrawn = { status: "cancelled" as const, rooms: [], openOrders: 0 };

const base = [person("anna", "accepted"), person("bo"), person("carla")];
const room = invited(aarhus);

describe("an invite", () => {
  check([
    ["is sent", { known: meeting({ ...draft }), ...seen({ clientKey: "client-key" }) }, ["change reference", "send"]],
    [
      "is sent with another time than the pane knew",
      { known: meeting({ ...draft }), ...seen({ end: "2026-11-19T12:00:00Z" }) },
      ["change reference", "retime 11-19T09:00 11-19T12:00", "send"],
    ],
    [
      "is sent with a room that was put in by hand",
      { known: meeting({ ...draft, rooms: [] }) },
      ["change reference", "send", "book_rooms aarhus"],
    ],
    [
      "is saved as a draft again",
      { known: meeting({ ...draft }), ...seen({ isDraft: true, subject: "Plans" }) },
      ["change subject+reference"],
    ],
    [
      "is a draft with a room in it",
      { known: meeting({ ...draft, rooms: [] }), ...seen({ isDraft: true }) },
      ["change reference"],
    ],
    ["that was sent is being edited", seen({ isDraft: true, start: "2026-11-19T10:00:00Z" }), ["nothing: draft"]],
    [
      "is sent long after its time",
      {
        known: meeting({ ...draft, start: new Date("2026-11-17T09:00:00Z"), end: new Date("2026-11-17T11:00:00Z") }),
        ...seen({ start: "2026-11-17T09:00:00Z", end: "2026-11-17T11:00:00Z" }),
      },
      ["change reference", "send"],
    ],
    ["is made to repeat", seen({ kind: "series" }), ["convert_to_series"]],
    [
      "is made to repeat before it is sent",
      { known: meeting({ ...draft }), ...seen({ kind: "series", isDraft: true }) },
      ["nothing: draft"],
    ],
  ]);
});

describe("a withdrawal", () => {
  check([
    ["of a meeting with orders", seen({ isCancelled: true }), ["cancel"]],
    ["of a meeting without orders", { known: meeting({ openOrders: 0 }), ...seen({ isCancelled: true }) }, ["cancel"]],
    ["of a draft", { known: meeting({ ...draft }), ...seen({ isCancelled: true }) }, ["cancel"]],
    ["that comes twice", { known: meeting(withdrawn), ...seen({ isCancelled: true }) }, ["nothing: unchanged"]],
    ["with another time than before", seen({ isCancelled: true, start: "2026-11-19T10:00:00Z" }), ["cancel"]],
    [
      "of a meeting that is over",
      { ...seen({ isCancelled: true }), now: new Date("2026-11-20T09:00:00Z") },
      ["nothing: over"],
    ],
    ["of one that runs", { ...seen({ isCancelled: true }), now: new Date("2026-11-19T10:00:00Z") }, ["cancel"]],
    [
      "of one that is archived",
      { known: meeting({ status: "archived" }), ...seen({ isCancelled: true }) },
      ["nothing: over"],
    ],
    ["in a room's copy", { ...seen({ isCancelled: true }), rules: rules({ seenIn: "room" }) }, ["cancel"]],
    [
      "in a participant's copy",
      { ...seen({ isCancelled: true }), rules: rules({ seenIn: "other" }) },
      ["nothing: a_copy"],
    ],
  ]);
});

describe("what was withdrawn", () => {
  const cancelledEvent = lastSeen(event({ isCancelled: true }));
  check([
    ["is sent again", { known: meeting({ ...withdrawn, lastSeen: cancelledEvent }) }, ["restore", "book_rooms aarhus"]],
    [
      "is restored from the deleted items",
      { known: meeting({ ...withdrawn, lastSeen: lastSeen(null) }) },
      ["restore", "book_rooms aarhus"],
    ],
    [
      "is sent again for another time",
      {
        known: meeting({ ...withdrawn, lastSeen: cancelledEvent }),
        ...seen({ start: "2026-11-20T09:00:00Z", end: "2026-11-20T11:00:00Z" }),
      },
      ["restore", "retime 11-20T09:00 11-20T11:00", "book_rooms aarhus"],
    ],
    [
      "is sent again without its room",
      { known: meeting({ ...withdrawn, attendees: base, lastSeen: cancelledEvent }), ...seen({ attendees: base }) },
      ["restore"],
    ],
    [
      "is sent again after its time",
      { known: meeting({ ...withdrawn, lastSeen: cancelledEvent }), now: new Date("2026-11-20T09:00:00Z") },
      ["nothing: over"],
    ],
    [
      "is sent again by nobody of the company",
      { known: meeting({ ...withdrawn, lastSeen: cancelledEvent }), rules: rules({ organizerId: null }) },
      ["orphan event_unclear"],
    ],
    [
      "was cancelled here, and its event changes",
      { known: meeting(withdrawn), ...seen({ subject: "Plans" }) },
      ["nothing: stays_cancelled"],
    ],
    [
      "was cancelled here, and its event was never seen",
      { known: meeting({ ...withdrawn, lastSeen: null }) },
      ["nothing: stays_cancelled"],
    ],
    [
      "is gone as well",
      { known: meeting(withdrawn), seen: { mailbox: anna, eventId: "event-1", gone: true } },
      ["nothing: unchanged"],
    ],
  ]);
});

describe("what comes late or again", () => {
  check([
    [
      "the same change key",
      { seen: seenAs(event({ subject: "Plans" }), { changeKey: "key-1" }) },
      ["nothing: unchanged"],
    ],
    [
      "the same change key, for a repair",
      { seen: seenAs(event({ subject: "Plans" }), { changeKey: "key-1" }), rules: rules({ isRepair: true }) },
      ["change subject"],
    ],
    [
      "an older change after a newer one",
      { seen: seenAs(event({ subject: "Plans" }), { modifiedAt: "2026-11-18T07:00:00Z" }) },
      ["nothing: older"],
    ],
    [
      "an older withdrawal after a newer sending",
      { seen: seenAs(event({ isCancelled: true }), { modifiedAt: "2026-11-18T07:00:00Z" }) },
      ["nothing: older"],
    ],
    [
      "an older copy after the removal",
      {
        known: meeting({ ...withdrawn, lastSeen: lastSeen(null) }),
        seen: seenAs(event(), { modifiedAt: "2026-11-18T07:00:00Z" }),
      },
      ["nothing: older"],
    ],
    [
      "a change of the same second",
      { seen: seenAs(event({ subject: "Plans" }), { modifiedAt: "2026-11-18T08:00:00Z" }) },
      ["change subject"],
    ],
    [
      "a calendar that says no moment",
      { seen: seenAs(event({ subject: "Plans" }), { modifiedAt: null }) },
      ["change subject"],
    ],
    ["a calendar that says no change key", { seen: seenAs(event(), { changeKey: null }) }, ["nothing: unchanged"]],
    [
      "our own move comes back",
      {
        known: meeting({ start: new Date("2026-11-19T13:00:00Z"), end: new Date("2026-11-19T15:00:00Z") }),
        ...seen({ start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" }),
      },
      ["nothing: own_write"],
    ],
    [
      "moved out and back",
      {
        known: meeting({
          start: new Date("2026-11-19T13:00:00Z"),
          end: new Date("2026-11-19T15:00:00Z"),
          lastSeen: lastSeen(event({ start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" })),
        }),
      },
      ["retime 11-19T09:00 11-19T11:00"],
    ],
  ]);
});

describe("whose copy it is", () => {
  const hugo = "hugo@nordlys.example";
  const later = { start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" };
  check([
    [
      "a room's, with another time",
      { ...seen(later), rules: rules({ seenIn: "room" }) },
      ["retime 11-19T13:00 11-19T15:00"],
    ],
    [
      "a room's, with the organizer's name for a subject",
      { ...seen({ subject: "Anna Kjær" }), rules: rules({ seenIn: "room" }) },
      ["nothing: own_write"],
    ],
    [
      "a room's, without the others",
      { ...seen({ attendees: [room] }), rules: rules({ seenIn: "room" }) },
      ["nothing: own_write"],
    ],
    ["a participant's, with another time", { ...seen(later), rules: rules({ seenIn: "other" }) }, ["nothing: a_copy"]],
    [
      "that of whoever handed it over here",
      { known: meeting({ organizer: { id: "user-bo", isEnabled: true } }), ...seen({ subject: "Plans" }) },
      ["change subject"],
    ],
    [
      "that of whoever handed it over here, for a repair",
      { known: meeting({ organizer: { id: "user-bo", isEnabled: true } }), rules: rules({ isRepair: true }) },
      ["nothing: unchanged"],
    ],
    [
      "another organizer's",
      { ...seen({ organizerEmail: hugo }), rules: rules({ organizerId: "user-hugo" }) },
      ["change_organizer user-hugo"],
    ],
    ["of somebody who is nobody here", { rules: rules({ organizerId: null }) }, ["orphan event_unclear"]],
    [
      "another organizer's, moved at once",
      { ...seen({ ...later, organizerEmail: hugo }), rules: rules({ organizerId: "user-hugo" }) },
      ["change_organizer user-hugo", "retime 11-19T13:00 11-19T15:00"],
    ],
  ]);
});

describe("what is over", () => {
  const tomorrow = new Date("2026-11-20T09:00:00Z");
  check([
    ["and is renamed", { ...seen({ subject: "Plans" }), now: tomorrow }, ["nothing: over"]],
    [
      "and is moved within the past",
      { ...seen({ start: "2026-11-19T07:00:00Z", end: "2026-11-19T08:00:00Z" }), now: tomorrow },
      ["nothing: over"],
    ],
    [
      "and is dragged to a coming day",
      { ...seen({ start: "2026-11-25T09:00:00Z", end: "2026-11-25T11:00:00Z" }), now: tomorrow },
      ["retime 11-25T09:00 11-25T11:00"],
    ],
    ["and archived", { known: meeting({ status: "archived" }), ...seen({ subject: "Plans" }) }, ["nothing: over"]],
    [
      "and is made longer while it runs",
      { ...seen({ end: "2026-11-19T12:00:00Z" }), now: new Date("2026-11-19T10:30:00Z") },
      ["retime 11-19T09:00 11-19T12:00"],
    ],
  ]);
});

describe("a meeting as it is", () => {
  it("asks for nothing, at every moment and from every copy", () => {
    for (const seenIn of ["organizer", "room", "other"] as const) {
      const [only, ...more] = wanted({
        known: meeting(),
        seen: seenAs(event()),
        now,
        rules: rules({ seenIn, organizerId: annaId }),
      });
      expect(only).toMatch(/^nothing/);
      expect(more).toEqual([]);
    }
  });
});
