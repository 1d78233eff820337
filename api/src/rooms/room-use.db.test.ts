import type { RoomBooking, RoomDoor, RoomWait } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expireRoomBookings } from "./expire-room-bookings.ts";
import { offerWantedRooms } from "./offer-freed-rooms.ts";
import { releaseNoShows } from "./release-no-shows.ts";
import { countOverlaps, startRoomWorld, type RoomWorld } from "./room-test-world.ts";

const start = new Date("2026-11-20T09:00:00Z");
const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

let world: RoomWorld;
let made = 0;
let room: string;

beforeAll(async () => {
  world = await startRoomWorld(start);
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.moveTo(start);
  made += 1;
  room = await world.room(`Room ${made}`);
});

async function held(person: string, from: string, until: string, roomId = room): Promise<RoomBooking> {
  const meeting = await world.meeting(person, `2026-11-23T${from}`, `2026-11-23T${until}`);
  const { status, body } = await world.book(person, meeting.id, roomId);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

function act(person: string, booking: { id: string }, name: string, body?: object) {
  return world.ask<RoomBooking>(
    person,
    "POST",
    `/room-bookings/${booking.id}/${name}`,
    body === undefined ? {} : { body },
  );
}

async function statusOf(booking: { id: string }) {
  const { status, releaseReason } = await world.get<RoomBooking>("anna", `/room-bookings/${booking.id}`);
  return [status, releaseReason];
}

describe("checking in", () => {
  it("keeps the room, from a quarter of an hour before the start, and again changes nothing", async () => {
    const booking = await held("anna", "10:00", "11:00");
    expect(booking.noShowAt).toBe(at("10:10").toISOString());
    world.moveTo(at("09:44"));
    expect((await act("anna", booking, "check-in")).body.code).toBe("too_early");
    world.moveTo(at("09:45"));
    const first = await act("anna", booking, "check-in");
    expect([first.status, first.body.checkedInAt, first.body.noShowAt]).toEqual([200, at("09:45").toISOString(), null]);
    world.moveTo(at("10:05"));
    expect((await act("anna", booking, "check-in")).body.checkedInAt).toBe(at("09:45").toISOString());
    world.moveTo(at("10:11"));
    await world.job(releaseNoShows);
    expect(await statusOf(booking)).toEqual(["confirmed", null]);
  });

  it("is for the people of the meeting: to others it is not there", async () => {
    const booking = await held("anna", "10:00", "11:00");
    world.moveTo(at("10:00"));
    expect((await act("per", booking, "check-in")).status).toBe(404);
  });
});

describe("a room that nobody comes to", () => {
  it("is released after its minutes, once, and its organizer told", async () => {
    const booking = await held("anna", "10:00", "11:00");
    world.moveTo(at("10:09"));
    await world.job(releaseNoShows);
    expect(await statusOf(booking)).toEqual(["confirmed", null]);
    world.moveTo(at("10:10"));
    await Promise.all(Array.from({ length: 5 }, () => world.job(releaseNoShows)));
    expect(await statusOf(booking)).toEqual(["released", "no_show"]);
    const told = await world.rows<{ kind: string }>(
      `select l.kind
         from signal s
         join message_log l on l.tenant_id = s.tenant_id and l.signal_id = s.id
        where s.subject_id = $1 and s.kind = 'room_booking.no_show'`,
      [booking.id],
    );
    expect(told).toEqual([{ kind: "meeting_card" }]);
    expect((await act("anna", booking, "check-in")).body.code).toBe("wrong_state");
  });

  it("is kept for somebody who comes in the very moment, or lost to her with a true answer", async () => {
    const booking = await held("anna", "10:00", "11:00");
    world.moveTo(at("10:10"));
    const [answer] = await Promise.all([act("anna", booking, "check-in"), world.job(releaseNoShows)]);
    const [status] = await statusOf(booking);
    expect([answer.status, status]).toEqual(answer.status === 200 ? [200, "confirmed"] : [409, "released"]);
  });

  it("is never released where the room says so, nor when the meeting is over", async () => {
    const never = await held("anna", "10:00", "11:00", await world.room("Never released", { noShowMinutes: 0 }));
    const over = await held("anna", "10:00", "10:05");
    world.moveTo(at("10:30"));
    await world.job(releaseNoShows);
    expect(await statusOf(never)).toEqual(["confirmed", null]);
    expect(await statusOf(over)).toEqual(["confirmed", null]);
  });
});

describe("staying longer", () => {
  it("keeps the room where it is free, and refuses where the next meeting is", async () => {
    const booking = await held("anna", "10:00", "11:00");
    await held("anna", "12:00", "13:00");
    world.moveTo(at("10:50"));
    const longer = await act("anna", booking, "extend", { minutes: 30 });
    expect([longer.status, longer.body.end]).toEqual([200, at("11:30").toISOString()]);
    const tooLong = await act("anna", booking, "extend", { minutes: 60 });
    expect([tooLong.status, tooLong.body.code]).toEqual([409, "room_taken"]);
    expect((await world.get<RoomBooking>("anna", `/room-bookings/${booking.id}`)).end).toBe(at("11:30").toISOString());
  });

  it("gives the time to one only of those who extend and those who book it", async () => {
    const booking = await held("anna", "10:00", "11:00");
    const rivals = await Promise.all(
      Array.from({ length: 20 }, () => world.meeting("anna", "2026-11-23T11:00", "2026-11-23T12:00")),
    );
    world.moveTo(at("10:50"));
    const answers = await Promise.all([
      act("anna", booking, "extend", { minutes: 30 }),
      ...rivals.map((meeting) => world.book("anna", meeting.id, room)),
    ]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(20);
    expect(await countOverlaps(world)).toBe(0);
  });
});

describe("ending early", () => {
  it("frees the room at once, for anybody", async () => {
    const booking = await held("anna", "10:00", "12:00");
    world.moveTo(at("10:30"));
    const ended = await act("anna", booking, "end");
    expect([ended.status, ended.body.end]).toEqual([200, at("10:30").toISOString()]);
    await held("anna", "10:30", "11:30");
    const [row] = await world.rows<{ given_back_minutes: number }>(
      "select given_back_minutes from room_booking where id = $1",
      [booking.id],
    );
    expect(row?.given_back_minutes).toBe(90);
  });
});

describe("a room's door", () => {
  it("says who is in, what follows and until when it is free", async () => {
    const booking = await held("anna", "10:00", "11:00");
    await held("anna", "13:00", "14:00");
    const door = (person = "anna") => world.get<RoomDoor>(person, `/rooms/${room}/door`);
    world.moveTo(at("09:00"));
    expect(await door()).toMatchObject({
      now: null,
      next: { start: at("10:00").toISOString() },
      freeUntil: at("10:00").toISOString(),
    });
    world.moveTo(at("09:50"));
    const mine = await door();
    expect(mine.now?.booking.allowed.checkIn).toEqual({ ok: true });
    expect([mine.now?.booking.id, mine.next?.start]).toEqual([booking.id, at("13:00").toISOString()]);
    const theirs = await door("hugo");
    expect([theirs.now?.organizer, theirs.now?.subject]).toEqual([mine.now?.organizer, null]);
    expect(theirs.now?.booking.allowed.checkIn.ok).toBe(false);
    world.moveTo(at("11:00"));
    expect((await door()).now).toBeNull();
    expect((await world.ask("per", "GET", `/rooms/${room}/door`)).status).toBe(404);
  });
});

describe("waiting for a room", () => {
  const waits = async (meetingId: string) =>
    (await world.get<{ items: RoomWait[] }>("anna", `/meetings/${meetingId}/room-waits`)).items;
  const wait = (meetingId: string) =>
    world.ask<RoomWait>("anna", "POST", `/meetings/${meetingId}/room-waits`, { body: { roomId: room } });

  it("offers it to the first in line for a quarter of an hour, then to the next", async () => {
    const booking = await held("anna", "10:00", "11:00");
    const [first, second] = [
      await world.meeting("anna", "2026-11-23T10:00", "2026-11-23T11:00"),
      await world.meeting("anna", "2026-11-23T10:30", "2026-11-23T11:00"),
    ];
    expect((await wait(first.id)).body.position).toBe(1);
    world.moveTo(new Date("2026-11-20T09:00:01Z"));
    expect((await wait(second.id)).body.position).toBe(2);
    expect((await wait(second.id)).status).toBe(201);
    expect(await waits(second.id)).toHaveLength(1);
    expect((await world.ask("anna", "DELETE", `/room-bookings/${booking.id}`)).status).toBe(200);
    const [offered] = await waits(first.id);
    expect([offered?.status, offered?.offerExpiresAt]).toEqual(["offered", "2026-11-20T09:15:01.000Z"]);
    expect((await waits(second.id))[0]).toMatchObject({ status: "waiting", position: 1 });
    // Nobody takes it: it goes on to the next, who does.
    world.moveTo(new Date("2026-11-20T09:15:01Z"));
    await world.job(expireRoomBookings);
    expect(await waits(first.id)).toEqual([]);
    const [next] = await waits(second.id);
    expect(next?.status).toBe("offered");
    const taken = await world.ask<RoomWait>("anna", "POST", `/room-waits/${next?.id}/accept`);
    expect([taken.status, taken.body.status]).toEqual([200, "taken"]);
    expect((await world.read("anna", second.id)).roomBookings.map(({ room, status }) => [room.id, status])).toEqual([
      [room, "confirmed"],
    ]);
    const late = await world.ask("anna", "POST", `/room-waits/${offered?.id}/accept`);
    expect([late.status, late.body.code]).toEqual([409, "offer_over"]);
  });

  it("offers what is left of a meeting that has begun, once the room is cleared", async () => {
    const cleared = await world.room(`Cleared ${made}`, { setupMinutes: 10 });
    const booking = await held("anna", "10:00", "12:00", cleared);
    const late = await world.meeting("anna", "2026-11-23T10:00", "2026-11-23T11:00");
    const path = `/meetings/${late.id}/room-waits`;
    expect((await world.ask("anna", "POST", path, { body: { roomId: cleared } })).status).toBe(201);
    world.moveTo(at("10:05"));
    expect((await act("anna", booking, "end")).status).toBe(200);
    expect((await waits(late.id))[0]?.status).toBe("waiting");
    world.moveTo(at("10:15"));
    await world.job(offerWantedRooms);
    expect((await waits(late.id))[0]?.status).toBe("offered");
    expect((await world.read("anna", late.id)).roomBookings.map(({ start, end }) => [start, end])).toEqual([
      [at("10:15").toISOString(), at("11:00").toISOString()],
    ]);
  });

  it("goes on to the next when the offer is declined, and refuses a room that is free", async () => {
    const [first, second] = [
      await world.meeting("anna", "2026-11-23T10:00", "2026-11-23T11:00"),
      await world.meeting("anna", "2026-11-23T10:00", "2026-11-23T11:00"),
    ];
    expect((await wait(first.id)).body.code).toBe("wrong_state");
    const booking = await held("anna", "10:00", "11:00");
    for (const [index, { id }] of [first, second].entries()) {
      world.moveTo(new Date(`2026-11-20T09:00:0${index}Z`));
      expect((await wait(id)).status).toBe(201);
    }
    world.moveTo(at("10:20"));
    await world.job(releaseNoShows);
    const [offered] = await waits(first.id);
    expect((await world.ask("anna", "POST", `/room-waits/${offered?.id}/withdraw`)).status).toBe(200);
    expect((await waits(second.id))[0]?.status).toBe("offered");
    expect(await statusOf(booking)).toEqual(["released", "no_show"]);
    expect((await world.ask("hugo", "POST", `/room-waits/${(await waits(second.id))[0]?.id}/accept`)).status).toBe(404);
  });
});
