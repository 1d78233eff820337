import { demoPassCodes } from "../access-passes/demo-pass-codes.ts";
import type { Comparison, Difference } from "@magic-meetings/contract/comparisons/comparison.ts";
import type { DifferenceKind } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { SyncLogEntry } from "@magic-meetings/contract/sync-log/sync-log.ts";
import type { Event } from "../graph/graph-event.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBuiltInCalendars, type BuiltInCalendars } from "../built-in-calendar/built-in-calendars.ts";
import { keepEvent } from "../built-in-calendar/keep-event.ts";
import type { CalendarPort } from "../calendar/calendar-port.ts";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { newId } from "../db/new-id.ts";
import { inTenant } from "../db/transaction.ts";
import { demoEmail } from "../http/demo-test-api.ts";
import { orphanWork } from "../orphans/orphan-work.ts";
import { startOrphanWorld, type HeldMeeting, type OrphanWorld } from "../orphans/orphan-test-world.ts";
import { planMessages } from "../messages/plan-messages.ts";
import { comparisonWork } from "./comparison-work.ts";

// A comparison finds what was planted of every kind, and a press puts it right.

let world: OrphanWorld;
let builtIn: BuiltInCalendars;
let tenantId: string;
const nothing = () => undefined;
const now = () => new Date("2026-10-07T08:00:00Z");
const anna = demoEmail("anna");

beforeAll(async () => {
  world = await startOrphanWorld(now());
  const pool = world.demo.database.appPool;
  builtIn = createBuiltInCalendars({ pool, systemClock: { now }, told: nothing });
  const [tenant] = await world.demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  tenantId = tenant?.id ?? "";
});
afterAll(() => world.demo.stop());

/** The meeting's event as it is in the calendar. */
async function keep({ meeting, room }: HeldMeeting, more: Partial<Event> = {}, isDeleted = false): Promise<void> {
  const [row] = await world.demo.rows<{ exchange_id: string; ical_uid: string }>(
    "select exchange_id, ical_uid from meeting where id = $1",
    [meeting.id],
  );
  const content: Event = {
    id: row?.exchange_id ?? "",
    iCalUId: row?.ical_uid ?? "",
    subject: meeting.subject,
    start: { dateTime: meeting.start.replace("Z", ""), timeZone: "UTC" },
    end: { dateTime: meeting.end.replace("Z", ""), timeZone: "UTC" },
    organizer: { emailAddress: { address: anna, name: "Anna" } },
    attendees: [attendee(room.email)],
    ...more,
  };
  await write(anna, content, isDeleted);
}

function attendee(address: string, response: "accepted" | "declined" = "accepted") {
  return { type: "resource" as const, status: { response }, emailAddress: { address, name: address } };
}

function write(mailbox: string, content: Event, isDeleted = false): Promise<unknown> {
  const at = new Date();
  return inTenant(world.demo.database.appPool, tenantId, (tx) =>
    keepEvent(tx, { tenantId, mailbox, content, now: at, newId: () => newId(at), isDeleted }),
  );
}

function deps(calendar: CalendarPort | undefined = builtIn.calendarOf(tenantId)) {
  const pool = world.demo.database.appPool;
  const commands = {
    pool,
    planMessages,
    passCodes: demoPassCodes,
    afterCommit: { signalled: nothing, messagesPlanned: nothing },
  };
  const log = { info: nothing, warn: nothing };
  return { commands, calendarOf: () => calendar, clock: { now }, systemClock: { now: () => new Date() }, log };
}

/** Begins one over the weeks of the tests and makes it. */
async function compare(more: object = {}): Promise<Comparison> {
  const body = { from: "2026-10-08T00:00:00Z", to: "2026-12-31T00:00:00Z", ...more };
  const started = await world.demo.ask<Comparison>("greta", "POST", "/comparisons", { body });
  expect(started.status, JSON.stringify(started.body)).toBe(202);
  await comparisonWork(deps()).run(tenantId, new AbortController().signal);
  return world.demo.get<Comparison>("greta", `/comparisons/${started.body.id}`);
}

async function differences({ id }: Comparison, query = ""): Promise<Difference[]> {
  return (await world.demo.get<{ items: Difference[] }>("greta", `/comparisons/${id}/differences?limit=200${query}`))
    .items;
}

describe("a comparison", () => {
  it("finds nothing where the calendar has everything as we do", async () => {
    await keep(await world.meet());
    const done = await compare();
    expect(done).toMatchObject({ status: "done", progress: 100, differences: { open: 0, asked: 0 }, problem: null });
    expect(done.compared).toBe(done.total);
    expect(done.compared).toBeGreaterThan(1);
  });

  it("finds what was planted of every kind, and a press puts it right", async () => {
    const later = (moment: string) => new Date(Date.parse(moment) + 3_600_000).toISOString().replace("Z", "");
    const planted = new Map<string, DifferenceKind>();
    const plant = async (kind: DifferenceKind, how: (held: HeldMeeting) => Promise<unknown>) => {
      const held = await world.meet();
      await how(held);
      planted.set(held.meeting.id, kind);
      return held;
    };
    await plant("time", (held) => keep(held, { end: { dateTime: later(held.meeting.end), timeZone: "UTC" } }));
    const bare = await plant("room", (held) => keep(held, { attendees: [] }));
    await plant("organizer", (held) =>
      keep(held, { organizer: { emailAddress: { address: demoEmail("bo"), name: "Bo" } } }),
    );
    await plant("cancelled", (held) => keep(held, { isCancelled: true }));
    await plant("missing_there", (held) => keep(held, {}, true));
    const [room] = await world.demo.rows<{ email: string }>("select email from meeting_room where id = $1", [
      bare.room.id,
    ]);
    const strange: Event = {
      id: "strange",
      iCalUId: "strange",
      subject: "Nobody told us",
      start: { dateTime: "2026-11-02T10:00:00", timeZone: "UTC" },
      end: { dateTime: "2026-11-02T11:00:00", timeZone: "UTC" },
      organizer: { emailAddress: { address: anna, name: "Anna" } },
      attendees: [attendee(room?.email ?? "")],
    };
    await write(anna, strange);

    const done = await compare();
    const found = await differences(done);
    const kinds = new Map(found.map(({ meetingId, kind }) => [meetingId ?? "", kind]));
    expect(kinds).toEqual(new Map([...planted, ["", "missing_here"]]));
    expect(done.differences).toEqual({ open: 6, asked: 0 });
    expect(await differences(done, "&kind=room")).toHaveLength(1);
    expect(await differences(done, "&search=nobody")).toMatchObject([
      { kind: "missing_here", theirs: { organizer: anna }, mailbox: anna },
    ]);
    const headers = await world.demo.api.as("greta");
    const file = await world.demo.api.server.inject({ url: `/api/v1/comparisons/${done.id}/export`, headers });
    expect(file.body.trim().split("\r\n")).toHaveLength(7);

    const presses = await Promise.all(
      Array.from({ length: 10 }, () =>
        world.demo.ask<Comparison>("greta", "POST", `/comparisons/${done.id}/repair`, { body: {} }),
      ),
    );
    expect(presses.map(({ status }) => status)).toEqual(Array<number>(10).fill(200));
    expect(presses.at(-1)?.body.differences).toEqual({ open: 0, asked: 6 });
    const looks = await world.demo.rows<{ asked: number; because: string }>("select asked, because from event_look");
    expect(looks).toEqual(Array.from({ length: 5 }, () => ({ asked: 1, because: "comparison" })));
    // The room of ours is put on the event, by the worker that speaks with the calendar.
    await orphanWork(deps()).run(tenantId, new AbortController().signal);
    const seen = await builtIn.calendarOf(tenantId)?.readEvent(anna, "orphan-3");
    expect(seen?.event.input.attendees.map(({ email }) => email)).toContain(bare.room.email.toLowerCase());
    expect(await world.queue()).not.toContainEqual(expect.objectContaining({ reason: "room_not_on_event" }));
  });

  it("goes on where a lost worker was, and is not made twice", async () => {
    const body = { from: "2026-10-08T00:00:00Z", to: "2026-12-31T00:00:00Z" };
    const started = await world.demo.ask<Comparison>("greta", "POST", "/comparisons", { body });
    const broken: CalendarPort = {
      ...(builtIn.calendarOf(tenantId) as CalendarPort),
      changes: () => Promise.reject(new CalendarProblem("unavailable", "It does not answer")),
    };
    const run = (calendar?: CalendarPort) => comparisonWork(deps(calendar)).run(tenantId, new AbortController().signal);
    await run(broken);
    const read = () => world.demo.get<Comparison>("greta", `/comparisons/${started.body.id}`);
    const halfway = await read();
    expect(halfway).toMatchObject({ status: "running" });
    expect(halfway.compared).toBeGreaterThan(0);
    await world.demo.rows("update comparison set lease_until = null where status = 'running'");
    await Promise.all([run(), run(), run()]);
    const done = await read();
    expect(done).toMatchObject({ status: "done" });
    expect(done.compared).toBe(done.total);
  });

  it("says why it could not be made, and ends when somebody stops it", async () => {
    const body = { from: "2026-10-08T00:00:00Z", to: "2026-12-31T00:00:00Z" };
    const start = async () => (await world.demo.ask<Comparison>("greta", "POST", "/comparisons", { body })).body.id;
    const unconnected = await start();
    await comparisonWork({ ...deps(), calendarOf: nothing }).run(tenantId, new AbortController().signal);
    const read = (id: string) => world.demo.get<Comparison>("greta", `/comparisons/${id}`);
    expect(await read(unconnected)).toMatchObject({ status: "failed", problem: "no_calendar" });
    const stopped = await start();
    await world.demo.ask("greta", "POST", `/comparisons/${stopped}/stop`);
    await comparisonWork(deps()).run(tenantId, new AbortController().signal);
    expect(await read(stopped)).toMatchObject({ status: "stopped", compared: 0 });
  });

  it("is for administrators, of days and sites that there are", async () => {
    const ask = (person: string, body: object) => world.demo.ask(person, "POST", "/comparisons", { body });
    const [from, to] = ["2026-10-08T00:00:00Z", "2026-10-09T00:00:00Z"];
    for (const person of ["anna", "elena"]) expect((await ask(person, { from, to })).status).toBe(403);
    expect((await ask("greta", { from: to, to: from })).status).toBe(422);
    expect((await ask("greta", { from, to: "2029-01-01T00:00:00Z" })).status).toBe(422);
    expect((await ask("greta", { from, to, sites: [newId(now())] })).status).toBe(422);
  });
});

describe("the calendar's log", () => {
  it("is listed and filtered, and an entry is looked at again", async () => {
    const list = async (query: string) =>
      (await world.demo.get<{ items: SyncLogEntry[] }>("greta", `/sync-log?limit=200${query}`)).items;
    const all = await list("");
    expect(all.length).toBeGreaterThan(5);
    expect(all.map(({ at }) => at)).toEqual(
      all
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    expect((await list("&kind=write")).every(({ kind }) => kind === "write")).toBe(true);
    expect((await list("&outcome=refused")).every(({ outcome }) => outcome === "refused")).toBe(true);
    expect(await list("&mailbox=%25")).toEqual([]);
    const look = all.find(({ kind, allowed }) => kind === "look" && allowed.replay.ok);
    const replayed = await world.demo.ask<SyncLogEntry>("greta", "POST", `/sync-log/${look?.id ?? ""}/replay`);
    expect(replayed.status).toBe(202);
    expect(replayed.body).toMatchObject({ kind: "replay", replayOf: look?.id, eventId: look?.eventId });
    const [asked] = await world.demo.rows("select because from event_look where event_id = $1", [look?.eventId]);
    expect(asked).toEqual({ because: "replay" });
    const sweep = all.find(({ kind }) => kind === "sweep");
    expect((await world.demo.ask("greta", "POST", `/sync-log/${sweep?.id ?? ""}/replay`)).status).toBe(409);
    expect((await world.demo.ask("lena", "POST", `/sync-log/${look?.id ?? ""}/replay`)).status).toBe(404);
    expect((await world.demo.ask("elena", "GET", "/sync-log")).status).toBe(403);
  });
});
