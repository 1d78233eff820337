import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "../db/transaction.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { claimMessages } from "../messages/claim-messages.ts";
import { lookWorld, now, type DemoRoom } from "./look-test-world.ts";

let demo: DemoTestApi;
let rooms: DemoRoom[];
const { annas, seen, look, lookGone, taken, meeting, freeRooms, orderLunch, messages } = lookWorld(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  rooms = (await freeRooms("2026-11-19T08:00:00Z", "2026-11-19T15:00:00Z")).slice(0, 3);
});
afterAll(() => demo.stop());

/** From 10 o'clock on, a minute later with every version. */
function movedTo(version: number): { start: string; end: string } {
  const start = Date.parse("2026-11-19T09:00:00Z") + version * 60_000;
  return { start: new Date(start).toISOString(), end: new Date(start + 60 * 60_000).toISOString() };
}

/** So many work at once, as workers do: who waits for a connection for too long fails, whatever it is for. */
async function atOnce<T>(workers: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const waiting = [...tasks.entries()];
  const done: T[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) done[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: workers }, work));
  return done;
}

const count = async (text: string, values: unknown[]) =>
  (await demo.rows<{ n: number }>(`select count(*)::integer as n ${text}`, values))[0]?.n;

describe("50 looks at once", () => {
  it("at an event that nobody knew make one meeting of it", async () => {
    const one = seen(annas("rush", rooms.slice(0, 1)));
    const outcomes = await atOnce(
      25,
      Array<() => ReturnType<typeof look>>(50).fill(() => look(one)),
    );
    expect(new Set(outcomes.map(({ meetingId }) => meetingId)).size).toBe(1);
    expect(outcomes.filter(({ outcome }) => outcome === "done")).toHaveLength(1);
    const id = outcomes[0]?.meetingId ?? null;
    expect(await count("from meeting where ical_uid = 'uid-rush'", [])).toBe(1);
    expect(await count("from room_booking where meeting_id = $1", [id])).toBe(1);
    expect(await count("from signal where meeting_id = $1 and kind = 'meeting.scheduled'", [id])).toBe(1);
    expect(await count("from graph_event where event_id = 'id-rush'", [])).toBe(1);
    await lookGone("id-rush");
  });

  it("at an event that nobody knew, in two calendars and with the draft key, make one meeting of it", async () => {
    const clientKey = "storm-of-looks-draft-key";
    const body = { subject: "Planning", ...movedTo(0), timeZone: "Europe/Copenhagen", attendees: [] };
    const event = (at: number) =>
      seen(annas("keyed", [], { clientKey, exchangeReference: { id: `id-keyed-${at}`, iCalUid: "uid-keyed" } }));
    const put = () => demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${clientKey}`, { body });
    await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 4 === 0 ? put() : look(event(at % 2)))));
    expect(await count("from meeting where client_key = $1", [clientKey])).toBe(1);
    expect(await count("from meeting where ical_uid = 'uid-keyed'", [])).toBe(1);
  });

  it("at the moves of one meeting, in any order, leave it where it was moved last, with one room and one order", async () => {
    const before = await taken(annas("moves", rooms.slice(0, 1), movedTo(0)));
    const order = await orderLunch(before);
    const versions = Array.from({ length: 24 }, (_, at) => 2 + ((at * 7) % 24));
    expect(new Set(versions).size).toBe(24);
    const moves = [...versions, ...versions, 25, 25].map(
      (version) => () => look(seen(annas("moves", rooms.slice(0, 1), movedTo(version)), version)),
    );
    await atOnce(12, moves);
    const after = await meeting(before.id);
    expect(after).toMatchObject({
      start: movedTo(25).start,
      roomBookings: [{ room: { id: rooms[0]?.id }, status: "confirmed", start: movedTo(25).start }],
    });
    expect(after.serviceOrders.filter(({ status }) => status !== "cancelled")).toHaveLength(1);
    const moved = Date.parse(after.serviceOrders[0]?.lines[0]?.deliverAt ?? "");
    expect(moved - Date.parse(order.lines[0]?.deliverAt ?? "")).toBe(25 * 60_000);
    expect(await count("from production_order where service_order_id = $1", [order.id])).toBe(1);
    await lookGone("id-moves");
  });

  it("at several meetings that change rooms with each other end without a deadlock, every room held once", async () => {
    const names = ["swap-0", "swap-1", "swap-2"];
    const made: Meeting[] = [];
    for (const [at, name] of names.entries()) made.push(await taken(annas(name, rooms.slice(at, at + 1), movedTo(30))));
    const turns = Array.from({ length: 48 }, (_, turn) => {
      const at = turn % 3;
      const room = rooms[(at + Math.floor(turn / 3)) % 3];
      return () => look(seen(annas(names[at] ?? "", room ? [room] : [], movedTo(30)), 2 + turn));
    });
    expect(await atOnce(12, turns)).toHaveLength(48);
    const ids = made.map(({ id }) => id);
    const held = await demo.rows<{ room_id: string }>(
      "select room_id from room_booking where meeting_id = any($1) and status = 'confirmed'",
      [ids],
    );
    expect(new Set(held.map(({ room_id }) => room_id)).size).toBe(held.length);
    for (const name of names) await lookGone(`id-${name}`);
  });
});

describe("20 moves within a minute", () => {
  it("are one message, with the time at which it is in the end", async () => {
    const before = await taken(annas("burst", rooms.slice(1, 2), movedTo(0)));
    const claim = async () => {
      const tenant = await demo.rows<{ tenant_id: string; at: Date }>("select tenant_id from meeting where id = $1", [
        before.id,
      ]);
      const tenantId = tenant[0]?.tenant_id ?? "";
      return (at: Date) =>
        inTenant(demo.database.appPool, tenantId, (tx) => claimMessages(tx, { tenantId, now: at, limit: 500 }));
    };
    const deliver = await claim();
    // A conversation's messages are delivered one after the other: what is older than the meeting's goes first.
    const ofMeeting = async (at: Date) => {
      for (;;) {
        const { claimed } = await deliver(at);
        const mine = claimed.filter(({ thread }) => thread === `meeting:${before.id}`);
        if (claimed.length === 0 || mine.length > 0) return mine;
        await demo.rows(
          "update message_log set status = 'sent', sent_at = created_at, lease_until = null where id = any ($1)",
          [claimed.map(({ id }) => id)],
        );
      }
    };
    expect(await ofMeeting(now)).toHaveLength(1);
    await demo.rows(
      "update message_log set status = 'sent', sent_at = created_at, lease_until = null where meeting_id = $1",
      [before.id],
    );
    for (let move = 1; move <= 20; move += 1) {
      demo.moveTo(new Date(now.getTime() + move * 2_900));
      await look(seen(annas("burst", rooms.slice(1, 2), movedTo(move)), 1 + move), { settleSeconds: 60 });
      expect(await ofMeeting(new Date(now.getTime() + move * 2_900))).toEqual([]);
    }
    const [told, ...more] = await ofMeeting(new Date(now.getTime() + 63_000));
    expect(more).toEqual([]);
    expect(told?.meetingId).toBe(before.id);
    const all = await messages(before.id);
    expect(all.map(({ status }) => status).sort()).toEqual([
      "pending",
      "sent",
      ...Array<string>(19).fill("suppressed"),
    ]);
    expect((await meeting(before.id)).start).toBe(movedTo(20).start);
    demo.moveTo(now);
  });
});
