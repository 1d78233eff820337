import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type {
  Series,
  SeriesRoomBookings,
  SeriesRoomOffers,
  SeriesRoomPreview,
} from "@magic-meetings/contract/series/series.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionChannel, type TransactionSeen } from "../db/transaction.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { appointment, everyDay, keyOf, masterEvent, mondays, now, seriesClient } from "./series-test-world.ts";

const rivals = 50;

let demo: DemoTestApi;
const { put, send, series, dates, book, ok } = seriesClient(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  // The demo's own rules are of no concern here.
  await demo.rows("delete from room_rule");
});
afterAll(() => demo.stop());

async function offers(id: string | undefined): Promise<SeriesRoomOffers> {
  return ok<SeriesRoomOffers>("GET", `/series/${id}/rooms?limit=50`);
}

function preview(id: string | undefined, roomId: string | undefined): Promise<SeriesRoomPreview> {
  return ok<SeriesRoomPreview>("POST", `/series/${id}/room-bookings/preview`, { roomId });
}

/** A meeting of its own that holds the room on a date. */
async function take(key: string, roomId: string | undefined, date: { start: string; end: string }): Promise<Meeting> {
  const meeting = await put(key, appointment(undefined, { start: date.start, end: date.end }));
  const body = { roomId };
  const answer = await demo.ask<Meeting>("anna", "POST", `/meetings/${meeting.id}/room-bookings`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return meeting;
}

function statusesOf({ dates: all }: SeriesRoomBookings | SeriesRoomPreview): string[] {
  return all.map(({ status }) => status);
}

async function heldBy(id: string | undefined): Promise<Map<string, string>> {
  const rows = await demo.rows<{ meeting_id: string; room_id: string }>(
    `select k.meeting_id, k.room_id from room_booking k join meeting m on m.id = k.meeting_id
      where m.series_id = $1 and k.status in ('provisional', 'confirmed')`,
    [id],
  );
  return new Map(rows.map((row) => [row.meeting_id, row.room_id]));
}

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const seen: number[] = [];
  const listen = (message: unknown) => void seen.push((message as TransactionSeen).statements);
  transactionChannel.subscribe(listen);
  try {
    await work();
  } finally {
    transactionChannel.unsubscribe(listen);
  }
  return Math.max(...seen);
}

describe("a room for a series", () => {
  it("is offered by the number of dates on which it is free, and refused date by date with what to take instead", async () => {
    const made = await put("offers", appointment(mondays(10), {}, "13:00", "14:00"));
    const id = made.series?.id;
    const before = await offers(id);
    const best = before.items[0];
    expect(before.dates).toBe(10);
    expect(best?.freeOn).toBe(10);
    const all = await dates(id);
    const [third, seventh] = [all[2], all[6]];
    if (third) await take("takes-third", best?.room.id, third);
    if (seventh) await take("takes-seventh", best?.room.id, seventh);
    const offered = (await offers(id)).items;
    expect(offered.find(({ room }) => room.id === best?.room.id)?.freeOn).toBe(8);
    expect(offered.map(({ freeOn }) => freeOn)).toEqual(offered.map(({ freeOn }) => freeOn).sort((a, b) => b - a));
    const seen = await preview(id, best?.room.id);
    const expected = ["free", "free", "conflict", "free", "free", "free", "conflict", "free", "free", "free"];
    expect(statusesOf(seen)).toEqual(expected);
    for (const { status, alternative, start } of seen.dates) {
      if (status === "free") expect(alternative).toBeNull();
      else expect(alternative).toMatchObject({ start, room: { building: best?.room.building } });
      expect(alternative?.room.id).not.toBe(best?.room.id);
    }
    expect(await heldBy(id)).toEqual(new Map());
  });

  it("is booked where it is free, and each date's replacement where the organizer accepts it", async () => {
    const id = (await put("offers", appointment(mondays(10), {}, "13:00", "14:00"))).series?.id;
    const all = (await offers(id)).items;
    const roomId = all.find(({ freeOn }) => freeOn === 8)?.room.id ?? "";
    const booked = await book(id, { roomId, accept: "free" });
    expect(statusesOf(booked).filter((status) => status === "booked")).toHaveLength(8);
    const missing = booked.dates.filter(({ status }) => status === "conflict");
    expect(missing).toHaveLength(2);
    const accept = missing.map(({ meetingId, alternative }) => ({ meetingId, roomId: alternative?.room.id }));
    const rest = await book(id, { roomId, accept });
    expect(rest.dates.filter(({ status }) => status === "booked").map(({ meetingId }) => meetingId)).toEqual(
      accept.map(({ meetingId }) => meetingId),
    );
    expect((await heldBy(id)).size).toBe(10);
    expect(await series(id)).toMatchObject({ rooms: [{ room: { id: roomId }, heldOn: 8 }] });
    expect(statusesOf(await book(id, { roomId, accept: "free" })).filter((status) => status === "held")).toHaveLength(
      8,
    );
    const released = await ok<{ released: number }>("DELETE", `/series/${id}/rooms/${roomId}`);
    expect(released).toEqual({ released: 8 });
    expect(await ok<{ released: number }>("DELETE", `/series/${id}/rooms/${roomId}`)).toEqual({ released: 0 });
    expect((await series(id)).rooms).toEqual([]);
    expect((await heldBy(id)).size).toBe(2);
  });

  it("replaces another on every date that gets the new one, and leaves the others theirs", async () => {
    const id = (await put("replaces", appointment(mondays(4), {}, "17:00", "17:30"))).series?.id;
    const [old, wanted] = (await offers(id)).items.map(({ room }) => room.id);
    await book(id, { roomId: old, accept: "free" });
    const second = (await dates(id))[1];
    if (second) await take("takes-second", wanted, second);
    const changed = await book(id, { roomId: wanted, accept: "free", replaces: old });
    expect(statusesOf(changed)).toEqual(["booked", "conflict", "booked", "booked"]);
    expect(changed.released).toBe(3);
    const held = await heldBy(id);
    expect((await dates(id)).map(({ meetingId }) => held.get(meetingId))).toEqual([wanted, old, wanted, wanted]);
    expect((await series(id)).rooms.map(({ room }) => room.id)).toEqual([wanted]);
  });

  it("is taken on the dates on which a part of it is", async () => {
    const whole = (await put("whole", appointment(mondays(4), {}, "19:00", "19:30"))).series?.id;
    const part = (await put("part", appointment(mondays(2), {}, "19:00", "19:30"))).series?.id;
    const [large, small] = (await offers(whole)).items.slice(-6, -4).map(({ room }) => room.id);
    await demo.rows("update meeting_room set space_part = '[0,2)' where id = $1", [large]);
    await demo.rows("update meeting_room set space_of = $1, space_part = '[1,2)' where id = $2", [large, small]);
    await book(part, { roomId: small, accept: "free" });
    expect(statusesOf(await preview(whole, large))).toEqual(["conflict", "conflict", "free", "free"]);
    expect((await offers(whole)).items.find(({ room }) => room.id === large)?.freeOn).toBe(2);
    const booked = await book(whole, { roomId: large, accept: "free" });
    expect(statusesOf(booked)).toEqual(["conflict", "conflict", "booked", "booked"]);
    expect(booked.dates[0]?.alternative?.room.id).not.toBe(small);
    await put("part", appointment(mondays(4), {}, "19:00", "19:30"));
    expect((await dates(part)).map(({ rooms }) => rooms.length)).toEqual([1, 1, 0, 0]);
  });

  it("takes seven statements for 52 dates with conflicts", async () => {
    const id = (await put("figures", appointment(mondays(52), {}, "12:00", "13:00"))).series?.id;
    const roomId = (await offers(id)).items[0]?.room.id;
    const all = await dates(id);
    for (const index of [3, 17, 40]) {
      const date = all[index];
      if (date) await take(`figure-${index}`, roomId, date);
    }
    let answer: SeriesRoomBookings | undefined;
    const statements = await statementsOf(async () => {
      answer = await book(id, { roomId, accept: "free" });
    });
    expect(statements).toBeLessThanOrEqual(7);
    expect(answer && statusesOf(answer).filter((status) => status === "booked")).toHaveLength(49);
    expect(answer?.dates.filter(({ status }) => status === "conflict").every(({ alternative }) => alternative)).toBe(
      true,
    );
  });

  it("is booked for 730 dates at once", async () => {
    const id = (await put("longest", appointment(everyDay(730), {}, "08:30", "08:45"))).series?.id;
    const roomId = (await offers(id)).items[0]?.room.id;
    const answer = await book(id, { roomId, accept: "free" });
    const booked = answer.dates.filter(({ status }) => status === "booked").length;
    expect(booked + answer.dates.filter(({ status }) => status === "not_allowed").length).toBe(730);
    expect((await heldBy(id)).size).toBe(booked);
    await ok("POST", `/series/${id}/cancel`);
    expect((await heldBy(id)).size).toBe(0);
  });

  it("gives the same answer to the same request, and books once", async () => {
    const id = (await put("repeated", appointment(mondays(6), {}, "18:00", "18:30"))).series?.id;
    const roomId = (await offers(id)).items[0]?.room.id;
    const asking = { body: { roomId, accept: "free" }, key: "series-booking-0001" };
    const path = `/series/${id}/room-bookings`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => demo.ask<SeriesRoomBookings>("anna", "POST", path, asking)),
    );
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    expect(answers[0]?.body.dates.every(({ status }) => status === "booked")).toBe(true);
    expect((await heldBy(id)).size).toBe(6);
  });

  it("is refused on the dates that a rule does not allow, by the rule's name", async () => {
    const id = (await put("ruled", appointment(mondays(8), {}, "18:30", "19:00"))).series?.id;
    const roomId = (await offers(id)).items[0]?.room.id;
    await demo.rows(
      `insert into room_rule (tenant_id, id, name, room_id, kind, terms, created_at, updated_at)
       select tenant_id, gen_random_uuid(), 'Three weeks', id, 'max_days_ahead', '{"kind":"max_days_ahead","days":21}', $2, $2
         from meeting_room where id = $1`,
      [roomId, now],
    );
    const seen = await preview(id, roomId);
    expect(statusesOf(seen)).toEqual(["free", "free", "free", ...Array<string>(5).fill("not_allowed")]);
    expect(seen.dates[3]).toMatchObject({ because: { name: "Three weeks", allowed: { days: 21 } } });
    expect(seen.dates[3]?.alternative?.room.id).not.toBe(roomId);
    const booked = await book(id, { roomId, accept: "free" });
    expect(statusesOf(booked)).toEqual(["booked", "booked", "booked", ...Array<string>(5).fill("not_allowed")]);
    await demo.rows("delete from room_rule where name = 'Three weeks'");
  });

  it("counts how often a person has a room in a week, the series' own dates as well", async () => {
    const id = (await put("weekly-limit", appointment(everyDay(9), {}, "14:00", "14:30"))).series?.id;
    // One that she has for nothing else.
    const roomId = (await offers(id)).items.filter(({ freeOn }) => freeOn === 9).at(-1)?.room.id;
    await demo.rows(
      `insert into room_rule (tenant_id, id, name, room_id, kind, terms, created_at, updated_at)
       select tenant_id, gen_random_uuid(), 'Twice a week', id, 'max_per_week', '{"kind":"max_per_week","bookings":2}', $2, $2
         from meeting_room where id = $1`,
      [roomId, now],
    );
    const allowed = (await book(id, { roomId, accept: "free" })).dates.filter(({ status }) => status === "booked");
    expect(allowed.map(({ start }) => start.slice(0, 10))).toEqual([
      "2026-11-23",
      "2026-11-24",
      "2026-11-30",
      "2026-12-01",
    ]);
    await demo.rows("delete from room_rule where name = 'Twice a week'");
  });

  it("is 404 for a room of another company, a date of another series, or a series of somebody else", async () => {
    const id = (await put("strangers", appointment(mondays(2)))).series?.id;
    const other = (await put("strangers-too", appointment(mondays(2)))).id;
    const [foreign] = await demo.rows<{ id: string }>(
      "select r.id from meeting_room r join tenant t on t.id = r.tenant_id where t.name <> 'Nordlys Group' limit 1",
    );
    const roomId = (await offers(id)).items[0]?.room.id;
    for (const body of [
      { roomId: foreign?.id, accept: "free" },
      { roomId, accept: [{ meetingId: other, roomId }] },
      { roomId, accept: [{ meetingId: other, roomId: foreign?.id }] },
    ]) {
      expect((await demo.ask("anna", "POST", `/series/${id}/room-bookings`, { body })).status).toBe(404);
    }
    const body = { roomId, accept: "free" };
    expect((await demo.ask("hugo", "POST", `/series/${id}/room-bookings`, { body })).status).toBe(404);
    expect((await demo.ask("anna", "DELETE", `/series/${id}/rooms/${foreign?.id}`)).status).toBe(404);
  });
});

describe("many series that want one room", () => {
  it(`gives each date to exactly one of ${rivals}, and every answer is true`, async () => {
    const made = await Promise.all(
      Array.from({ length: rivals }, (_, number) =>
        put(`race-${number}`, appointment(mondays(number % 2 === 0 ? 12 : 8), {}, "11:30", "12:00")),
      ),
    );
    const ids = made.map((meeting) => meeting.series?.id);
    const [first, second] = (await offers(ids[0])).items.filter(({ freeOn }) => freeOn === 12);
    const rooms = [first?.room.id, second?.room.id];
    // Some want one room, some the other, some one on every other date, in whatever order.
    const answers = await Promise.all(
      ids.map(async (id, number) => {
        const roomId = rooms[number % 2];
        const all = await dates(id);
        const mixed = all.map(({ meetingId }, index) => ({ meetingId, roomId: rooms[(index + number) % 2] })).reverse();
        return book(id, { roomId, accept: number % 3 === 0 ? mixed : "free" });
      }),
    );
    const slots = new Map<string, number>();
    for (const [number, answer] of answers.entries()) {
      const held = await heldBy(ids[number]);
      for (const { meetingId, status, roomId, start } of answer.dates) {
        expect(held.get(meetingId), `${status} ${start}`).toBe(status === "booked" ? roomId : undefined);
        const slot = `${start} ${roomId}`;
        if (status === "booked") slots.set(slot, (slots.get(slot) ?? 0) + 1);
      }
    }
    expect(new Set(slots.values())).toEqual(new Set([1]));
    const asked = answers.flatMap((answer) => answer.dates.map(({ start, roomId }) => `${start} ${roomId}`));
    expect([...slots.keys()].sort()).toEqual([...new Set(asked)].sort());
  });

  it("leaves nothing half done when the series changes while its room is booked", async () => {
    const before = appointment(mondays(20), {}, "16:30", "17:00");
    const id = (await put("raced", before)).series?.id;
    const roomId = (await offers(id)).items[0]?.room.id;
    for (let round = 0; round < 5; round += 1) {
      const [from, until] = round % 2 === 0 ? ["17:30", "18:00"] : ["16:30", "17:00"];
      const moved = appointment(mondays(20), {}, from, until);
      await Promise.all([book(id, { roomId, accept: "free" }), put("raced", moved)]);
      const wrong = await demo.rows(
        `select k.id from room_booking k join meeting m on m.id = k.meeting_id
          where m.series_id = $1 and k.status = 'provisional'
            and k.starts_at + make_interval(mins => k.setup_minutes) <> m.starts_at`,
        [id],
      );
      expect(wrong).toEqual([]);
    }
    expect((await heldBy(id)).size).toBeGreaterThan(0);
  });

  it("tells the organizer of a series that was sent once, whatever the number of dates", async () => {
    await put("told", appointment(mondays(9), {}, "08:00", "08:30"));
    const id = (await send(masterEvent("told", mondays(9), {}, "08:00", "08:30"))).series?.id;
    const messages = async () =>
      (
        await demo.rows("select l.id from message_log l join meeting m on m.id = l.meeting_id where m.series_id = $1", [
          id,
        ])
      ).length;
    const before = await messages();
    const roomId = (await offers(id)).items[0]?.room.id;
    await book(id, { roomId, accept: "free" });
    expect(await messages()).toBe(before + 1);
    const cancelled = await ok<Series>("POST", `/series/${id}/cancel`);
    expect(cancelled.coming).toBe(0);
    expect(await messages()).toBe(before + 2);
    expect(keyOf("told")).toHaveLength(20);
  });
});
