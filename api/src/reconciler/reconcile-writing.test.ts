import { describe, expect, it } from "vitest";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { KnownMeeting, ReconcileRules, Writing } from "./known.ts";
import { reconcile } from "./reconcile.ts";
import { aarhus, event, invited, lastSeen, meeting, now, person, rules, seenAs } from "./reconciler-test-world.ts";

// What is seen of an event while the calendar is being told of ours.

const before = { start: new Date("2026-11-19T09:00:00Z"), end: new Date("2026-11-19T11:00:00Z") };
const ours = { start: new Date("2026-11-19T13:00:00Z"), end: new Date("2026-11-19T15:00:00Z") };
const third = { start: new Date("2026-11-20T13:00:00Z"), end: new Date("2026-11-20T15:00:00Z") };

const at = ({ start, end }: typeof before, more = {}) =>
  event({ start: start.toISOString(), end: end.toISOString(), ...more });
const moved = (writing: Partial<Writing>, more: Partial<KnownMeeting> = {}) =>
  meeting({ ...ours, writing: { times: [], roomIds: [], subjects: [], ...writing }, ...more });

const asked = (known: KnownMeeting, seen: SeenEvent, more: Partial<ReconcileRules>) =>
  reconcile({ known, seen, now, rules: rules(more) });

describe("an event that is being moved by us", () => {
  it.each([
    ["still has the time from before", at(before), false],
    ["still has it and was never seen", at(before), false, { lastSeen: null }],
    ["still has it and is compared for a repair", at(before), true],
    ["has the time that was being written, and ours is another one by now", at(third), false],
  ] as const)("%s: our time stays", (_, seen, isRepair, more: Partial<KnownMeeting> = {}) => {
    const commands = asked(moved({ times: [before, third] }, more), seenAs(seen), { isRepair });
    expect(commands.map(({ do: what }) => what)).not.toContain("retime");
  });

  it("was moved elsewhere by somebody else: that counts", () => {
    const phone = { start: new Date("2026-11-21T09:00:00Z"), end: new Date("2026-11-21T10:00:00Z") };
    const commands = asked(moved({ times: [before, ours] }), seenAs(at(phone)), {});
    expect(commands).toContainEqual({ do: "retime", start: phone.start.toISOString(), end: phone.end.toISOString() });
  });

  it("without a writing on its way has the calendar's time for a repair", () => {
    const commands = asked(moved({}), seenAs(at(before)), { isRepair: true });
    expect(commands).toContainEqual({ do: "retime", start: before.start.toISOString(), end: before.end.toISOString() });
  });

  it("came back with our time is our own write", () => {
    expect(asked(moved({ times: [before, ours] }), seenAs(at(ours)), {})).toEqual([
      { do: "nothing", because: "own_write" },
    ]);
  });
});

describe("an event that is being renamed by us", () => {
  const writing = { times: [], roomIds: [], subjects: ["Planning"] };
  const renamed = { ...meeting({ subject: "Budget" }), writing };

  it("keeps our name while it still has the former one, also for a repair", () => {
    for (const isRepair of [false, true]) {
      const seen = seenAs(event({ subject: "Planning" }));
      const commands = asked(renamed, seen, { isRepair });
      expect(commands.filter((one) => one.do === "change")).toEqual([]);
    }
  });

  it("was given another name by somebody else: that counts", () => {
    const seen = seenAs(event({ subject: "On the phone" }));
    expect(asked(renamed, seen, {})).toContainEqual({ do: "change", facts: ["subject"] });
  });
});

describe("a room that is being put on an event or taken off it by us", () => {
  const people = [person("anna", "accepted"), person("bo"), person("carla")];
  const writing = { times: [], roomIds: [aarhus.roomId], subjects: [] };

  it("that is let go of and still stands there is not booked again, also not for a repair or after a move", () => {
    const known = meeting({ rooms: [], writing });
    for (const isRepair of [false, true]) {
      const commands = asked(known, seenAs(at(third, { subject: "Renamed" })), { isRepair });
      expect(commands.map(({ do: what }) => what)).not.toContain("book_rooms");
    }
  });

  it("that is held again and does not stand there yet is not let go of", () => {
    const seen = event({ attendees: people, subject: "Renamed" });
    const commands = asked(meeting({ writing, lastSeen: lastSeen(event()) }), seenAs(seen), {});
    expect(commands.map(({ do: what }) => what)).not.toContain("release_rooms");
  });

  it("without a writing on its way was taken off by somebody", () => {
    const commands = asked(meeting(), seenAs(event({ attendees: people })), {});
    expect(commands).toContainEqual({ do: "release_rooms", roomIds: [aarhus.roomId] });
  });

  it("that its mailbox turns down is lost all the same", () => {
    const seen = event({ attendees: [...people, invited(aarhus, "declined")] });
    expect(asked(meeting({ writing }), seenAs(seen), {})).toContainEqual({
      do: "decline_rooms",
      roomIds: [aarhus.roomId],
    });
  });
});
