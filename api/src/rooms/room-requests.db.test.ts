import type { Approval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Availability } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { countOverlaps, startRoomWorld, type RoomWorld } from "./room-test-world.ts";

// Rooms that somebody has to approve: elena keeps the rooms of Nordlys.

const from = "2026-11-24T12:00";
const until = "2026-11-24T13:00";

let world: RoomWorld;
let room: string;
let made = 0;

beforeAll(async () => {
  world = await startRoomWorld(new Date("2026-11-20T09:00:00Z"));
});
afterAll(() => world.stop());
beforeEach(async () => {
  made += 1;
  room = await world.room(`Asked ${made}`, { approvalNeeded: true, capacity: 20 });
});

async function request(person = "anna") {
  const meeting = await world.meeting(person, from, until);
  const { status, body } = await world.book(person, meeting.id, room, { note: "For the board" });
  expect([status, body.status], JSON.stringify(body)).toEqual([201, "requested"]);
  return { meeting, booking: body };
}

async function approvalOf(bookingId: string): Promise<string> {
  const [row] = await world.rows<{ id: string }>("select id from approval where room_booking_id = $1", [bookingId]);
  return row?.id ?? "";
}

async function decide(bookingId: string, decision: "approve" | "reject", body?: object) {
  const path = `/approvals/${await approvalOf(bookingId)}/${decision}`;
  return world.ask<Approval>("elena", "POST", path, body === undefined ? {} : { body });
}

async function statusesOf(...bookingIds: string[]): Promise<string[]> {
  const rows = await world.rows<{ id: string; status: string }>(
    "select id, status from room_booking where id = any($1::uuid[])",
    [bookingIds],
  );
  return bookingIds.map((id) => rows.find((row) => row.id === id)?.status ?? "");
}

describe("a room that is asked for", () => {
  it("is not held: others see it free, and can ask as well", async () => {
    const { booking } = await request();
    const search = new URLSearchParams({ site: world.siteId, start: `${from}:00Z`, end: `${until}:00Z`, limit: "50" });
    const { items } = await world.get<Availability>("hugo", `/rooms/available?${search}`);
    expect(items.find((offer) => offer.room.id === room)?.approvalNeeded).toBe(true);
    const other = await request("hugo");
    expect(await statusesOf(booking.id, other.booking.id)).toEqual(["requested", "requested"]);
  });

  it("goes to one of two who ask, even when both are approved at once; the other stays asked for", async () => {
    const [first, second] = [await request(), await request("hugo")];
    const answers = await Promise.all([
      decide(first.booking.id, "approve"),
      decide(second.booking.id, "approve"),
      decide(first.booking.id, "approve"),
      decide(second.booking.id, "approve"),
    ]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect((await statusesOf(first.booking.id, second.booking.id)).sort()).toEqual(["confirmed", "requested"]);
    expect(await countOverlaps(world)).toBe(0);
  });

  it("is given to one only of those whom it is approved for and those who decide alone", async () => {
    const { booking } = await request();
    const own = await Promise.all(Array.from({ length: 20 }, () => world.meeting("elena", from, until)));
    const [approved, ...booked] = await Promise.all([
      decide(booking.id, "approve"),
      ...own.map((meeting) => world.book("elena", meeting.id, room)),
    ]);
    const won = [approved, ...booked].filter(({ status }) => status < 300);
    expect(won).toHaveLength(1);
    expect(booked.filter(({ status }) => status === 409).length).toBeGreaterThanOrEqual(19);
    expect(await countOverlaps(world)).toBe(0);
  });

  it("asks nobody while the invite is a draft, and lapses with it", async () => {
    const meeting = await world.meeting("anna", from, until, { isDraft: true });
    const { body } = await world.book("anna", meeting.id, room);
    expect([body.status, body.expiresAt]).toEqual(["requested", "2026-11-20T09:30:00.000Z"]);
    expect(await approvalOf(body.id)).toBe("");
  });

  it("takes what is ordered along: to the room, and away from it again", async () => {
    const { meeting, booking } = await request();
    const query = new URLSearchParams({ site: world.siteId, at: meeting.start, until: meeting.end, headCount: "8" });
    const { services } = await world.get<Catalogue>("anna", `/catalogue?${query}`);
    const lunch = services.find(({ popular, category }) => popular && /lunch/i.test(category.name));
    const body = { lines: [{ serviceId: lunch?.id, quantity: 8 }] };
    const order = await world.ask<{ id: string }>("anna", "POST", `/meetings/${meeting.id}/service-orders`, { body });
    const submitted = await world.ask("anna", "POST", `/service-orders/${order.body.id}/submit`);
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
    const place = () =>
      world.rows<{ deliver_to: string | null; revision: number; acknowledged_revision: number }>(
        "select deliver_to, revision, acknowledged_revision from production_order where service_order_id = $1",
        [order.body.id],
      );
    expect((await place())[0]?.deliver_to).toBe(`Asked ${made}`);
    expect((await decide(booking.id, "reject", { reason: "It is being painted" })).status).toBe(200);
    expect((await place())[0]).toMatchObject({ deliver_to: null, revision: 2 });
    const instead = await world.room(`Instead ${made}`);
    expect((await world.book("anna", meeting.id, instead)).status).toBe(201);
    expect((await place())[0]).toMatchObject({ deliver_to: `Instead ${made}`, revision: 3 });
  });
});
