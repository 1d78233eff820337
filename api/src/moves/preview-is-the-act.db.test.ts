import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { effectiveChoice } from "@magic-meetings/contract/moves/move-choice-rules.ts";
import { moveChoices, type MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import type { AskedLine, MoveConsequences, MoveLine } from "@magic-meetings/contract/moves/move.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { nordlys } from "../demo/nordlys.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { monday, startMoveWorld, type MoveWorld, type OrderedMeeting } from "./move-test-world.ts";

// What a preview says is what happens and what is charged: whatever the move, the moment and the answers.

let world: MoveWorld;

beforeAll(async () => {
  world = await startMoveWorld();
});
afterAll(() => world.demo.stop());

type OrderLine = Extract<MoveLine, { lineId: string }>;

const isAsked = (line: MoveLine): line is AskedLine =>
  line.outcome === "crosses_cut_off" || line.outcome === "cannot_be_delivered";
const isOfOrder = (line: MoveLine): line is OrderLine => "lineId" in line;

function moved(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString();
}

async function roomOf({ meeting }: OrderedMeeting): Promise<string> {
  const site = meeting.locations[0]?.site.id ?? "";
  const query = new URLSearchParams({ start: meeting.start, end: meeting.end, site, limit: "50" });
  const { items } = await world.demo.get<{ items: { room: { id: string }; approvalNeeded: boolean }[] }>(
    "anna",
    `/rooms/available?${query}`,
  );
  const roomId = items.find(({ approvalNeeded }) => !approvalNeeded)?.room.id ?? "";
  const body = { roomId };
  const held = await world.demo.ask("anna", "POST", `/meetings/${meeting.id}/room-bookings`, { body });
  expect(held.status, JSON.stringify(held.body)).toBe(201);
  return roomId;
}

async function heldMinor(one: OrderedMeeting): Promise<number> {
  const [row] = await world.demo.rows<{ sum: string }>(
    `select coalesce(sum(case x.kind when 'hold' then t.amount_minor when 'release' then -t.amount_minor else 0 end), 0) as sum
       from transaction x
       join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
      where x.service_order_id = $1`,
    [one.order.id],
  );
  return Number(row?.sum ?? 0);
}

describe("a preview", () => {
  it("is what happens: moments, fees, totals and what is held", async () => {
    const moves = fc.record({
      minutes: fc.constantFrom(-180, -60, -15, 30, 60, 180, 300, 24 * 60, 3 * 24 * 60),
      hoursBefore: fc.constantFrom(1, 3, 5, 20, 30, 48, 70),
      choices: fc.array(fc.constantFrom<MoveChoice>(...moveChoices), { minLength: 2, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(moves, async ({ minutes, hoursBefore, choices }) => {
        world.demo.moveTo(monday);
        const one = await world.ordered(3);
        await roomOf(one);
        world.demo.moveTo(new Date(Date.parse(one.meeting.start) - hoursBefore * 3_600_000));
        const to = { start: moved(one.meeting.start, minutes), end: moved(one.meeting.end, minutes) };
        const path = `/meetings/${one.meeting.id}`;
        const before = await world.demo.get<Meeting>("anna", path);
        const ask = (body: object) =>
          world.demo.ask<MoveConsequences>("anna", "POST", `${path}/preview-change`, { body });
        const shown = (await ask(to)).body;
        expect((await ask(to)).body).toEqual(shown);
        expect(await world.demo.get<Meeting>("anna", path)).toEqual(before);

        const asked = shown.lines.filter(isAsked);
        const chosen = new Map(asked.map((line, index) => [line.lineId, choices[index % 2] ?? "keep"]));
        const choiceOf = (line: AskedLine) =>
          effectiveChoice(chosen.get(line.lineId) ?? "keep", { canChange: line.costs.change !== null });
        const costs = asked.map((line) => line.costs[choiceOf(line)] ?? line.costs.keep);
        const feeMinor = costs.reduce((sum, { fee }) => sum + fee.amountMinor, 0);
        const acceptFee: Money[] = [{ amountMinor: feeMinor, currency: "DKK" }];
        const answers = [...chosen].map(([lineId, choice]) => ({ lineId, choice }));
        const patch = { body: { ...to, answers, acceptFee }, ifMatch: before.version };
        if (feeMinor > 0) {
          const less = {
            ...patch,
            body: { ...patch.body, acceptFee: [{ amountMinor: feeMinor - 1, currency: "DKK" }] },
          };
          const refused = await world.demo.ask<object>("anna", "PATCH", path, less);
          expect([refused.status, refused.body.code]).toEqual([409, "fee_applies"]);
        }
        const done = await world.demo.ask<Meeting>("anna", "PATCH", path, patch);
        expect(done.status, JSON.stringify(done.body)).toBe(200);

        const order = await world.orderOf(one);
        expect(order.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(feeMinor);
        const gone = asked.filter((line) => choiceOf(line) === "cancel").map(({ lineId }) => lineId);
        const wanted = shown.lines.filter(isOfOrder).flatMap((line): [string, string][] => {
          if (gone.includes(line.lineId)) return [];
          const goes = isAsked(line) ? choiceOf(line) === "change" : true;
          return [[line.lineId, goes ? line.deliverAt.after : line.deliverAt.before]];
        });
        if (order.status !== "cancelled") {
          expect(new Map(order.lines.map(({ id, deliverAt }) => [id, deliverAt]))).toEqual(new Map(wanted));
          const follows = shown.lines.filter(({ outcome }) => outcome === "follows").filter(isOfOrder);
          const totals = [...costs.map(({ total }) => total), ...follows.map(({ total }) => total as Money)];
          expect(order.total.amountMinor).toBe(totals.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
          expect(await heldMinor(one)).toBe(order.total.amountMinor);
        } else {
          expect(wanted).toEqual([]);
          expect(await heldMinor(one)).toBe(0);
        }
        const rooms = shown.lines.filter(({ outcome }) => outcome === "room_follows").length;
        expect(
          done.body.roomBookings.filter(({ id }) => before.roomBookings.some((was) => was.id === id)),
        ).toHaveLength(rooms);
        // Its room is free for the next round.
        await world.demo.ask("anna", "POST", `${path}/cancel`);
      }),
      { numRuns: 12 },
    );
    expect(await runDoctor(world.demo.database.appPool, [demoIds.tenant(nordlys)])).toEqual([]);
  }, 240_000);
});

describe("a room", () => {
  it("that is taken at the new time is said to be, with others that are free, and is let go of by the move", async () => {
    world.demo.moveTo(monday);
    const one = await world.ordered(2);
    const roomId = await roomOf(one);
    const other = await world.calendarSays({ uid: "rival" }, "14:00", "15:00");
    const booked = await world.demo.ask("anna", "POST", `/meetings/${other.id}/room-bookings`, { body: { roomId } });
    expect(booked.status, JSON.stringify(booked.body)).toBe(201);
    const to = { start: moved(one.meeting.start, 60), end: moved(one.meeting.end, 60) };
    const path = `/meetings/${one.meeting.id}/preview-change`;
    const shown = await world.demo.ask<MoveConsequences>("anna", "POST", path, { body: to });
    const line = shown.body.lines.find(({ outcome }) => outcome === "room_taken");
    expect(line).toMatchObject({ room: { id: roomId } });
    expect(line?.outcome === "room_taken" ? line.alternatives.length : 0).toBeGreaterThan(0);
    const after = await world.calendarSays(one, "11:00", "15:00");
    expect(after.roomBookings.map(({ room }) => room.id)).not.toContain(roomId);
  });
});

describe("nonsense", () => {
  it("is refused in words, and changes nothing", async () => {
    world.demo.moveTo(monday);
    const one = await world.ordered(2);
    const path = `/meetings/${one.meeting.id}`;
    const { start, end } = one.meeting;
    const wrong = (way: "preview-change" | "move-answers", body: object) =>
      world.demo.ask<object>("anna", "POST", `${path}/${way}`, { body });
    expect((await wrong("preview-change", { start: end, end: start })).status).toBe(422);
    expect((await wrong("move-answers", { start: end, end: start, choice: "keep" })).status).toBe(422);
    expect((await wrong("preview-change", { start: "tomorrow" })).status).toBe(400);
    expect((await wrong("preview-change", { end: "2031-01-01T10:00:00Z" })).status).toBe(422);
    expect((await wrong("preview-change", { choice: "throw_away" })).status).toBe(400);
    expect((await wrong("move-answers", { start, end })).status).toBe(200);
    const version = (await world.demo.get<Meeting>("anna", path)).version;
    const stale = await world.demo.ask<object>("anna", "PATCH", path, { body: { subject: "x" }, ifMatch: version - 1 });
    expect([stale.status, stale.body.code]).toEqual([412, "version_conflict"]);
    const named = await world.demo.ask<Meeting>("anna", "PATCH", path, {
      body: { subject: "Named" },
      ifMatch: version,
    });
    expect(named.body).toMatchObject({ subject: "Named", start, version: version + 1 });
    expect(await world.orderOf(one)).toEqual(one.order);
  });
});
