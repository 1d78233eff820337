import { describe, expect, it } from "vitest";
import {
  anna,
  event,
  invited,
  aarhus,
  lastSeen,
  master,
  meeting,
  now,
  person,
  rules,
  seenAs,
  series,
  wanted,
} from "./reconciler-test-world.ts";

type Question = Partial<Parameters<typeof wanted>[0]>;
type Case = [name: string, question: Question, expected: string[]];

const people = [person("anna", "accepted"), person("bo")];
const plain = event({ attendees: people });

function unknown(cases: Case[]): void {
  it.each(cases)("%s", (_, question, expected) => {
    expect(wanted({ known: null, seen: seenAs(event()), ...question })).toEqual(expected);
  });
}

describe("an event that nobody knows", () => {
  unknown([
    ["has one of our rooms", {}, ["take_in"]],
    [
      "has the pane's draft key",
      { seen: seenAs(event({ attendees: people, clientKey: "client-key" })) },
      ["take_in client-key"],
    ],
    ["has neither", { seen: seenAs(plain) }, ["nothing: not_ours"]],
    ["has a room that is none of ours", { rules: rules({ rooms: [] }) }, ["nothing: not_ours"]],
    [
      "has a room of ours that declined",
      { seen: seenAs(event({ attendees: [...people, invited(aarhus, "declined")] })) },
      ["nothing: not_ours"],
    ],
    ["is brought as a meeting", { seen: seenAs(plain), rules: rules({ isBrought: true }) }, ["take_in"]],
    [
      "is brought as a draft",
      { seen: seenAs(event({ attendees: people, isDraft: true })), rules: rules({ isBrought: true }) },
      ["take_in"],
    ],
    [
      "is brought without a length, to be refused with the reason",
      { seen: seenAs(event({ end: event().input.start })), rules: rules({ isBrought: true }) },
      ["take_in"],
    ],
    ["is being written", { seen: seenAs(event({ isDraft: true })) }, ["nothing: draft"]],
    ["was withdrawn already", { seen: seenAs(event({ isCancelled: true })) }, ["nothing: not_ours"]],
    ["is over", { now: new Date("2026-11-20T09:00:00Z") }, ["nothing: over"]],
    ["has no length", { seen: seenAs(event({ end: event().input.start })) }, ["nothing: not_ours"]],
    [
      "was copied from one of ours, draft key and all",
      { seen: seenAs(event({ clientKey: "client-key" })), rules: rules({ isCopy: true }) },
      ["take_in"],
    ],
    [
      "was copied from one of ours, without a room",
      { seen: seenAs(event({ attendees: people, clientKey: "client-key" })), rules: rules({ isCopy: true }) },
      ["take_in"],
    ],
    ["is organized by nobody of the company", { rules: rules({ organizerId: null }) }, ["nothing: not_ours"]],
    ["was seen in a room's calendar only", { rules: rules({ seenIn: "room" }) }, ["nothing: a_copy"]],
    ["was forwarded to somebody", { rules: rules({ seenIn: "other" }) }, ["nothing: a_copy"]],
    ["is private", { seen: seenAs(event({ subject: "", sensitivity: "private" })) }, ["take_in"]],
    [
      "lasts whole days",
      { seen: seenAs(event({ isAllDay: true, start: "2026-11-18T23:00:00Z", end: "2026-11-20T23:00:00Z" })) },
      ["take_in"],
    ],
    ["is a series", { seen: seenAs(master()) }, ["take_in_series"]],
    [
      "is a series with a draft key",
      { seen: seenAs(master({ clientKey: "client-key" })) },
      ["take_in_series client-key"],
    ],
    ["is a series of nobody's", { seen: seenAs(master({ attendees: people })) }, ["nothing: not_ours"]],
    [
      "is the rest of a series of ours",
      { seen: seenAs(master({ clientKey: "client-key" })), rules: rules({ isCopy: true, splitFrom: "series-1" }) },
      ["split_series series-1", "take_in_series"],
    ],
    [
      "is a date of a series of ours that is not there yet",
      {
        seen: seenAs(event({ kind: "occurrence" })),
        rules: rules({ occurrenceOf: { seriesId: "series-1", originalStart: new Date("2026-11-19T09:00:00Z") } }),
      },
      ["take_in_occurrence 2026-11-19"],
    ],
    ["is a date of a series that nobody knows", { seen: seenAs(event({ kind: "occurrence" })) }, ["take_in"]],
    [
      "is gone before anybody saw it",
      { seen: { mailbox: anna, eventId: "event-1", gone: true } },
      ["nothing: not_ours"],
    ],
  ]);
});

function gone(cases: Case[]): void {
  it.each(cases)("%s", (_, question, expected) => {
    expect(
      wanted({ known: meeting(), seen: { mailbox: anna, eventId: "event-1", gone: true }, now, ...question }),
    ).toEqual(expected);
  });
}

describe("an event that is gone", () => {
  const without = { openOrders: 0, rooms: [] };
  const date = { seriesId: "series-1", originalStart: new Date("2026-11-19T09:00:00Z") };
  gone([
    ["from its organizer's calendar, with orders", {}, ["cancel"]],
    ["from its organizer's calendar, without any", { known: meeting(without) }, ["cancel"]],
    [
      "whose organizer left",
      { known: meeting({ organizer: { id: "user-anna", isEnabled: false } }) },
      ["orphan organizer_disabled"],
    ],
    [
      "whose organizer left, with nothing ordered",
      { known: meeting({ ...without, organizer: { id: "user-anna", isEnabled: false } }) },
      ["orphan organizer_disabled"],
    ],
    [
      "whose meeting was handed over before",
      { known: meeting({ organizer: { id: "user-bo", isEnabled: true } }) },
      ["orphan event_gone"],
    ],
    ["and is in somebody else's calendar", { known: meeting({ isElsewhere: true }) }, ["orphan event_gone"]],
    ["from a room's calendar only", { rules: rules({ seenIn: "room" }) }, ["nothing: a_copy"]],
    ["from a participant's calendar", { rules: rules({ seenIn: "other" }) }, ["nothing: a_copy"]],
    ["after the meeting was held", { now: new Date("2026-11-20T09:00:00Z") }, ["nothing: over"]],
    ["while the meeting runs", { now: new Date("2026-11-19T10:00:00Z") }, ["cancel"]],
    ["of a meeting that was cancelled", { known: meeting({ status: "cancelled" }) }, ["nothing: unchanged"]],
    ["and was only a draft", { known: meeting({ status: "draft", lastSeen: null }) }, ["cancel"]],
    ["of a date of a series", { known: meeting({ occurrenceOf: date }) }, ["skip_occurrence 2026-11-19"]],
    [
      "of a date whose organizer left",
      { known: meeting({ occurrenceOf: date, organizer: { id: "user-anna", isEnabled: false } }) },
      ["orphan organizer_disabled"],
    ],
    ["of a series", { known: series() }, ["cancel"]],
    [
      "of a series whose organizer left",
      { known: series({ organizer: { id: "user-anna", isEnabled: false } }) },
      ["orphan organizer_disabled"],
    ],
    [
      "of a series that is in somebody else's calendar",
      { known: series({ isElsewhere: true }) },
      ["orphan event_gone"],
    ],
    ["of a series that is over", { known: series({ lastEnd: new Date("2026-11-01T09:00:00Z") }) }, ["nothing: over"]],
    ["of a series that was cancelled", { known: series({ status: "cancelled" }) }, ["nothing: unchanged"]],
    ["twice", { known: meeting({ status: "cancelled", lastSeen: lastSeen(null) }) }, ["nothing: unchanged"]],
  ]);
});
