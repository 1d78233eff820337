import type { Availability, RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { demoPeople } from "../demo/demo-people.ts";
import { seedDemo } from "../demo/seed-demo.ts";
import { createTestApi, type TestApi } from "../http/test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
const start = "2026-12-13T10:00:00+01:00";
const end = "2026-12-13T12:00:00+01:00";
const rivals = 50;
const rounds = 20;

let database: TestDatabase;
let api: TestApi;
let anna: { authorization: string };

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDemo(database.ownerPool, { now });
  api = await createTestApi(database, demoPeople(), {
    clock: { now: () => now },
    rateLimits: { perPrincipal: 100_000, perTenant: 100_000 },
  });
  anna = await api.as("anna");
});
afterAll(async () => {
  await api.server.close();
  await database.drop();
});

async function meeting(number: number, from = start, until = end): Promise<Meeting> {
  const clientKey = `race-000000000000-${String(number).padStart(4, "0")}`;
  const answer = await api.server.inject({
    method: "PUT",
    url: `/api/v1/meetings/by-key/${clientKey}`,
    headers: anna,
    payload: { subject: "Race", start: from, end: until, timeZone: "Europe/Copenhagen", attendees: [] },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<Meeting>();
}

async function available(site: string, capacity = 1): Promise<Availability> {
  const query = new URLSearchParams({ site, start, end, capacity: String(capacity), limit: "50" });
  return (await api.server.inject({ url: `/api/v1/rooms/available?${query}`, headers: anna })).json<Availability>();
}

function book(meetingId: string, roomId: string) {
  const url = `/api/v1/meetings/${meetingId}/room-bookings`;
  return api.server.inject({ method: "POST", url, headers: anna, payload: { roomId } });
}

describe("many who want one room", () => {
  it(`gives it to exactly one of ${rivals}, ${rounds} times, and tells the others what they can have instead`, async () => {
    const meetings = await Promise.all(Array.from({ length: rivals }, (_, number) => meeting(number)));
    const site = meetings[0]?.locations[0]?.site.id ?? "";
    const room = (await available(site)).items[0]?.room.id ?? "";
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(meetings.map(({ id }) => book(id, room)));
      const winners = answers.filter(({ statusCode }) => statusCode === 201);
      const losers = answers.filter(({ statusCode }) => statusCode === 409);
      expect([winners.length, losers.length]).toEqual([1, rivals - 1]);
      for (const loser of losers) {
        const problem = loser.json<Problem>();
        expect(problem.code).toBe("room_taken");
        expect(problem.alternatives?.length).toBeGreaterThan(0);
      }
      const won = winners[0]?.json<RoomBooking>();
      const released = await api.server.inject({
        method: "DELETE",
        url: `/api/v1/room-bookings/${won?.id}`,
        headers: anna,
      });
      expect(released.statusCode, released.body).toBe(200);
    }
  });

  it("keeps the room that one has when the one to replace it with is taken", async () => {
    const [first, second] = [await meeting(101), await meeting(102)];
    const rooms = (await available(first.locations[0]?.site.id ?? "")).items.map((offer) => offer.room.id);
    const own = (await book(first.id, rooms[0] ?? "")).json<RoomBooking>();
    expect((await book(second.id, rooms[1] ?? "")).statusCode).toBe(201);
    const refused = await api.server.inject({
      method: "POST",
      url: `/api/v1/meetings/${first.id}/room-bookings`,
      headers: anna,
      payload: { roomId: rooms[1], replaces: own.id },
    });
    expect(refused.statusCode).toBe(409);
    const after = await api.server.inject({ url: `/api/v1/meetings/${first.id}`, headers: anna });
    expect(after.json<Meeting>().roomBookings.map(({ id }) => id)).toEqual([own.id]);
  });
});

describe("a room and its buffers", () => {
  it("keeps others out for the set-up and clear-down minutes as well", async () => {
    const [row] = (
      await database.ownerPool.query<{ id: string; site_id: string }>(
        `select id, site_id from meeting_room
          where setup_minutes > 0 and cleardown_minutes > 0 and site_id in (select id from site where name = 'Copenhagen')
          order by capacity, name limit 1`,
      )
    ).rows;
    const later = { from: "2026-12-12T10:00:00+01:00", until: "2026-12-12T11:00:00+01:00" };
    const first = await meeting(201, later.from, later.until);
    expect((await book(first.id, row?.id ?? "")).statusCode).toBe(201);
    const touching = await meeting(202, "2026-12-12T11:00:00+01:00", "2026-12-12T12:00:00+01:00");
    expect((await book(touching.id, row?.id ?? "")).statusCode).toBe(409);
    const query = new URLSearchParams({
      site: row?.site_id ?? "",
      start: "2026-12-12T11:00:00+01:00",
      end: "2026-12-12T12:00:00+01:00",
      limit: "50",
    });
    const found = await api.server.inject({ url: `/api/v1/rooms/available?${query}`, headers: anna });
    expect(found.json<Availability>().items.map(({ room }) => room.id)).not.toContain(row?.id);
  });

  it("offers the nearest alternatives when nobody fits", async () => {
    const site = (await meeting(203)).locations[0]?.site.id ?? "";
    const { items, alternatives } = await available(site, 5_000);
    expect(items).toEqual([]);
    expect(alternatives.every(({ kind }) => kind === "smaller_room")).toBe(true);
    expect(alternatives.length).toBeGreaterThan(0);
  });
});
