import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoAttendees, demoEmail } from "../http/demo-test-api.ts";
import { countOverlaps, startRoomWorld, type RoomWorld } from "./room-test-world.ts";

// Meetings that are sent and then change in the calendar: their rooms follow, or the best replacement is offered.

let world: RoomWorld;
let room: string;
let made = 0;

beforeAll(async () => {
  world = await startRoomWorld(new Date("2026-11-20T09:00:00Z"));
});
afterAll(() => world.stop());
beforeEach(async () => {
  made += 1;
  room = await world.room(`Moved ${made}`, { capacity: 6 });
});

/** What the calendar says of the meeting of a test, on Tuesday by the clock of Copenhagen. */
async function event(from: string, until: string, people = 4): Promise<Meeting> {
  const at = (time: string) => ({ dateTime: `2026-11-24T${time}:00`, timeZone: "Europe/Copenhagen" });
  const body = {
    id: `event-${made}`,
    iCalUId: `event-${made}`,
    type: "singleInstance",
    subject: "Planning",
    start: at(from),
    end: at(until),
    isCancelled: false,
    isDraft: false,
    organizer: { emailAddress: { address: demoEmail("anna"), name: "Anna" } },
    attendees: demoAttendees(people).map(({ email, name }) => ({
      type: "required",
      status: { response: "none", time: "0001-01-01T00:00:00Z" },
      emailAddress: { address: email, name },
    })),
  };
  const answer = await world.ask<Meeting>("anna", "POST", "/calendar/events", { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function waitsOf(meetingId: string): Promise<RoomWait[]> {
  return (await world.get<{ items: RoomWait[] }>("anna", `/meetings/${meetingId}/room-waits`)).items;
}

async function bookings(meeting: Meeting) {
  const { roomBookings } = await world.read("anna", meeting.id);
  return roomBookings.map((booking) => [booking.room.id === room ? "its room" : booking.room.name, booking.status]);
}

describe("a meeting that is moved in the calendar", () => {
  it("keeps its room where it is free then", async () => {
    const meeting = await event("10:00", "11:00");
    expect((await world.book("anna", meeting.id, room)).status).toBe(201);
    const moved = await event("15:00", "16:30");
    expect(moved.roomBookings.map(({ room, start, end }) => [room.id, start, end])).toEqual([
      [room, "2026-11-24T14:00:00.000Z", "2026-11-24T15:30:00.000Z"],
    ]);
  });

  it("is offered the best one of the building where its own is taken, and has it once taken up", async () => {
    const meeting = await event("10:00", "11:00");
    expect((await world.book("anna", meeting.id, room)).status).toBe(201);
    const other = await world.meeting("hugo", "2026-11-24T14:00", "2026-11-24T15:00");
    expect((await world.book("hugo", other.id, room)).status).toBe(201);
    await event("15:00", "16:00");
    const [offer] = await waitsOf(meeting.id);
    expect(offer?.status).toBe("offered");
    expect(offer?.room.capacity).toBeGreaterThanOrEqual(4);
    expect(await bookings(meeting)).toEqual([[offer?.room.name, "provisional"]]);
    expect((await world.ask("anna", "POST", `/room-waits/${offer?.id}/accept`)).status).toBe(200);
    expect(await bookings(meeting)).toEqual([[offer?.room.name, "confirmed"]]);
    expect(await countOverlaps(world)).toBe(0);
  });

  it("asks anew for a room that somebody approved for the old time", async () => {
    const hall = await world.room(`Hall ${made}`, { approvalNeeded: true });
    const meeting = await event("10:00", "11:00");
    const { body } = await world.book("anna", meeting.id, hall);
    const approvals = () =>
      world.rows<{ id: string; state: string }>(
        "select id, state from approval where room_booking_id = $1 order by state",
        [body.id],
      );
    const [first] = await approvals();
    expect((await world.ask("elena", "POST", `/approvals/${first?.id}/approve`)).status).toBe(200);
    expect(await bookings(meeting)).toEqual([[`Hall ${made}`, "confirmed"]]);
    await event("15:00", "16:00");
    expect(await bookings(meeting)).toEqual([[`Hall ${made}`, "requested"]]);
    expect((await approvals()).map(({ state }) => state)).toEqual(["approved", "pending"]);
  });

  it("loses its room at a time at which the site is closed", async () => {
    const meeting = await event("10:00", "11:00");
    expect((await world.book("anna", meeting.id, room)).status).toBe(201);
    await event("22:00", "23:00");
    expect(await bookings(meeting)).toEqual([]);
    expect(await waitsOf(meeting.id)).toEqual([]);
  });
});

describe("a meeting that more people come to", () => {
  it("keeps its room and is offered a larger one, which takes its place once taken up", async () => {
    const meeting = await event("12:00", "13:00");
    expect((await world.book("anna", meeting.id, room)).status).toBe(201);
    await event("12:00", "13:00", 12);
    const [offer] = await waitsOf(meeting.id);
    expect(offer?.room.capacity).toBeGreaterThanOrEqual(12);
    expect(await bookings(meeting)).toContainEqual(["its room", "confirmed"]);
    // The same invite again is no reason for another offer.
    await event("12:00", "13:00", 12);
    expect(await waitsOf(meeting.id)).toHaveLength(1);
    expect((await world.ask("anna", "POST", `/room-waits/${offer?.id}/accept`)).status).toBe(200);
    expect(await bookings(meeting)).toEqual([[offer?.room.name, "confirmed"]]);
  });

  it("keeps its room alone where it holds them", async () => {
    const meeting = await event("08:00", "09:00");
    expect((await world.book("anna", meeting.id, room)).status).toBe(201);
    await event("08:00", "09:00", 6);
    expect(await waitsOf(meeting.id)).toEqual([]);
    expect(await bookings(meeting)).toEqual([["its room", "confirmed"]]);
  });
});
