import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import { detectOrphans } from "../orphans/detect-orphans.ts";
import type { EventPlace } from "../sync/event-look-sql.ts";
import { graphTime, startSyncWorld, type SyncWorld } from "../sync/sync-test-world.ts";
import { calendarWriteWork } from "./write-work.ts";

const now = new Date("2026-11-23T09:00:00Z");

let world: SyncWorld;
let calendar: CalendarPort;
let count = 0;
/** Asking is stamped by the true clock, so the worker's is that one as well, moved on where a test waits. */
let waited = 0;

beforeAll(async () => {
  world = await startSyncWorld(now);
  calendar = world.calendar;
});
beforeEach(() => {
  world.calendar = calendar;
});
afterAll(() => world.demo.stop());

const work = (leaseMilliseconds?: number) =>
  calendarWriteWork({
    ...world.deps,
    systemClock: { now: () => new Date(Date.now() + waited) },
    ...(leaseMilliseconds === undefined ? {} : { leaseMilliseconds }),
  }).run(world.tenantId, new AbortController().signal);

/** A meeting of anna's whose event was looked at, each on an hour of its own. */
async function known(): Promise<{ place: EventPlace; meeting: Meeting }> {
  count += 1;
  const day = String(1 + (count % 28)).padStart(2, "0");
  const start = graphTime(`2027-0${1 + Math.floor(count / 28)}-${day}T09:00:00`);
  const end = graphTime(`2027-0${1 + Math.floor(count / 28)}-${day}T10:00:00`);
  const place = await world.write(`written-${count}`, { start, end });
  const event = { id: place.eventId, iCalUId: `uid-${place.eventId}`, subject: "Planning", start, end };
  const { status, body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(status, JSON.stringify(body)).toBe(200);
  await look(place);
  return { place, meeting: body };
}

async function look(place: EventPlace) {
  await world.ask([place]);
  await world.work();
}

const later = (meeting: Meeting, hours: number, minutes = 60) => {
  const start = new Date(Date.parse(meeting.start) + hours * 3_600_000);
  return { start: start.toISOString(), end: new Date(start.getTime() + minutes * 60_000).toISOString() };
};

async function move(meeting: Meeting, to: { start: string; end: string }) {
  const moved = await world.demo.ask<Meeting>("anna", "PATCH", `/meetings/${meeting.id}`, {
    body: to,
    ifMatch: (await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).version,
  });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
}

/** The hand of somebody with a phone. */
const onPhone = (place: EventPlace, { start, end }: { start: string; end: string }) =>
  world.change(place, (content) => ({ ...content, start: graphTime(start), end: graphTime(end) }));

const instant = (at: string) => new Date(at).toISOString();
const timeOf = ({ start, end }: { start: string; end: string }) => ({ start: instant(start), end: instant(end) });

async function there({ mailbox, eventId }: EventPlace) {
  const seen = await calendar.readEvent(mailbox, eventId);
  return timeOf(seen?.event.input ?? { start: "", end: "" });
}

async function roomsThere({ mailbox, eventId }: EventPlace) {
  const seen = await calendar.readEvent(mailbox, eventId);
  return (seen?.event.input.attendees ?? []).filter(({ kind }) => kind === "resource").map(({ email }) => email);
}

const here = async ({ id }: Meeting) => timeOf(await world.demo.get<Meeting>("anna", `/meetings/${id}`));

const writes = () =>
  world.demo.rows<{ asked: number; attempts: number; problem: string | null; given_up_at: Date | null }>(
    "select asked, attempts, problem, given_up_at from calendar_write where tenant_id = $1 and given_up_at is null",
    [world.tenantId],
  );

const signals = (kind: string, { id }: Meeting) =>
  world.demo.rows("select id from signal where meeting_id = $1 and kind = $2", [id, kind]);

async function queue({ id }: Meeting) {
  const { items } = await world.demo.get<Page<Orphan>>("greta", "/orphans?limit=200");
  return items.filter(({ meeting }) => meeting?.id === id);
}

/** A calendar that does not do as it is asked. */
function failing(problem: CalendarProblem, from: CalendarPort = calendar): CalendarPort {
  const refuse = async () => Promise.reject(problem);
  return {
    ...from,
    moveEvent: refuse,
    renameEvent: refuse,
    cancelEvent: refuse,
    setRoom: refuse,
    removeRoom: refuse,
  };
}

describe("a meeting that was moved here", () => {
  it("is moved in its calendar once the change is committed, and nothing comes back", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 2, 30);
    await move(meeting, to);
    expect(await there(place)).toEqual(timeOf(meeting));
    await work();
    expect(await there(place)).toEqual(timeOf(to));
    expect(await writes()).toEqual([]);
    const before = await signals("meeting.changed", meeting);
    await look(place);
    expect(await here(meeting)).toEqual(timeOf(to));
    expect(await signals("meeting.changed", meeting)).toHaveLength(before.length);
    expect(await queue(meeting)).toEqual([]);
  });

  it("is written as it is in the end, however often it was moved", async () => {
    const { place, meeting } = await known();
    for (const hours of [1, 2, 3]) await move(meeting, later(meeting, hours));
    expect(await writes()).toMatchObject([{ asked: 3 }]);
    await work();
    expect(await there(place)).toEqual(timeOf(later(meeting, 3)));
    expect(await writes()).toEqual([]);
  });

  it("is not moved back by a look at the event that does not have it yet", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 4);
    await move(meeting, to);
    await world.change(place, (content) => ({ ...content, subject: "Renamed meanwhile" }));
    await look(place);
    expect(await here(meeting)).toEqual(timeOf(to));
    expect((await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).subject).toBe("Renamed meanwhile");
    await world.ask([place], "comparison");
    await world.work();
    expect(await here(meeting)).toEqual(timeOf(to));
    await work();
    expect(await there(place)).toEqual(timeOf(to));
  });

  it("that was moved again while it was written keeps its last time, also where its own writing is looked at", async () => {
    const { place, meeting } = await known();
    const [second, third] = [later(meeting, 2), later(meeting, 5)];
    await move(meeting, second);
    world.calendar = {
      ...calendar,
      async moveEvent(...asked) {
        const done = await calendar.moveEvent(...asked);
        // Behind the worker's back, before it has noted anything.
        if (done.outcome === "written" && (await writes())[0]?.asked === 1) {
          await move(meeting, third);
          await look(place);
        }
        return done;
      },
    };
    await work();
    expect(await here(meeting)).toEqual(timeOf(third));
    expect(await there(place)).toEqual(timeOf(third));
    expect(await writes()).toEqual([]);
  });

  it("keeps the time that it was given on a phone meanwhile, and its organizer is told", async () => {
    const { place, meeting } = await known();
    await move(meeting, later(meeting, 2));
    const phone = later(meeting, 6);
    await onPhone(place, phone);
    await work();
    expect(await there(place)).toEqual(timeOf(phone));
    expect(await here(meeting)).toEqual(timeOf(phone));
    expect(await signals("meeting.overtaken", meeting)).toHaveLength(1);
    expect(await writes()).toEqual([]);
    await look(place);
    expect(await here(meeting)).toEqual(timeOf(phone));
  });

  it("keeps the time of a phone that was noticed before it was written", async () => {
    const { place, meeting } = await known();
    await move(meeting, later(meeting, 2));
    const phone = later(meeting, 7);
    await onPhone(place, phone);
    await look(place);
    await work();
    expect([await here(meeting), await there(place)]).toEqual([timeOf(phone), timeOf(phone)]);
    expect(await writes()).toEqual([]);
  });

  it("is tried again later where the calendar is busy, and then written once", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 3);
    await move(meeting, to);
    world.calendar = failing(new CalendarProblem("busy", "Come back", 90));
    await work();
    expect(await writes()).toMatchObject([{ attempts: 1, problem: "unavailable" }]);
    world.calendar = calendar;
    await work();
    expect(await there(place)).toEqual(timeOf(meeting));
    waited += 91_000;
    await work();
    expect(await there(place)).toEqual(timeOf(to));
    expect(await queue(meeting)).toEqual([]);
  });

  it("stays ours where the calendar does not let us, and somebody is asked; one press tells it again", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 3);
    await move(meeting, to);
    world.calendar = failing(new CalendarProblem("forbidden", "No"));
    await work();
    expect(await here(meeting)).toEqual(timeOf(to));
    const [orphan, ...more] = await queue(meeting);
    expect(more).toEqual([]);
    expect(orphan).toMatchObject({ reason: "event_not_written", facts: { because: "forbidden", room: "" } });
    expect(orphan?.repairs.map(({ repair }) => repair)).toEqual(["write_again", "look_again", "keep"]);
    world.demo.moveTo(new Date(now.getTime() + 10 * 60_000));
    await world.demo.job(detectOrphans);
    expect(await queue(meeting)).toHaveLength(1);
    world.calendar = calendar;
    const pressed = await world.demo.ask("greta", "POST", `/orphans/${orphan?.id}/resolve`, {
      body: { repair: "write_again" },
    });
    expect(pressed.status, JSON.stringify(pressed.body)).toBe(200);
    await work();
    expect(await there(place)).toEqual(timeOf(to));
    expect(await queue(meeting)).toEqual([]);
  });

  it("takes the calendar's time where that is what somebody chooses", async () => {
    const { place, meeting } = await known();
    await move(meeting, later(meeting, 3));
    world.calendar = failing(new CalendarProblem("refused", "No"));
    await work();
    const [orphan] = await queue(meeting);
    world.calendar = calendar;
    await world.demo.ask("greta", "POST", `/orphans/${orphan?.id}/resolve`, { body: { repair: "look_again" } });
    world.clock.forward(Math.max(0, Date.now() - world.clock.now().getTime()) + 1_000);
    await world.work();
    expect(await here(meeting)).toEqual(timeOf(meeting));
    expect(await there(place)).toEqual(timeOf(meeting));
  });

  it("is right by itself once somebody has moved the event by hand", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 3);
    await move(meeting, to);
    world.calendar = failing(new CalendarProblem("forbidden", "No"));
    await work();
    world.calendar = calendar;
    expect(await queue(meeting)).toHaveLength(1);
    await onPhone(place, to);
    await look(place);
    await world.demo.job(detectOrphans);
    expect(await queue(meeting)).toEqual([]);
  });

  it("goes the way of its event where that is gone", async () => {
    const { place, meeting } = await known();
    await move(meeting, later(meeting, 3));
    await world.remove(place);
    await work();
    expect(await writes()).toEqual([]);
    world.clock.forward(Math.max(0, Date.now() + waited - world.clock.now().getTime()) + 1_000);
    await world.work();
    expect((await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).status).toBe("cancelled");
  });

  it("is written once by three workers, also where one of them is lost with the work done", async () => {
    const { place, meeting } = await known();
    const to = later(meeting, 8);
    await move(meeting, to);
    let moves = 0;
    world.calendar = {
      ...calendar,
      async moveEvent(...asked) {
        const done = await calendar.moveEvent(...asked);
        if (done.outcome === "written") moves += 1;
        // As a process that dies between the calendar's answer and its own note.
        if (moves === 1 && done.outcome === "written") throw new CalendarProblem("unavailable", "Lost");
        return done;
      },
    };
    await Promise.all([work(), work(), work()]);
    waited += 10_000;
    await Promise.all([work(), work(), work()]);
    expect(moves).toBe(1);
    expect(await there(place)).toEqual(timeOf(to));
    expect(await here(meeting)).toEqual(timeOf(to));
    expect(await writes()).toEqual([]);
  });

  it("moved here and on a phone at once ends as the calendar has it", async () => {
    const { place, meeting } = await known();
    for (let round = 1; round <= 4; round += 1) {
      const current = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
      await Promise.all([
        move(meeting, later(current, 1)).then(() => work()),
        onPhone(place, later(current, 2)),
        work(),
      ]);
      await work();
      await look(place);
      await work();
      expect(await here(meeting)).toEqual(await there(place));
    }
    expect(await writes()).toEqual([]);
  });

  it("is nobody's news for the calendar where it is no event of one, or only renamed", async () => {
    const { meeting } = await known();
    await world.demo.ask("anna", "PATCH", `/meetings/${meeting.id}`, {
      body: { subject: "Another name" },
      ifMatch: meeting.version,
    });
    expect(await writes()).toEqual([]);
  });
});

describe("a room that was changed here", () => {
  interface Free {
    items: { room: { id: string; name: string; email: string }; approvalNeeded: boolean }[];
  }

  async function freeRooms(meeting: Meeting) {
    const site = meeting.locations[0]?.site.id ?? "";
    const query = new URLSearchParams({ site, start: meeting.start, end: meeting.end, capacity: "2", limit: "20" });
    const { items } = await world.demo.get<Free>("anna", `/rooms/available?${query}`);
    const rooms = items.filter(({ approvalNeeded }) => !approvalNeeded).map(({ room }) => room);
    const [one, other] = rooms;
    if (!one || !other) throw new Error("No two rooms are free");
    return [
      { ...one, email: one.email.toLowerCase() },
      { ...other, email: other.email.toLowerCase() },
    ] as const;
  }

  async function book(meeting: Meeting, body: { roomId: string; replaces?: string; onInvite?: boolean }) {
    const booked = await world.demo.ask<{ id: string }>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
      body,
    });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    return booked.body.id;
  }

  it("is put on the event, replaced on it and taken off it", async () => {
    const { place, meeting } = await known();
    const [first, second] = await freeRooms(meeting);
    const booking = await book(meeting, { roomId: first.id });
    await work();
    expect(await roomsThere(place)).toEqual([first.email]);
    const other = await book(meeting, { roomId: second.id, replaces: booking });
    await work();
    expect(await roomsThere(place)).toEqual([second.email]);
    await look(place);
    await world.demo.ask("anna", "DELETE", `/room-bookings/${other}`);
    await work();
    await look(place);
    expect(await roomsThere(place)).toEqual([]);
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(after.roomBookings.filter(({ status }) => status === "confirmed")).toEqual([]);
    expect(await writes()).toEqual([]);
  });

  it("is left to the open invite where that gets it", async () => {
    const { place, meeting } = await known();
    const [first] = await freeRooms(meeting);
    const booking = await book(meeting, { roomId: first.id, onInvite: true });
    expect(await writes()).toEqual([]);
    await calendar.setRoom(place.mailbox, place.eventId, first);
    await world.demo.ask("anna", "DELETE", `/room-bookings/${booking}?onInvite=true`);
    expect(await writes()).toEqual([]);
  });

  it("that is let go of is not booked again by a look before the calendar knows, nor lost when it is taken again", async () => {
    const { place, meeting } = await known();
    const [first] = await freeRooms(meeting);
    const booking = await book(meeting, { roomId: first.id });
    await work();
    await world.demo.ask("anna", "DELETE", `/room-bookings/${booking}`);
    await world.change(place, (content) => ({ ...content, subject: "Renamed" }));
    await world.ask([place], "comparison");
    await world.work();
    const held = async () =>
      (await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).roomBookings.filter(
        ({ status }) => status === "confirmed",
      );
    expect(await held()).toEqual([]);
    await calendar.removeRoom(place.mailbox, place.eventId, first.email);
    await book(meeting, { roomId: first.id });
    await look(place);
    expect(await held()).toHaveLength(1);
    await work();
    expect(await roomsThere(place)).toEqual([first.email]);
    expect(await held()).toHaveLength(1);
  });

  it("stays as it is here where the calendar does not take it, and somebody is asked once", async () => {
    const { meeting } = await known();
    const [first] = await freeRooms(meeting);
    await book(meeting, { roomId: first.id });
    world.calendar = failing(new CalendarProblem("forbidden", "No"));
    await work();
    world.demo.moveTo(new Date(now.getTime() + 30 * 60_000));
    await world.demo.job(detectOrphans);
    const found = await queue(meeting);
    expect(found.map(({ reason, facts }) => ({ reason, room: facts["room"] }))).toEqual([
      { reason: "event_not_written", room: first.name },
    ]);
    world.calendar = calendar;
  });
});
