import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transactionChannel, type TransactionSeen } from "../db/transaction.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { everyWeek, mondays, now } from "../series/series-test-world.ts";
import { countsOf, seriesOrderClient } from "./series-order-test-world.ts";

let demo: DemoTestApi;
const world = seriesOrderClient(() => demo);
let bread: string;
let coffee: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  bread = await world.service("Morning bread basket");
  coffee = await world.service("Coffee and tea");
});
afterAll(() => demo.stop());

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

const all = { kind: "all" };

describe("an order for a series", () => {
  it("gives every date an order of its own, and tells each vendor's people and the organizer once", async () => {
    const series = await world.series("place", mondays(10));
    const before = await world.messages();
    const shown = await world.preview(`/series/${series}/series-orders/preview`, {
      lines: [{ serviceId: bread, quantity: 4, minutesFromStart: 0 }],
    });
    expect(shown.dates.map(({ effect }) => effect)).toEqual(Array.from({ length: 10 }, () => "created"));
    expect(await world.messages()).toHaveLength(before.length);
    expect((await demo.get<{ items: unknown[] }>("anna", `/series/${series}/series-orders`)).items).toEqual([]);
    const order = await world.order(series, {
      lines: [{ serviceId: bread, quantity: 4, minutesFromStart: 0 }],
      expectedTotal: shown.total.after,
    });
    expect(order.dates.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => "ordered"));
    expect(order.total.amountMinor).toBe(10 * 4 * 58_00);
    expect(order.dates.every(({ order: one }) => one?.status === "confirmed")).toBe(true);
    const counts = countsOf(before, await world.messages());
    expect(
      Object.values(counts).every((count) => count === 1),
      JSON.stringify(counts),
    ).toBe(true);
    expect(
      Object.keys(counts).every((key) => key.endsWith(" series_order_card")),
      JSON.stringify(counts),
    ).toBe(true);
    expect(Object.keys(counts)).toContainEqual(expect.stringMatching(/^Anna .* series_order_card$/));
    expect(Object.keys(counts)).toContainEqual(expect.stringMatching(/^Carla .* series_order_card$/));
  });

  it("skips one date, doubles another and ends early, telling each vendor once of each", async () => {
    const series = await world.series("change", mondays(10), { from: "13:00", until: "14:00" });
    let order = await world.order(series, { lines: [{ serviceId: coffee, quantity: 6, minutesFromStart: -15 }] });
    const [, , third, fourth, , , , eighth] = order.dates;
    const steps: [object, string[]][] = [
      [{ scope: { kind: "some", meetingIds: [third?.meetingId] }, change: { kind: "skip" } }, ["cancelled"]],
      [{ scope: { kind: "some", meetingIds: [fourth?.meetingId] }, change: { kind: "times", times: 2 } }, ["changed"]],
      [
        { scope: { kind: "following", from: eighth?.meetingId }, change: { kind: "skip" } },
        ["cancelled", "cancelled", "cancelled"],
      ],
    ];
    for (const [change, effects] of steps) {
      const before = await world.messages();
      const shown = await world.preview(`/series-orders/${order.id}/preview-change`, change);
      expect(shown.dates.map(({ effect }) => effect)).toEqual(effects);
      expect(shown.fee.amountMinor).toBe(0);
      expect((await world.read(order.id)).version).toBe(order.version);
      order = await world.change(order, change);
      const counts = countsOf(before, await world.messages());
      expect(
        Object.values(counts).every((count) => count === 1),
        JSON.stringify(counts),
      ).toBe(true);
      expect(
        Object.keys(counts).every((key) => key.endsWith(" series_order_card")),
        JSON.stringify(counts),
      ).toBe(true);
      expect(Object.keys(counts).length).toBeGreaterThan(1);
    }
    expect(order.dates.map(({ state }) => state)).toEqual([
      ...["ordered", "ordered", "skipped", "ordered", "ordered", "ordered", "ordered"],
      ...["skipped", "skipped", "skipped"],
    ]);
    expect(order.dates[3]?.order?.lines[0]?.quantity).toBe(12);
    expect(order.endsBefore).toBe(eighth?.start);
    // Again changes nothing, and nobody is told.
    const before = await world.messages();
    const again = await world.change(order, steps[2]?.[0] ?? {});
    expect(again.total).toEqual(order.total);
    expect(countsOf(before, await world.messages())).toEqual({});
  });

  it("costs a fee only for the date that is past its cut-off, shown before and accepted", async () => {
    const series = await world.series("fee", mondays(3), { from: "09:00", until: "10:00" });
    const order = await world.order(series, { lines: [{ serviceId: bread, quantity: 5, minutesFromStart: 0 }] });
    demo.moveTo(new Date(Date.parse(order.dates[0]?.order?.cutOff ?? "") + 60_000));
    const change = { scope: all, change: { kind: "skip" } };
    const shown = await world.preview(`/series-orders/${order.id}/preview-change`, change);
    expect(shown.dates.map(({ fee }) => fee.amountMinor > 0)).toEqual([true, false, false]);
    const left = await world.preview(`/series-orders/${order.id}/preview-change`, { ...change, late: "leave" });
    expect(left.dates.map(({ effect, because }) => [effect, because])).toEqual([
      ["left", "past_cut_off"],
      ["cancelled", null],
      ["cancelled", null],
    ]);
    const refused = await world.change(order, change, 409);
    expect(refused).toMatchObject({ code: "fee_applies" });
    const ended = await world.change(order, { ...change, acceptFee: shown.fee });
    expect(ended.total.amountMinor).toBe(0);
    const fees = await demo.rows<{ amount_minor: string }>(
      `select f.amount_minor from order_fee f join meeting m on m.id in (
         select o.meeting_id from service_order o where o.id = f.service_order_id) where m.series_id = $1`,
      [series],
    );
    expect(fees.map((fee) => Number(fee.amount_minor))).toEqual([shown.fee.amountMinor]);
    demo.moveTo(now);
  });

  it("names a holiday in the middle with what could be brought instead, and orders the rest", async () => {
    const series = await world.series("holiday", everyWeek(["friday"], { type: "numbered", numberOfOccurrences: 8 }));
    const order = await world.order(series, { lines: [{ serviceId: bread, quantity: 4, minutesFromStart: 0 }] });
    const states = order.dates.map(({ start, state, problem }) => [start.slice(0, 10), state, problem?.code ?? null]);
    expect(states).toContainEqual(["2026-12-25", "cannot", "service_not_offered_then"]);
    expect(states.filter(([, state]) => state === "ordered").length).toBeGreaterThanOrEqual(6);
    // Skipped, it is nobody's problem any more.
    const closed = order.dates.find(({ state }) => state === "cannot");
    const skipped = await world.change(order, {
      scope: { kind: "some", meetingIds: [closed?.meetingId] },
      change: { kind: "skip" },
    });
    const date = skipped.dates.find(({ meetingId }) => meetingId === closed?.meetingId);
    expect(date).toMatchObject({ state: "skipped", problem: null });
  });

  it("takes a bounded number of statements, whatever the number of dates", async () => {
    const weekly = await world.series(
      "statements",
      everyWeek(["tuesday"], { type: "numbered", numberOfOccurrences: 52 }),
    );
    await demo.rows(`update tenant set settings = settings || '{"seriesOrderMonths": 13}'`);
    const lines = [
      "Morning bread basket",
      "Yoghurt and granola",
      "Overnight oats",
      "Coffee and tea",
      "Egg and salmon plate",
    ];
    const ids = await Promise.all(lines.map((name) => world.service(name)));
    const body = { lines: ids.map((serviceId) => ({ serviceId, quantity: 4, minutesFromStart: 0 })) };
    const count = await statementsOf(() => world.order(weekly, body));
    await demo.rows(`update tenant set settings = settings - 'seriesOrderMonths'`);
    expect(count).toBeLessThan(52 * 4);
  });
});
