import type { SeriesOrder } from "@magic-meetings/contract/series-orders/series-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { extendSeries } from "../series/extend-series.ts";
import { everyDay, everyWeek, mondays, now } from "../series/series-test-world.ts";
import { extendSeriesOrders } from "./extend-series-orders.ts";
import { countsOf, seriesOrderClient } from "./series-order-test-world.ts";

let demo: DemoTestApi;
const world = seriesOrderClient(() => demo);
let bread: string;
let coffee: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  await demo.rows("delete from room_rule");
  bread = await world.service("Morning bread basket");
  coffee = await world.service("Coffee and tea");
});
afterAll(() => demo.stop());

const line = (serviceId: string, quantity = 4) => ({ serviceId, quantity, minutesFromStart: 0 });

/** Everybody was told once, with the card of the order for the series, and at least so many people were. */
function expectOnce(counts: Record<string, number>, people = 2): void {
  expect(Object.entries(counts).filter(([, count]) => count !== 1)).toEqual([]);
  expect(Object.keys(counts).filter((key) => !key.endsWith(" series_order_card"))).toEqual([]);
  expect(Object.keys(counts).length).toBeGreaterThanOrEqual(people);
}

function openOrders(seriesId: string) {
  return demo.rows<{ meeting: string; status: string; starts_at: Date; deliver_at: Date }>(
    `select m.id as meeting, o.status, m.starts_at, l.deliver_at
       from meeting m
       join service_order o on o.meeting_id = m.id and o.status not in ('cancelled', 'rejected')
       join service_order_line l on l.service_order_id = o.id
      where m.series_id = $1
      order by m.starts_at`,
    [seriesId],
  );
}

describe("orders for series, when things go wrong", () => {
  it("take effect once of 50 changes at once; the others are told that somebody was first", async () => {
    const series = await world.series("rivals", mondays(4));
    const order = await world.order(series, { lines: [line(bread)] });
    const before = await world.messages();
    const [first] = order.dates;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        demo.ask<SeriesOrder>("anna", "PATCH", `/series-orders/${order.id}`, {
          ifMatch: order.version,
          body: {
            scope: { kind: "some", meetingIds: [first?.meetingId] },
            change: { kind: "times", times: 2 + (index % 10) },
          },
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(49);
    const after = await world.read(order.id);
    expect(after.version).toBe(order.version + 1);
    expect(after.dates[0]?.order?.lines[0]?.quantity).toBe(4 * (after.dates[0]?.times ?? 0));
    expectOnce(countsOf(before, await world.messages()));
  });

  it("leave out a date on which the vendor is full, and order the others", async () => {
    const series = await world.series("full", mondays(6), { from: "09:00", until: "10:00" });
    const dates = await world.dates(series, true);
    const [{ vendor_id: vendorId } = { vendor_id: "" }] = await demo.rows<{ vendor_id: string }>(
      `select d.vendor_id from vendor_service d join vendor v on v.id = d.vendor_id and v.tenant_id = d.tenant_id
        where d.service_id = $1 limit 1`,
      [bread],
    );
    await demo.rows(
      `insert into vendor_hour (tenant_id, vendor_id, hour, capacity, portions)
       select tenant_id, id, $2, capacity_per_hour, capacity_per_hour from vendor where id = $1
       on conflict (tenant_id, vendor_id, hour) do update set portions = excluded.portions`,
      [vendorId, dates[2]?.start],
    );
    const order = await world.order(series, { lines: [line(bread)] });
    expect(order.dates.map(({ state, problem }) => problem?.code ?? state)).toEqual([
      ...["ordered", "ordered", "vendor_full", "ordered", "ordered", "ordered"],
    ]);
    expect(await openOrders(series)).toHaveLength(5);
  });

  it("are priced at each date's own day", async () => {
    const series = await world.series("price", mondays(6), { from: "08:00", until: "09:00" });
    await demo.rows(
      `insert into service_price (tenant_id, id, service_id, valid_from, price_minor, created_at)
       select tenant_id, gen_random_uuid(), id, '2026-12-10', 4000, now() from service where id = $1`,
      [coffee],
    );
    const order = await world.order(series, { lines: [line(coffee, 1)] });
    const prices = order.dates.map((date) => date.order?.total.amountMinor);
    expect(prices.slice(0, 3)).toEqual([3200, 3200, 3200]);
    expect(prices.slice(3)).toEqual([4000, 4000, 4000]);
    await demo.rows("delete from service_price where service_id = $1 and valid_from = '2026-12-10'", [coffee]);
  });

  it("reach three months ahead of a series without an end, follow as time goes on, and say where they cannot", async () => {
    const weekly = everyWeek(["wednesday"], { type: "noEnd" });
    const series = await world.series("endless", weekly);
    const order = await world.order(series, { lines: [line(bread)] });
    const many = order.dates.filter(({ state }) => state === "ordered").length;
    expect(many).toBeGreaterThanOrEqual(11);
    expect(order.dates.every(({ start }) => start < "2027-03-01")).toBe(true);

    demo.moveTo(new Date("2027-01-11T09:00:00Z"));
    const before = await world.messages();
    while ((await demo.job(extendSeries)) > 0);
    while ((await demo.job(extendSeriesOrders)) > 0);
    const later = await world.read(order.id);
    const last = later.dates.at(-1);
    expect(last?.start.slice(0, 7)).toBe("2027-04");
    expect(later.dates.filter(({ state }) => state === "ordered").length).toBeGreaterThanOrEqual(11);
    const told = countsOf(before, await world.messages());
    expectOnce(told);
    // Again there is nothing to do, and nobody is told.
    const again = await world.messages();
    expect(await demo.job(extendSeriesOrders)).toBe(0);
    expect(countsOf(again, await world.messages())).toEqual({});

    await demo.rows(
      `update account set status = 'closed' where id in (
         select (x.value ->> 'accountId')::uuid from series_order s, jsonb_array_elements(s.account_split) x
          where s.id = $1)`,
      [order.id],
    );
    demo.moveTo(new Date("2027-02-15T09:00:00Z"));
    while ((await demo.job(extendSeries)) > 0);
    while ((await demo.job(extendSeriesOrders)) > 0);
    const closed = await world.read(order.id);
    expect(closed.dates.filter(({ problem }) => problem?.code === "account_closed").length).toBeGreaterThan(0);
    // Another account takes over from the first of them on.
    const [other] = await demo.rows<{ id: string }>(
      `insert into account_user (tenant_id, account_id, user_id)
       select a.tenant_id, a.id, u.id from account a join app_user u on u.tenant_id = a.tenant_id
        where u.name like 'Anna%' and a.currency = 'DKK' and a.status = 'open' and a.kind = 'cost_centre' limit 1
       returning account_id as id`,
    );
    const refused = closed.dates.find(({ problem }) => problem?.code === "account_closed");
    const accountSplit = [{ accountId: other?.id, percent: 100 }];
    const taken = await world.change(closed, {
      scope: { kind: "following", from: refused?.meetingId },
      change: { kind: "lines", lines: [line(bread)], accountSplit },
    });
    expect(taken.dates.filter(({ problem }) => problem !== null)).toEqual([]);
    await demo.rows("update account set status = 'open' where status = 'closed'");
    demo.moveTo(now);
  });

  it("are bounded for 730 dates: those near enough are ordered, the others later", async () => {
    const series = await world.series("daily", everyDay(730), { from: "12:00", until: "13:00" });
    const order = await world.order(series, { lines: [line(coffee)] });
    expect(order.dates).toHaveLength(730);
    expect(order.dates.filter(({ state }) => state === "later").length).toBeGreaterThan(600);
    expect(order.dates.filter(({ state }) => state === "ordered").length).toBeLessThan(95);
  });

  it("follow when the series is moved to another hour, and everybody is told once", async () => {
    const series = await world.series("moved", mondays(5), { from: "10:00", until: "11:00" });
    await world.order(series, { lines: [line(coffee)] });
    const before = await world.messages();
    await world.sendAgain("moved", mondays(5), "11:00", "12:00");
    const open = await openOrders(series);
    expect(open).toHaveLength(5);
    expect(open.every((one) => one.deliver_at.getTime() === one.starts_at.getTime())).toBe(true);
    expectOnce(countsOf(before, await world.messages()));
  });

  it("follow to another weekday: the old dates are cancelled and the new ones ordered in one notice", async () => {
    const series = await world.series("weekday", mondays(4), { from: "10:00", until: "11:00" });
    const order = await world.order(series, { lines: [line(coffee)] });
    const before = await world.messages();
    const range = { type: "numbered", numberOfOccurrences: 4 };
    const start = { dateTime: "2026-11-24T10:00:00.0000000", timeZone: "Romance Standard Time" };
    const end = { dateTime: "2026-11-24T11:00:00.0000000", timeZone: "Romance Standard Time" };
    await world.sendAgain("weekday", everyWeek(["tuesday"], range), "10:00", "11:00", { start, end });
    const after = await world.read(order.id);
    expect(after.dates.map(({ start: at, state }) => [new Date(at).getUTCDay(), state])).toEqual(
      Array.from({ length: 4 }, () => [2, "ordered"]),
    );
    expect(await openOrders(series)).toHaveLength(4);
    expectOnce(countsOf(before, await world.messages()));
  });

  it("are brought to the series' room once it has one, and everybody is told once", async () => {
    const series = await world.series("roomed", mondays(4), { from: "16:00", until: "17:00" });
    const order = await world.order(series, { lines: [line(coffee)] });
    const { items } = await demo.get<{ items: { room: { id: string; name: string }; freeOn: number }[] }>(
      "anna",
      `/series/${series}/rooms`,
    );
    const room = items.find(({ freeOn }) => freeOn === 4)?.room;
    const before = await world.messages();
    const body = { roomId: room?.id, accept: "free" };
    const answer = await demo.ask("anna", "POST", `/series/${series}/room-bookings`, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    const places = await demo.rows<{ deliver_to: string }>(
      `select p.deliver_to from production_order p join meeting m on m.id = p.meeting_id where m.series_id = $1`,
      [series],
    );
    expect(places.map(({ deliver_to }) => deliver_to)).toEqual(Array.from({ length: 4 }, () => room?.name));
    const told = countsOf(before, await world.messages());
    expect(told["Carla Mendes series_order_card"], JSON.stringify(told)).toBe(1);
    expect(Object.entries(told).filter(([, count]) => count !== 1)).toEqual([]);
    expect(Object.keys(told).filter((key) => key.endsWith(" task_card"))).toEqual([]);
    expect((await world.read(order.id)).version).toBe(order.version);
  });

  it("end when the series is ended early or cancelled in the calendar, and everybody is told once", async () => {
    const series = await world.series("ended", mondays(6), { from: "14:00", until: "15:00" });
    const order = await world.order(series, { lines: [line(coffee)] });
    const before = await world.messages();
    await world.sendAgain("ended", mondays(3), "14:00", "15:00");
    expect((await world.read(order.id)).dates.map(({ state }) => state)).toEqual(["ordered", "ordered", "ordered"]);
    expectOnce(countsOf(before, await world.messages()));
    const between = await world.messages();
    const answer = await demo.ask("anna", "POST", `/series/${series}/cancel`);
    expect(answer.status).toBe(200);
    expect(await openOrders(series)).toEqual([]);
    expectOnce(countsOf(between, await world.messages()));
    expect(await world.read(order.id)).toMatchObject({
      status: "ended",
      dates: [],
      allowed: { change: { ok: false } },
    });
  });

  it("wait for the invite of a draft, and vendors are told of all dates once it is sent", async () => {
    const series = await world.series("draft", mondays(3), { isSent: false });
    const before = await world.messages();
    const order = await world.order(series, { lines: [line(bread)] });
    expect(order.dates.map((date) => date.order?.status)).toEqual(["submitted", "submitted", "submitted"]);
    expect(countsOf(before, await world.messages())).toEqual({});
    await world.sendAgain("draft", mondays(3));
    expect((await world.read(order.id)).dates.map((date) => date.order?.status)).toEqual([
      ...["confirmed", "confirmed", "confirmed"],
    ]);
    expectOnce(countsOf(before, await world.messages()));
  });

  it("leave alone what was changed for one date, unless it is named", async () => {
    const series = await world.series("by-hand", mondays(3), { from: "13:00", until: "14:00" });
    let order = await world.order(series, { lines: [line(coffee)] });
    const second = order.dates[1]?.order;
    const one = await demo.get<{ version: number }>("anna", `/service-orders/${second?.id}`);
    const body = { lines: [{ serviceId: coffee, quantity: 9 }] };
    const changed = await demo.ask("anna", "PATCH", `/service-orders/${second?.id}`, { body, ifMatch: one.version });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    order = await world.read(order.id);
    expect(order.dates.map(({ state }) => state)).toEqual(["ordered", "by_hand", "ordered"]);
    order = await world.change(order, { scope: { kind: "all" }, change: { kind: "lines", lines: [line(coffee, 5)] } });
    expect(order.dates.map((date) => date.order?.lines[0]?.quantity)).toEqual([5, 9, 5]);
    const scope = { kind: "some", meetingIds: [order.dates[1]?.meetingId] };
    order = await world.change(order, { scope, change: { kind: "restore" } });
    expect(order.dates.map((date) => date.order?.lines[0]?.quantity)).toEqual([5, 5, 5]);
  });

  it("name what else could be brought on a date, and take it there alone", async () => {
    const series = await world.series("instead", mondays(5), { from: "08:00", until: "09:00" });
    const oats = await world.service("Overnight oats");
    await demo.rows("update service set season_from = '12-09', season_until = '12-05' where id = $1", [bread]);
    const order = await world.order(series, { lines: [line(bread), line(coffee)] });
    expect(order.dates.map(({ state }) => state)).toEqual(["ordered", "ordered", "cannot", "ordered", "ordered"]);
    const [, , closed] = order.dates;
    expect(closed?.problem).toMatchObject({ code: "out_of_season", serviceId: bread });
    expect(closed?.problem?.alternatives.map(({ id }) => id)).toContain(oats);
    const scope = { kind: "some", meetingIds: [closed?.meetingId] };
    const lines = [line(oats), line(coffee)];
    const before = await world.messages();
    const after = await world.change(order, { scope, change: { kind: "lines", lines } });
    expect(after.dates[2]).toMatchObject({ state: "ordered", isOwn: true, problem: null });
    expect(after.dates[2]?.order?.lines.map(({ service }) => service)).toEqual(["Overnight oats", "Coffee and tea"]);
    expectOnce(countsOf(before, await world.messages()));
    await demo.rows("update service set season_from = null, season_until = null where id = $1", [bread]);
  });

  it("ask for each date that is above the account's limit, as for any order, and hold the others", async () => {
    const series = await world.series("limit", mondays(3), { from: "08:00", until: "09:00" });
    const [account] = await demo.rows<{ id: string; approval_limit_minor: string | null }>(
      `select a.id, a.approval_limit_minor from account a
         join account_user x on x.account_id = a.id join app_user u on u.id = x.user_id
        where u.name like 'Anna%' and a.currency = 'DKK' and a.status = 'open'
        order by a.code limit 1`,
    );
    await demo.rows("update account set approval_limit_minor = 100000 where id = $1", [account?.id]);
    const accountSplit = [{ accountId: account?.id, percent: 100 }];
    let order = await world.order(series, { lines: [line(bread, 4)], accountSplit });
    const scope = { kind: "some", meetingIds: [order.dates[1]?.meetingId] };
    const change = { scope, change: { kind: "times", times: 20 } };
    const shown = await world.preview(`/series-orders/${order.id}/preview-change`, change);
    expect(shown.dates.map(({ asks }) => asks)).toEqual([true]);
    order = await world.change(order, change);
    expect(order.dates[1]?.order?.lines[0]?.quantity).toBe(4);
    const more = await world.order(series, { lines: [line(coffee, 90)], accountSplit });
    expect(more.dates.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    const held = await demo.rows("select 1 from transaction where service_order_id = $1", [more.dates[0]?.order?.id]);
    expect(held).toEqual([]);
    await demo.rows("update account set approval_limit_minor = $2 where id = $1", [
      account?.id,
      account?.approval_limit_minor,
    ]);
  });

  it("are refused with what is wrong: strange dates, services, totals, people and versions", async () => {
    const series = await world.series("strange", mondays(3), { from: "13:00", until: "14:00" });
    const elsewhere = await world.series("elsewhere", mondays(3), { from: "15:00", until: "16:00" });
    const strangeDate = (await world.dates(elsewhere))[0]?.meetingId;
    const nobody = "01930000-0000-7000-8000-000000000009";
    const lines = [line(coffee)];
    expect(await world.order(series, { lines: [line(nobody)] }, 422)).toMatchObject({ code: "unknown_service" });
    expect(await world.order(series, { lines, skip: [strangeDate] }, 422)).toMatchObject({ code: "invalid" });
    const otherTotal = { amountMinor: 1, currency: "DKK" };
    expect(await world.order(series, { lines, expectedTotal: otherTotal }, 409)).toMatchObject({
      code: "price_changed",
    });
    expect(await world.order(series, { lines: [] }, 400)).toMatchObject({ code: "malformed" });
    expect(await world.order(nobody, { lines }, 404)).toMatchObject({ code: "not_found" });
    const order = await world.order(series, { lines });
    const skip = { kind: "skip" };
    for (const scope of [
      { kind: "some", meetingIds: [strangeDate] },
      { kind: "following", from: strangeDate },
    ]) {
      expect(await world.change(order, { scope, change: skip }, 422)).toMatchObject({ code: "invalid" });
    }
    const body = { scope: { kind: "all" }, change: skip };
    const asBo = await demo.ask("bo", "PATCH", `/series-orders/${order.id}`, { body, ifMatch: order.version });
    expect([403, 404]).toContain(asBo.status);
    const theirs = await demo.ask("per", "GET", `/series-orders/${order.id}`);
    expect(theirs.status).toBe(404);
    expect((await world.read(order.id)).version).toBe(order.version);
  });
});
