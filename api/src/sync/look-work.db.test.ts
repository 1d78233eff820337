import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CalendarProblem, type CalendarPort } from "../calendar/calendar-port.ts";
import type { EventPlace } from "./event-look-sql.ts";
import { graphTime, startSyncWorld, type SyncWorld } from "./sync-test-world.ts";

const now = new Date("2026-11-23T09:00:00Z");

let world: SyncWorld;
let calendar: CalendarPort;
let count = 0;

beforeAll(async () => {
  world = await startSyncWorld(now);
  calendar = world.calendar;
});
beforeEach(() => {
  world.calendar = calendar;
});
afterAll(() => world.demo.stop());

/** A meeting of anna's that is known, with its event in the calendar. */
async function known(): Promise<{ place: EventPlace; meeting: Meeting }> {
  count += 1;
  const place = await world.write(`event-${count}`);
  const event = {
    id: place.eventId,
    iCalUId: `uid-${place.eventId}`,
    subject: "Planning",
    start: graphTime("2026-11-26T09:00:00"),
    end: graphTime("2026-11-26T10:00:00"),
  };
  const { status, body } = await world.demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: event });
  expect(status, JSON.stringify(body)).toBe(200);
  return { place, meeting: body };
}

const moveTo = (start: string, end: string) => (content: object) => ({
  ...content,
  start: graphTime(start),
  end: graphTime(end),
});

describe("a look at an event", () => {
  it("moves the meeting, and the wait is over", async () => {
    const { place, meeting } = await known();
    await world.change(place, moveTo("2026-11-26T13:00:00", "2026-11-26T14:00:00"));
    await world.ask([place]);
    await world.work();
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect([after.start, after.end].map((at) => new Date(at).toISOString())).toEqual([
      "2026-11-26T13:00:00.000Z",
      "2026-11-26T14:00:00.000Z",
    ]);
    expect(await world.waiting()).toEqual([]);
  });

  it("is one look, however often it was asked for", async () => {
    const { place } = await known();
    await Promise.all(Array.from({ length: 20 }, () => world.ask([place, place])));
    expect(await world.waiting()).toMatchObject([{ event_id: place.eventId, asked: 20 }]);
    await world.work();
    expect(await world.waiting()).toEqual([]);
  });

  it("is made again where it was asked for while it was on its way", async () => {
    const { place, meeting } = await known();
    await world.change(place, moveTo("2026-11-26T11:00:00", "2026-11-26T12:00:00"));
    let isFirst = true;
    world.calendar = {
      ...calendar,
      async readEvent(mailbox, eventId) {
        const seen = await calendar.readEvent(mailbox, eventId);
        if (isFirst) {
          isFirst = false;
          // Behind the back of whoever reads.
          await world.change(place, moveTo("2026-11-26T15:00:00", "2026-11-26T16:00:00"));
          await world.ask([place]);
        }
        return seen;
      },
    };
    await world.ask([place]);
    await world.work();
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(new Date(after.start).toISOString()).toBe("2026-11-26T15:00:00.000Z");
    expect(await world.waiting()).toEqual([]);
  });

  it("cancels the meeting whose event is gone", async () => {
    const { place, meeting } = await known();
    await world.remove(place);
    await world.ask([place]);
    await world.work();
    expect(await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).toMatchObject({ status: "cancelled" });
  });

  it("leads from a room's copy to the event itself", async () => {
    const { place, meeting } = await known();
    const room = "room@nordlys.example";
    await world.change(place, moveTo("2026-11-26T12:00:00", "2026-11-26T12:30:00"));
    world.calendar = {
      ...calendar,
      async readEvent(mailbox, eventId) {
        if (mailbox !== room) return calendar.readEvent(mailbox, eventId);
        const itself = await calendar.readEvent(place.mailbox, place.eventId);
        return (
          itself && { ...itself, mailbox, eventId, changeKey: "copy", event: { ...itself.event, isOrganizer: false } }
        );
      },
    };
    await world.ask([{ mailbox: room, eventId: "copy-1" }]);
    await world.work();
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(new Date(after.start).toISOString()).toBe("2026-11-26T12:00:00.000Z");
    expect(await world.waiting()).toEqual([]);
    const copies = await world.demo.rows("select mailbox from graph_event where event_id = 'copy-1'");
    expect(copies).toEqual([{ mailbox: room }]);
  });
});

describe("a calendar that does not do as asked", () => {
  it("is left alone for as long as it says, and then asked again", async () => {
    const { place } = await known();
    let [asked, isBusy] = [0, true];
    world.calendar = {
      ...calendar,
      readEvent(mailbox, eventId) {
        asked += 1;
        if (isBusy) throw new CalendarProblem("busy", "Too many requests", 30);
        return calendar.readEvent(mailbox, eventId);
      },
    };
    await world.ask([place]);
    await world.work();
    await world.ask([place]);
    await world.work();
    expect(asked).toBe(1);
    expect(await world.waiting()).toMatchObject([{ attempts: 1, problem: "Too many requests" }]);
    isBusy = false;
    world.clock.forward(31_000);
    await world.work();
    expect(await world.waiting()).toEqual([]);
  });

  it("is asked less and less often while it does not answer, and nothing is lost", async () => {
    const { place, meeting } = await known();
    await world.change(place, moveTo("2026-11-26T14:00:00", "2026-11-26T15:00:00"));
    world.calendar = {
      ...calendar,
      readEvent: () => Promise.reject(new CalendarProblem("unavailable", "It does not answer")),
    };
    await world.ask([place]);
    for (let minute = 0; minute < 60; minute += 1) {
      await world.work();
      world.clock.forward(60_000);
    }
    const [look] = await world.waiting();
    expect(look?.attempts).toBeLessThan(40);
    world.calendar = calendar;
    world.clock.forward(300_000);
    await world.work();
    expect(await world.waiting()).toEqual([]);
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(new Date(after.start).toISOString()).toBe("2026-11-26T14:00:00.000Z");
  });
});

describe("several workers at once", () => {
  it("look at every event once, and the last word of the calendar counts", async () => {
    const all = [];
    for (let index = 0; index < 10; index += 1) all.push(await known());
    for (const [index, { place }] of all.entries()) {
      const hour = String(8 + index).padStart(2, "0");
      await world.change(place, moveTo(`2026-11-27T${hour}:00:00`, `2026-11-27T${hour}:45:00`));
    }
    const log = "select count(*)::int as count from sync_log where tenant_id = $1";
    const [before] = await world.demo.rows<{ count: number }>(log, [world.tenantId]);
    await world.ask(all.map(({ place }) => place));
    await Promise.all([world.work(), world.work(), world.work()]);
    const [after] = await world.demo.rows<{ count: number }>(log, [world.tenantId]);
    expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(10);
    expect(await world.waiting()).toEqual([]);
    for (const [index, { meeting }] of all.entries()) {
      const { start } = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
      expect(new Date(start).toISOString()).toBe(`2026-11-27T${String(8 + index).padStart(2, "0")}:00:00.000Z`);
    }
  });

  it("do not keep what a worker does that was silent for too long", async () => {
    const { place, meeting } = await known();
    await world.change(place, moveTo("2026-11-27T06:00:00", "2026-11-27T07:00:00"));
    world.calendar = {
      ...calendar,
      async readEvent(mailbox, eventId) {
        const seen = await calendar.readEvent(mailbox, eventId);
        world.calendar = calendar;
        await world.change(place, moveTo("2026-11-27T07:00:00", "2026-11-27T08:00:00"));
        world.clock.forward(120_000);
        await world.work();
        return seen;
      },
    };
    await world.ask([place]);
    await world.work();
    const after = await world.demo.get<Meeting>("anna", `/meetings/${meeting.id}`);
    expect(new Date(after.start).toISOString()).toBe("2026-11-27T07:00:00.000Z");
  });
});
