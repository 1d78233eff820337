import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";

import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-18T09:00:00Z");
const day = "2026-12-13";
const rivals = 50;
const rounds = 10;

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
});
afterAll(() => demo.stop());

/** A draft of anna, local time in Copenhagen. */
async function draft(number: number, from = `${day}T10:00`, until = `${day}T12:00`): Promise<Meeting> {
  const clientKey = `race-000000000000-${String(number).padStart(4, "0")}`;
  const body = {
    subject: "Race",
    start: `${from}:00+01:00`,
    end: `${until}:00+01:00`,
    timeZone: "Europe/Copenhagen",
    attendees: [],
  };
  const answer = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${clientKey}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function available(meeting: Meeting, capacity = 1): Promise<Availability> {
  const { start, end, locations } = meeting;
  const query = new URLSearchParams({ site: locations[0]?.site.id ?? "", start, end, limit: "50" });
  return demo.get<Availability>("anna", `/rooms/available?${query}&capacity=${capacity}`);
}

function book(meeting: Meeting, body: { roomId: string | undefined; replaces?: string }) {
  return demo.ask<{ id: string; alternatives?: unknown[] }>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, {
    body,
  });
}

describe("many who want one room", () => {
  it(`gives it to exactly one of ${rivals}, ${rounds} times, and tells the others what they can have instead`, async () => {
    const meetings = await Promise.all(Array.from({ length: rivals }, (_, number) => draft(number)));
    const roomId = meetings[0] && (await available(meetings[0])).items[0]?.room.id;
    for (let round = 0; round < rounds; round += 1) {
      const answers = await Promise.all(meetings.map((meeting) => book(meeting, { roomId })));
      const won = answers.filter(({ status }) => status === 201);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, rivals - 1]);
      expect(new Set(lost.map(({ body }) => body.code))).toEqual(new Set(["room_taken"]));
      for (const { body } of lost) expect(body.alternatives?.length).toBeGreaterThan(0);
      expect((await demo.ask("anna", "DELETE", `/room-bookings/${won[0]?.body.id}`)).status).toBe(200);
    }
  });

  it("keeps the room that one has when the one to replace it with is taken", async () => {
    const [first, second] = [await draft(101), await draft(102)];
    const rooms = (await available(first)).items.map((offer) => offer.room.id);
    const own = await book(first, { roomId: rooms[0] });
    expect((await book(second, { roomId: rooms[1] })).status).toBe(201);
    expect((await book(first, { roomId: rooms[1], replaces: own.body.id })).status).toBe(409);
    const after = await demo.get<Meeting>("anna", `/meetings/${first.id}`);
    expect(after.roomBookings.map(({ id }) => id)).toEqual([own.body.id]);
  });
});

describe("a room and its buffers", () => {
  it("keeps others out for the set-up and clear-down minutes as well", async () => {
    const [room] = await demo.rows<{ id: string }>(
      `select r.id
         from meeting_room r
         join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
        where r.setup_minutes > 0 and r.cleardown_minutes > 0 and s.name = 'Copenhagen'
        order by r.capacity, r.name`,
    );
    const first = await draft(201, "2026-12-12T10:00", "2026-12-12T11:00");
    expect((await book(first, { roomId: room?.id })).status).toBe(201);
    const touching = await draft(202, "2026-12-12T11:00", "2026-12-12T12:00");
    expect((await book(touching, { roomId: room?.id })).status).toBe(409);
    expect((await available(touching)).items.map((offer) => offer.room.id)).not.toContain(room?.id);
  });

  it("offers smaller rooms when none is large enough", async () => {
    const { items, alternatives } = await available(await draft(203), 5_000);
    expect(items).toEqual([]);
    expect(new Set(alternatives.map(({ kind }) => kind))).toEqual(new Set(["smaller_room"]));
  });
});
