import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RetiredRoom, RoomDetail, RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T08:00:00Z");
let world: DemoTestApi;
let rooms: RoomItem[];
let meetings = 0;

beforeAll(async () => {
  world = await startDemoTestApi(now);
  rooms = [];
  for (const name of ["Copenhagen", "Oslo", "Milan"]) {
    const { items } = await world.get<{ items: { id: string }[] }>("anna", `/sites?q=${name}`);
    rooms.push(...(await world.get<{ items: RoomItem[] }>("anna", `/rooms?site=${items[0]?.id}&limit=200`)).items);
  }
});
afterAll(() => world.stop());

function named(name: string): RoomItem {
  const found = rooms.find((room) => room.name === name);
  if (found === undefined) throw new Error(`The demo has no room ${name}`);
  return found;
}

interface Problem {
  code: string;
  detail: string;
  blockedBy: { count: number; items: { type: string; start: string }[] };
  errors: { pointer: string }[];
}

/** The demo's own bookings of a room are not what a test is about. */
async function empty(...emptied: RoomItem[]): Promise<void> {
  await world.rows("update room_booking set status = 'released' where room_id = any($1) and starts_at > $2", [
    emptied.map(({ id }) => id),
    now,
  ]);
}

async function meetingAt(start: string, headCount = 3): Promise<Meeting> {
  meetings += 1;
  const day = start.slice(0, 10);
  const { body, status } = await world.ask<Meeting>(
    "anna",
    "PUT",
    `/meetings/by-key/11111111-0000-4000-8000-${String(meetings).padStart(12, "0")}`,
    {
      body: {
        subject: "Retired",
        start: `${start}:00+01:00`,
        end: `${day}T${String(Number(start.slice(11, 13)) + 1).padStart(2, "0")}:${start.slice(14)}:00+01:00`,
        timeZone: "Europe/Copenhagen",
        attendees: demoAttendees(headCount),
      },
    },
  );
  expect(status, JSON.stringify(body)).toBeOneOf([200, 201]);
  return body;
}

async function book(meeting: Meeting, room: RoomItem): Promise<string> {
  const { body, status } = await world.ask<{ id: string }>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
    body: { roomId: room.id },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function versionOf(room: RoomItem): Promise<number> {
  return (await world.get<RoomDetail>("anna", `/rooms/${room.id}`)).version;
}

async function ahead(room: RoomItem): Promise<number> {
  const [row] = await world.rows<{ count: number }>(
    `select count(*)::integer as count from room_booking
      where room_id = $1 and status in ('provisional', 'requested', 'confirmed') and ends_at > $2`,
    [room.id, now],
  );
  return row?.count ?? 0;
}

async function overlaps(): Promise<unknown[]> {
  return world.rows(
    `select a.id from room_booking a join room_booking b
         on b.tenant_id = a.tenant_id and b.space_id = a.space_id and b.space_part && a.space_part
        and b.during && a.during and b.id > a.id
      where a.status in ('provisional', 'confirmed') and b.status in ('provisional', 'confirmed')`,
  );
}

describe("a room with bookings ahead", () => {
  it("is not deleted: the refusal has their number and the next few", async () => {
    const room = named("Aarhus");
    await empty(room);
    await book(await meetingAt("2026-11-24T10:00"), room);
    const before = await ahead(room);
    const answer = await world.ask<Problem>("elena", "DELETE", `/rooms/${room.id}`, { ifMatch: await versionOf(room) });
    expect(answer).toMatchObject({ status: 409, body: { code: "room_has_bookings", blockedBy: { count: before } } });
    const starts = answer.body.blockedBy.items.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort());
    expect(starts.length).toBe(Math.min(before, 5));
    expect(await ahead(room)).toBe(before);
  });

  it("is retired with all of them moved to free rooms of the same building, in one transaction", async () => {
    const room = named("Odense");
    await empty(room);
    for (const hour of ["08:00", "09:00", "10:00", "11:00"]) await book(await meetingAt(`2026-11-25T${hour}`), room);
    const before = await ahead(room);
    const answer = await world.ask<RetiredRoom>("elena", "POST", `/rooms/${room.id}/retire`, {
      body: { moveTo: "best" },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.moved).toHaveLength(before);
    expect(answer.body.released).toEqual([]);
    expect(answer.body.room.deletedAt).not.toBeNull();
    expect(await ahead(room)).toBe(0);
    const sites = new Set(answer.body.moved.map(({ movedTo }) => rooms.find(({ id }) => id === movedTo?.id)?.siteId));
    expect(sites).toEqual(new Set([room.siteId]));
    expect(await overlaps()).toEqual([]);
    const [told] = await world.rows<{ count: number }>(
      "select count(*)::integer as count from audit_log where action = 'room_booking.move'",
    );
    expect(told?.count).toBe(before);
    expect((await world.ask("elena", "POST", `/rooms/${room.id}/restore`)).status).toBe(200);
  });

  it("moves each to a room with the seats that it needs, its own approvals and rules kept", async () => {
    const room = named("Roskilde");
    const id = await book(await meetingAt("2026-11-26T10:00", 15), room);
    const answer = await world.ask<RetiredRoom>("elena", "POST", `/rooms/${room.id}/retire`, {
      body: { moveTo: "best" },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const to = answer.body.moved.find(({ bookingId }) => bookingId === id)?.movedTo;
    const taken = rooms.find((one) => one.id === to?.id);
    expect(taken?.capacity).toBeGreaterThanOrEqual(15);
    expect(taken?.approvalNeeded).toBe(false);
    await world.ask("elena", "POST", `/rooms/${room.id}/restore`);
  });

  it("stays as it is where one cannot be moved, and that one is listed", async () => {
    const [closing, to] = [named("Ribe"), named("Møn")];
    await empty(closing, to);
    await book(await meetingAt("2026-11-27T10:00"), closing);
    await book(await meetingAt("2026-11-27T10:00"), to);
    await book(await meetingAt("2026-11-27T12:00"), closing);
    const before = await ahead(closing);
    const request = { body: { moveTo: to.id } };
    const answer = await world.ask<Problem>("elena", "POST", `/rooms/${closing.id}/retire`, request);
    expect(answer).toMatchObject({ status: 409, body: { code: "room_has_bookings" } });
    expect(answer.body.blockedBy.count).toBeGreaterThanOrEqual(1);
    expect(answer.body.blockedBy.items.map(({ start }) => start)).toContain("2026-11-27T09:00:00.000Z");
    expect(await ahead(closing)).toBe(before);
    expect((await world.get<RoomDetail>("elena", `/rooms/${closing.id}`)).deletedAt).toBeNull();

    const rest = { body: { moveTo: to.id, releaseRest: true } };
    const done = await world.ask<RetiredRoom>("elena", "POST", `/rooms/${closing.id}/retire`, rest);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.moved.length + done.body.released.length).toBe(before);
    const released = done.body.released.map(({ bookingId }) => bookingId);
    const reasons = await world.rows("select distinct status, release_reason from room_booking where id = any($1)", [
      released,
    ]);
    expect(reasons).toEqual([{ status: "released", release_reason: "room_closed" }]);
    const cards = await world.rows(
      `select m.id from message_log m join signal s on s.tenant_id = m.tenant_id and s.id = m.signal_id
        where s.subject_id = any($1)`,
      [released],
    );
    expect(cards.length).toBeGreaterThanOrEqual(1);
    expect(await overlaps()).toEqual([]);
  });

  it("is waited for by nobody any longer: what was offered is taken back", async () => {
    const room = named("Samsø");
    await empty(room);
    const [has, waits] = [await meetingAt("2026-12-02T10:00"), await meetingAt("2026-12-02T10:00")];
    const held = await book(has, room);
    const wait = { body: { roomId: room.id } };
    expect((await world.ask("anna", "POST", `/meetings/${waits.id}/room-waits`, wait)).status).toBe(201);
    const line = () => world.rows<{ status: string }>("select status from room_wait where meeting_id = $1", [waits.id]);
    await world.ask("anna", "DELETE", `/room-bookings/${held}`);
    expect(await line()).toEqual([{ status: "offered" }]);
    const answer = await world.ask<RetiredRoom>("elena", "POST", `/rooms/${room.id}/retire`, {
      body: { moveTo: "best" },
    });
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { moved: [], released: [] } });
    expect(await line()).toEqual([{ status: "lapsed" }]);
    expect(await ahead(room)).toBe(0);
    await world.ask("elena", "POST", `/rooms/${room.id}/restore`);
  });

  it("is retired by its site's people only, to rooms of its own site only", async () => {
    const room = named("Vesterbro");
    const best = { body: { moveTo: "best" } };
    expect((await world.ask("ingrid", "POST", `/rooms/${room.id}/retire`, best)).status).toBe(403);
    expect((await world.ask("lena", "POST", `/rooms/${room.id}/retire`, best)).status).toBe(404);
    expect((await world.ask("anna", "POST", `/rooms/${room.id}/retire`, best)).status).toBe(403);
    const elsewhere = await world.ask<Problem>("elena", "POST", `/rooms/${room.id}/retire`, {
      body: { moveTo: named("Lofoten").id },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ pointer: "/moveTo" }] } });
    const stale = await world.ask<Problem>("elena", "POST", `/rooms/${room.id}/retire`, { ...best, ifMatch: 99 });
    expect(stale).toMatchObject({ status: 412, body: { code: "version_conflict" } });
  });

  it("never loses one while 20 others book it and the rooms around it", async () => {
    const room = named("Nørrebro");
    await book(await meetingAt("2026-12-01T09:00"), room);
    const wanted = await Promise.all(Array.from({ length: 20 }, () => meetingAt("2026-12-01T10:00")));
    const choices = [room, named("Samsø"), named("Anholt"), named("Amager")];
    const [retired, ...answers] = await Promise.all([
      world.ask<RetiredRoom>("elena", "POST", `/rooms/${room.id}/retire`, { body: { moveTo: "best" } }),
      ...wanted.map((meeting, i) =>
        world.ask("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
          body: { roomId: choices[i % choices.length]?.id },
        }),
      ),
    ]);
    expect(retired?.status, JSON.stringify(retired?.body)).toBe(200);
    for (const { status, body } of answers) expect(status, JSON.stringify(body)).toBeOneOf([201, 404, 409]);
    expect(await ahead(room)).toBe(0);
    expect(await overlaps()).toEqual([]);
  });
});
