import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomCombination, RoomDetail, RoomItem } from "@magic-meetings/contract/places/room-detail.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoAttendees, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T08:00:00Z");
let world: DemoTestApi;
let rooms: RoomItem[];
let meetings = 0;

beforeAll(async () => {
  world = await startDemoTestApi(now);
  rooms = (await world.get<{ items: RoomItem[] }>("anna", "/rooms?limit=200")).items;
  // The demo's own meetings are not what this is about.
  await world.rows("update room_booking set status = 'released' where starts_at > '2026-11-18'");
});
afterAll(() => world.stop());

function idOf(name: string): string {
  return rooms.find((room) => room.name === name)?.id ?? "";
}

interface Problem {
  code: string;
  blockedBy: { count: number; items: { type: string; id: string }[] };
}

async function meetingOn(day: string): Promise<Meeting> {
  meetings += 1;
  const key = `22222222-0000-4000-8000-${String(meetings).padStart(12, "0")}`;
  const { body } = await world.ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, {
    body: {
      subject: "Between walls",
      start: `${day}T10:00:00+01:00`,
      end: `${day}T11:00:00+01:00`,
      timeZone: "Europe/Copenhagen",
      attendees: demoAttendees(4),
    },
  });
  return body;
}

async function book(day: string, room: string) {
  const meeting = await meetingOn(day);
  return world.ask<Problem & { id: string }>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
    body: { roomId: idOf(room) },
  });
}

function combine(whole: string, ...parts: string[]) {
  return world.ask<RoomCombination & Problem>("elena", "POST", "/room-combinations", {
    body: { wholeRoomId: idOf(whole), partRoomIds: parts.map(idOf) },
  });
}

async function overlaps(): Promise<unknown[]> {
  return world.rows(
    `select a.id from room_booking a
       join meeting_room ra on ra.tenant_id = a.tenant_id and ra.id = a.room_id
       join meeting_room rb on rb.tenant_id = ra.tenant_id and rb.space_id = ra.space_id and rb.space_part && ra.space_part
       join room_booking b on b.tenant_id = rb.tenant_id and b.room_id = rb.id and b.during && a.during and b.id > a.id
      where a.status in ('provisional', 'confirmed') and b.status in ('provisional', 'confirmed')
        and a.starts_at > $1 and b.starts_at > $1`,
    [now],
  );
}

describe("rooms with a removable wall between them", () => {
  it("are in the demo at every site, the whole with the seats of its parts", async () => {
    const { items } = await world.get<{ items: RoomCombination[] }>("anna", "/room-combinations");
    expect(items.map(({ whole, parts }) => [whole.name, ...parts.map(({ name }) => name)])).toEqual([
      ["Kronborg", "Frederiksberg", "Christianshavn"],
      ["La Scala", "Porta Nuova", "Verdi"],
      ["Svalbard", "Jotunheimen", "Preikestolen"],
    ]);
  });

  it("are combined: from then on the whole and a part are never held together, and the bookings there count", async () => {
    expect((await book("2026-12-02", "Skagen")).status).toBe(201);
    const made = await combine("Roskilde", "Skagen", "Aarhus");
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({ id: idOf("Roskilde"), parts: [{ name: "Skagen" }, { name: "Aarhus" }] });
    const detail = await world.get<RoomDetail>("anna", `/rooms/${idOf("Skagen")}`);
    expect(detail.space).toMatchObject({
      whole: { name: "Roskilde" },
      parts: [{ name: "Skagen" }, { name: "Aarhus" }],
    });
    expect((await book("2026-12-02", "Roskilde")).body.code).toBe("room_taken");
    expect((await book("2026-12-02", "Aarhus")).status).toBe(201);
    expect(await combine("Odense", "Skagen", "Ribe")).toMatchObject({ status: 409, body: { code: "place_in_use" } });
    const { version } = await world.get<RoomDetail>("elena", `/rooms/${idOf("Aarhus")}`);
    expect(await world.ask("elena", "DELETE", `/rooms/${idOf("Aarhus")}`, { ifMatch: version })).toMatchObject({
      status: 409,
    });

    const path = `/room-combinations/${idOf("Roskilde")}`;
    expect((await world.ask("elena", "DELETE", path)).status).toBe(428);
    expect((await world.ask("elena", "DELETE", path, { ifMatch: 99 })).status).toBe(412);
    const undone = await world.ask("elena", "DELETE", path, { ifMatch: made.body.version });
    expect(undone.status, JSON.stringify(undone.body)).toBe(200);
    expect((await book("2026-12-02", "Roskilde")).status).toBe(201);
    expect((await world.ask("elena", "DELETE", path, { ifMatch: made.body.version + 1 })).status).toBe(409);
  });

  it("are not combined while the whole and a part are booked at one time; those bookings are listed", async () => {
    const whole = await book("2026-12-03", "Roskilde");
    await book("2026-12-03", "Ribe");
    const refused = await combine("Roskilde", "Odense", "Ribe");
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: "room_has_bookings",
        blockedBy: { count: 1, items: [{ type: "room_booking", id: whole.body.id }] },
      },
    });
    const spaces = await world.rows("select id from meeting_room where space_of = $1", [idOf("Roskilde")]);
    expect(spaces).toEqual([]);
  });

  it("are of one floor, each once, and of those who keep the site up", async () => {
    expect((await combine("Roskilde", "Aarhus", "Samsø")).status).toBe(422);
    expect((await combine("Roskilde", "Aarhus", "Aarhus")).status).toBe(422);
    expect((await combine("Roskilde", "Roskilde", "Aarhus")).status).toBe(422);
    expect((await combine("Roskilde", "Aarhus", "Nowhere")).status).toBeOneOf([400, 422]);
    const body = { wholeRoomId: idOf("Roskilde"), partRoomIds: [idOf("Aarhus"), idOf("Odense")] };
    expect((await world.ask("ingrid", "POST", "/room-combinations", { body })).status).toBe(403);
    expect((await world.ask("lena", "POST", "/room-combinations", { body })).status).toBe(422);
    expect((await world.ask("lena", "DELETE", `/room-combinations/${idOf("Svalbard")}`, { ifMatch: 1 })).status).toBe(
      404,
    );
  });

  it("are combined and separated while 30 others book whole and parts, and no two hold one space", async () => {
    for (let round = 0; round < 4; round += 1) {
      const day = `2026-12-${String(7 + round).padStart(2, "0")}`;
      const wanted = await Promise.all(Array.from({ length: 30 }, () => meetingOn(day)));
      const [made, ...answers] = await Promise.all([
        combine("Bornholm", "Møn", "Samsø"),
        ...wanted.map((meeting, i) =>
          world.ask<Problem>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
            body: { roomId: idOf(["Bornholm", "Møn", "Samsø"][i % 3] ?? "") },
          }),
        ),
      ]);
      expect(made?.status, JSON.stringify(made?.body)).toBeOneOf([201, 409]);
      for (const { status, body } of answers) expect(status, JSON.stringify(body)).toBeOneOf([201, 409]);
      if (made?.status !== 201) continue;
      expect(await overlaps()).toEqual([]);
      const more = await Promise.all(Array.from({ length: 20 }, () => meetingOn(day)));
      const [apart, ...others] = await Promise.all([
        world.ask("elena", "DELETE", `/room-combinations/${made.body.id}`, { ifMatch: made.body.version }),
        ...more.map((meeting, i) =>
          world.ask<Problem>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
            body: { roomId: idOf(["Bornholm", "Møn", "Samsø"][i % 3] ?? "") },
          }),
        ),
      ]);
      expect(apart?.status, JSON.stringify(apart?.body)).toBe(200);
      for (const { status, body } of others) expect(status, JSON.stringify(body)).toBeOneOf([201, 409]);
      expect(await overlaps()).toEqual([]);
    }
  });
});
