import { describe, expect, it } from "vitest";
import {
  aarhus,
  event,
  invited,
  lasting,
  lastSeen,
  master,
  meeting,
  odense,
  person,
  rules,
  seenAs,
  series,
  wanted,
  weekly,
} from "./reconciler-test-world.ts";

type Question = Partial<Parameters<typeof wanted>[0]>;
type Case = [name: string, question: Question, expected: string[]];

function seen(...change: Parameters<typeof master>): Question {
  return { seen: seenAs(master(...change)) };
}

function check(cases: Case[]): void {
  it.each(cases)("%s", (_, question, expected) => {
    expect(wanted({ known: series(), seen: seenAs(master()), ...question })).toEqual(expected);
  });
}

const base = [person("anna", "accepted"), person("bo"), person("carla")];
const withdrawn = lastSeen(master({ isCancelled: true }));
const date = { seriesId: "series-1", originalStart: new Date("2026-11-19T09:00:00Z") };

describe("a series", () => {
  check([
    ["as it is", {}, ["nothing: unchanged"]],
    ["at another hour", seen({ start: "2026-11-19T13:00:00Z", end: "2026-11-19T15:00:00Z" }), ["change_series time"]],
    ["that is shorter", seen({ end: "2026-11-19T10:00:00Z" }), ["change_series time"]],
    ["with fewer dates", seen({ recurrence: lasting(6) }), ["change_series pattern"]],
    ["with more dates", seen({ recurrence: lasting(12) }), ["change_series pattern"]],
    [
      "on another day of the week",
      seen({ recurrence: { ...weekly, pattern: { ...weekly.pattern, daysOfWeek: ["friday"] } } as typeof weekly }),
      ["change_series pattern"],
    ],
    [
      "in another zone",
      seen({
        timeZone: "Europe/London",
        recurrence: { ...weekly, range: { ...weekly.range, recurrenceTimeZone: "Europe/London" } } as typeof weekly,
        start: "2026-11-19T10:00:00Z",
        end: "2026-11-19T12:00:00Z",
      }),
      ["change_series time_zone"],
    ],
    ["with another subject", seen({ subject: "Budget" }), ["change_series subject"]],
    ["with one more person", seen({ attendees: [...base, person("dag"), invited(aarhus)] }), ["change_series people"]],
    [
      "with an answer",
      seen({ attendees: [base[0]!, person("bo", "declined"), base[2]!, invited(aarhus)] }),
      ["change_series people"],
    ],
    [
      "with another room",
      seen({ attendees: [...base, invited(odense)] }),
      ["change_series people", "release_rooms aarhus", "book_rooms odense"],
    ],
    [
      "with a room more",
      seen({ attendees: [...base, invited(aarhus), invited(odense)] }),
      ["change_series people", "book_rooms odense"],
    ],
    ["without its room", seen({ attendees: base }), ["change_series people", "release_rooms aarhus"]],
    ["with a date less", seen({ cancelledDates: ["2026-11-26"] }), ["skip_occurrence 2026-11-26"]],
    [
      "with another date less than before",
      {
        known: series({ lastSeen: lastSeen(master({ cancelledDates: ["2026-11-26"] })) }),
        ...seen({ cancelledDates: ["2026-11-26", "2026-12-03"] }),
      },
      ["skip_occurrence 2026-12-03"],
    ],
    ['cut off by "this and the following"', seen({ recurrence: lasting(3) }), ["change_series pattern"]],
    [
      "cut off a moment ago, with orders on the rest",
      { ...seen({ recurrence: lasting(3) }), now: new Date("2026-11-18T08:59:10Z") },
      ["nothing: settling"],
    ],
    [
      "cut off a moment ago, with nothing ordered",
      { known: series({ openOrders: 0 }), ...seen({ recurrence: lasting(3) }), now: new Date("2026-11-18T08:59:10Z") },
      ["change_series pattern"],
    ],
    [
      "made longer a moment ago",
      { ...seen({ recurrence: lasting(13) }), now: new Date("2026-11-18T08:59:10Z") },
      ["change_series pattern"],
    ],
    ["that repeats no more", { seen: seenAs(event()) }, ["convert_to_single"]],
    ["that is sent", { known: series({ status: "draft", lastSeen: null }) }, ["send"]],
    ["that is edited before it is sent again", seen({ isDraft: true, subject: "Budget" }), ["nothing: draft"]],
    ["that is withdrawn", seen({ isCancelled: true }), ["cancel"]],
    [
      "that is withdrawn twice",
      { known: series({ status: "cancelled" }), ...seen({ isCancelled: true }) },
      ["nothing: unchanged"],
    ],
    [
      "that is withdrawn when it is over",
      { known: series({ lastEnd: new Date("2026-11-01T09:00:00Z") }), ...seen({ isCancelled: true }) },
      ["nothing: over"],
    ],
    [
      "that is given again",
      { known: series({ status: "cancelled", lastSeen: withdrawn, roomIds: ["aarhus"] }) },
      ["restore"],
    ],
    [
      "that is given again after it was deleted",
      { known: series({ status: "cancelled", lastSeen: lastSeen(null) }) },
      ["restore"],
    ],
    [
      "that was cancelled here",
      { known: series({ status: "cancelled" }), ...seen({ subject: "Budget" }) },
      ["nothing: stays_cancelled"],
    ],
    [
      "of another organizer",
      { ...seen({ organizerEmail: "hugo@nordlys.example" }), rules: rules({ organizerId: "user-hugo" }) },
      ["change_organizer user-hugo"],
    ],
    [
      "that was handed over here",
      { known: series({ organizer: { id: "user-bo", isEnabled: true } }) },
      ["nothing: unchanged"],
    ],
    ["of nobody here", { rules: rules({ organizerId: null }) }, ["orphan event_unclear"]],
    ["without a length", seen({ end: master().input.start }), ["orphan event_unclear"]],
    [
      "in a room's calendar",
      { ...seen({ recurrence: lasting(2) }), rules: rules({ seenIn: "room" }) },
      ["nothing: a_copy"],
    ],
    [
      "seen before in a newer state",
      { seen: seenAs(master({ subject: "Budget" }), { modifiedAt: "2026-11-18T07:00:00Z" }) },
      ["nothing: older"],
    ],
    [
      "whose change key is the same",
      { seen: seenAs(master({ subject: "Budget" }), { changeKey: "key-1" }) },
      ["nothing: unchanged"],
    ],
    [
      "that our own writing changed",
      { known: series({ subject: "Budget" }), ...seen({ subject: "Budget" }) },
      ["nothing: own_write"],
    ],
  ]);
});

function dates(cases: Case[]): void {
  const known = meeting({ occurrenceOf: date, lastSeen: lastSeen(event({ kind: "occurrence" })) });
  it.each(cases)("%s", (_, question, expected) => {
    const one = { kind: "occurrence" as const };
    expect(wanted({ known, seen: seenAs(event(one)), ...question })).toEqual(expected);
  });
}

function one(...[change = {}]: Parameters<typeof event>): Question {
  return { seen: seenAs(event({ kind: "occurrence", ...change })) };
}

describe("one date of a series", () => {
  const out = { start: "2026-11-20T13:00:00Z", end: "2026-11-20T15:00:00Z" };
  const moved = { start: new Date(out.start), end: new Date(out.end) };
  dates([
    ["as the pattern has it", {}, ["nothing: unchanged"]],
    ["moved out", one(out), ["retime 11-20T13:00 11-20T15:00"]],
    [
      "moved back",
      { known: meeting({ ...moved, occurrenceOf: date, lastSeen: lastSeen(event({ kind: "occurrence", ...out })) }) },
      ["retime 11-19T09:00 11-19T11:00"],
    ],
    ["taken out", one({ isCancelled: true }), ["skip_occurrence 2026-11-19"]],
    [
      "taken out twice",
      { known: meeting({ status: "cancelled", occurrenceOf: date }), ...one({ isCancelled: true }) },
      ["nothing: unchanged"],
    ],
    [
      "given again",
      {
        known: meeting({
          status: "cancelled",
          rooms: [],
          occurrenceOf: date,
          lastSeen: lastSeen(event({ kind: "occurrence", isCancelled: true })),
        }),
      },
      ["restore", "book_rooms aarhus"],
    ],
    [
      "skipped here, not in its calendar",
      { known: meeting({ status: "cancelled", occurrenceOf: date }), ...one({ subject: "Plans" }) },
      ["nothing: stays_cancelled"],
    ],
    [
      "with another room than the others",
      one({ attendees: [...base, invited(odense)] }),
      ["change_people +1 -1 ~0", "change_locations", "release_rooms aarhus", "book_rooms odense"],
    ],
    [
      "with one more person than the others",
      one({ attendees: [...base, person("dag"), invited(aarhus)] }),
      ["change_people +1 -0 ~0", "change_locations"],
    ],
    ["with its series' draft key", one({ clientKey: "client-key" }), ["nothing: own_write"]],
    [
      "on the day on which the clock goes back",
      one({ start: "2027-10-31T09:00:00Z", end: "2027-10-31T11:00:00Z" }),
      ["retime 10-31T09:00 10-31T11:00"],
    ],
    [
      "that is not there yet",
      { known: series(), ...one(), rules: rules({ occurrenceOf: date }) },
      ["take_in_occurrence 2026-11-19"],
    ],
    [
      "that is not there yet and is taken out",
      { known: series(), ...one({ isCancelled: true }), rules: rules({ occurrenceOf: date }) },
      ["nothing: not_ours"],
    ],
  ]);
});
