import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesSiteConsequences } from "@magic-meetings/contract/series/series-site.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { countsOf, seriesOrderClient } from "../series-orders/series-order-test-world.ts";
import { extendSeries } from "./extend-series.ts";
import { everyWeek, mondays, now } from "./series-test-world.ts";

let demo: DemoTestApi;
let oslo: string;
let copenhagen: string;
const world = seriesOrderClient(() => demo);

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; name: string }>("select id, name from site");
  const idOf = (name: string) => rows.find((row) => row.name.includes(name))?.id ?? "";
  [oslo, copenhagen] = [idOf("Oslo"), idOf("Copenhagen")];
});
afterAll(() => demo.stop());

async function ask(path: string, body: object, status = 200, person = "anna") {
  const answer = await demo.ask<SeriesSiteConsequences & { code?: string }>(person, "POST", path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
}
const change = (seriesId: string, body: object, status = 200, person = "anna") =>
  ask(`/series/${seriesId}/sites`, body, status, person);
const preview = (seriesId: string, body: object) => ask(`/series/${seriesId}/sites/preview`, body);

const meeting = (id: string) => demo.get<Meeting>("anna", `/meetings/${id}`);

/** Whether the site takes part, date by date. */
async function takesPart(seriesId: string, siteId = oslo): Promise<boolean[]> {
  const dates = await world.dates(seriesId);
  const meetings = await Promise.all(dates.map(({ meetingId }) => meeting(meetingId)));
  return meetings.map(({ locations }) => locations.some(({ site }) => site.id === siteId));
}

const signals = (seriesId: string) =>
  demo.rows<{ kind: string }>(
    `select kind from signal
      where subject_id = $1 or meeting_id in (select id from meeting where series_id = $1)`,
    [seriesId],
  );

const add = (scope: object) => ({ scope, change: { kind: "add", siteId: oslo } });
const leave = (scope: object, siteId = oslo) => ({ scope, change: { kind: "leave", siteId } });

/** What anna orders for four in Oslo. */
async function orderInOslo(seriesId: string, meetingId: string) {
  const { start, end } = await meeting(meetingId);
  const query = new URLSearchParams({ site: oslo, at: start, until: end, headCount: "12" });
  const { services } = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
  const service = services.find(({ name }) => name === "Coffee and tea") ?? services[0];
  return world.order(seriesId, { siteId: oslo, lines: [{ serviceId: service?.id, quantity: 12 }] });
}

const openInOslo = (seriesId: string) =>
  demo.rows<{ id: string; status: string }>(
    `select o.id, o.status
       from service_order o
       join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
       join meeting_location l on l.tenant_id = o.tenant_id and l.id = o.meeting_location_id
      where m.series_id = $1 and l.site_id = $2 and o.status not in ('cancelled', 'rejected')
      order by m.starts_at`,
    [seriesId, oslo],
  );

describe("a site of a series", () => {
  it("takes part in one date, in those that follow or in all, and the organizer is told once each time", async () => {
    const seriesId = await world.series("sites-add", mondays(5));
    const ids = (await world.dates(seriesId)).map(({ meetingId }) => meetingId);
    const steps: [object, boolean[]][] = [
      [{ kind: "some", meetingIds: [ids[1]] }, [false, true, false, false, false]],
      [{ kind: "following", from: ids[3] }, [false, true, false, true, true]],
      [{ kind: "all" }, [true, true, true, true, true]],
    ];
    for (const [scope, expected] of steps) {
      const before = await world.messages();
      const shown = await preview(seriesId, add(scope));
      expect(await world.messages()).toHaveLength(before.length);
      const done = await change(seriesId, add(scope));
      expect(done).toEqual(shown);
      expect(await takesPart(seriesId)).toEqual(expected);
      expect(Object.entries(countsOf(before, await world.messages()))).toEqual([
        [expect.stringMatching(/^Anna .* meeting_card$/), 1],
      ]);
    }
    const before = await signals(seriesId);
    const again = await change(seriesId, add({ kind: "all" }));
    expect(again.changed).toEqual([]);
    expect(again.kept.map(({ because }) => because)).toEqual(ids.map(() => "as_wanted"));
    expect(await signals(seriesId)).toHaveLength(before.length);
  });

  it("is part of the dates that are added later, over the change of the clock, and of a date that was moved by itself", async () => {
    const seriesId = await world.series("sites-ahead", everyWeek(["monday"], { type: "noEnd" }));
    const dates = await world.dates(seriesId);
    const moved = dates[3];
    const later = new Date(Date.parse(moved?.start ?? "") + 3_600_000).toISOString();
    const { version } = await meeting(moved?.meetingId ?? "");
    const body = { start: later, end: new Date(Date.parse(later) + 3_600_000).toISOString() };
    expect((await demo.ask("anna", "PATCH", `/meetings/${moved?.meetingId}`, { body, ifMatch: version })).status).toBe(
      200,
    );
    await change(seriesId, add({ kind: "following", from: dates[2]?.meetingId }));
    expect((await takesPart(seriesId)).slice(0, 5)).toEqual([false, false, true, true, true]);
    expect(Date.parse((await meeting(moved?.meetingId ?? "")).start)).toBe(Date.parse(later));
    demo.moveTo(new Date("2027-02-15T09:00:00Z"));
    while ((await demo.job(extendSeries)) > 0);
    const after = (await world.dates(seriesId)).slice(dates.length);
    expect(after.some(({ start }) => start > "2027-04")).toBe(true);
    expect((await takesPart(seriesId)).slice(dates.length).every(Boolean)).toBe(true);
    const summer = await meeting(after.find(({ start }) => start > "2027-04")?.meetingId ?? "");
    expect(new Date(summer.start).toISOString()).toMatch(/T08:00/);
    expect(summer.locations.every(({ chosen }) => chosen)).toBe(true);
    await change(seriesId, leave({ kind: "all" }));
    demo.moveTo(new Date("2027-04-05T09:00:00Z"));
    while ((await demo.job(extendSeries)) > 0);
    const coming = (await world.dates(seriesId)).filter(({ start }) => start > "2027-04-06");
    expect((await takesPart(seriesId)).slice(-coming.length)).toEqual(coming.map(() => false));
    demo.moveTo(now);
  });

  it("that leaves takes its orders with it, as was shown; whoever brings something is told once, and nothing comes again", async () => {
    const seriesId = await world.series("sites-leave", mondays(6));
    const ids = (await world.dates(seriesId)).map(({ meetingId }) => meetingId);
    await change(seriesId, add({ kind: "all" }));
    const order = await orderInOslo(seriesId, ids[0] ?? "");
    expect(await openInOslo(seriesId)).toHaveLength(6);
    const scope = { kind: "following", from: ids[2] };
    const shown = await preview(seriesId, leave(scope));
    expect(shown.changed.map(({ meetingId, consequences }) => [meetingId, consequences.lines.length])).toEqual(
      ids.slice(2).map((id) => [id, 1]),
    );
    expect(shown.fees).toEqual([]);
    const before = await world.messages();
    expect(await change(seriesId, leave(scope))).toEqual(shown);
    expect(await takesPart(seriesId)).toEqual([true, true, false, false, false, false]);
    expect(await openInOslo(seriesId)).toHaveLength(2);
    const counts = countsOf(before, await world.messages());
    expect(
      Object.values(counts).every((count) => count === 1),
      JSON.stringify(counts),
    ).toBe(true);
    expect(
      Object.keys(counts).every((key) => key.endsWith(" series_order_card")),
      JSON.stringify(counts),
    ).toBe(true);
    expect((await world.read(order.id)).dates.filter(({ state }) => state === "ordered")).toHaveLength(2);
    // The calendar's next word about the series brings nothing back.
    await world.sendAgain("sites-leave", mondays(6), "10:00", "11:00", { subject: "Another name" });
    expect(await openInOslo(seriesId)).toHaveLength(2);
    expect(await takesPart(seriesId)).toEqual([true, true, false, false, false, false]);
  });

  it("that leaves past a cut-off costs what was shown, and nothing happens without it", async () => {
    const seriesId = await world.series("sites-late", mondays(3));
    const [first] = await world.dates(seriesId);
    await change(seriesId, add({ kind: "all" }));
    await orderInOslo(seriesId, first?.meetingId ?? "");
    demo.moveTo(new Date(Date.parse(first?.start ?? "") - 30 * 60_000));
    const late = leave({ kind: "all" });
    const shown = await preview(seriesId, late);
    expect(shown.fees.map(({ currency }) => currency)).toEqual(["NOK"]);
    expect((await change(seriesId, late, 409)).code).toBe("fee_applies");
    expect(await openInOslo(seriesId)).toHaveLength(3);
    expect(await takesPart(seriesId)).toEqual([true, true, true]);
    expect(await change(seriesId, { ...late, acceptFees: shown.fees })).toEqual(shown);
    expect(await openInOslo(seriesId)).toEqual([]);
    const charged = await demo.rows<{ sum: string }>(
      `select sum(f.amount_minor)::text as sum
         from order_fee f
         join service_order o on o.tenant_id = f.tenant_id and o.id = f.service_order_id
         join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
        where m.series_id = $1`,
      [seriesId],
    );
    expect(Number(charged[0]?.sum)).toBe(shown.fees[0]?.amountMinor);
    demo.moveTo(now);
  });

  it("stays where it is the only one, and what is refused changes nothing", async () => {
    const seriesId = await world.series("sites-only", mondays(3));
    const ids = (await world.dates(seriesId)).map(({ meetingId }) => meetingId);
    await change(seriesId, add({ kind: "some", meetingIds: [ids[1]] }));
    const done = await change(seriesId, leave({ kind: "all" }, copenhagen));
    expect(done.changed.map(({ meetingId }) => meetingId)).toEqual([ids[1]]);
    expect(done.kept.map(({ because }) => because)).toEqual(["only_site", "only_site"]);
    expect(await takesPart(seriesId, copenhagen)).toEqual([true, false, true]);
    const other = await world.series("sites-other", mondays(2));
    const [strange] = await world.dates(other);
    await change(seriesId, add({ kind: "following", from: strange?.meetingId }), 404);
    await change(seriesId, add({ kind: "some", meetingIds: [ids[0], strange?.meetingId] }), 404);
    await change(seriesId, { scope: { kind: "all" }, change: { kind: "add", siteId: seriesId } }, 422);
    await change(seriesId, add({ kind: "all" }), 404, "hugo");
    expect(await takesPart(seriesId)).toEqual([false, true, false]);
  });

  it("is added once by many at once", async () => {
    const seriesId = await world.series("sites-race", mondays(4));
    const all = await Promise.all(Array.from({ length: 10 }, () => change(seriesId, add({ kind: "all" }))));
    expect(all.filter(({ changed }) => changed.length > 0)).toHaveLength(1);
    expect(await takesPart(seriesId)).toEqual([true, true, true, true]);
  });
});
