import type { KeptPolicy } from "@magic-meetings/contract/privacy/kept-policy.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { eraseOldTries } from "./erase-old-tries.ts";

const start = new Date("2026-11-23T09:00:00Z");
const day = 24 * 3_600_000;

let demo: DemoTestApi;
let points: { id: string; tenantId: string; siteId: string; site: string }[];

beforeAll(async () => {
  demo = await startDemoTestApi(start);
  points = await demo.rows(
    `select a.id, a.tenant_id as "tenantId", a.site_id as "siteId", s.name as site
       from access_point a
       join site s on s.tenant_id = a.tenant_id and s.id = a.site_id
      order by a.id`,
  );
  // Only tries of this test, so that they can be counted.
  await demo.rows("delete from access_try");
});
afterAll(() => demo.stop());

function pointOf(site: string) {
  const point = points.find((one) => one.site === site);
  if (point === undefined) throw new Error(`No access point in ${site}`);
  return point;
}

async function keepTry(point: (typeof points)[number], daysAgo: number): Promise<string> {
  const at = new Date(start.getTime() - daysAgo * day);
  const id = newId(at);
  await demo.rows(
    `insert into access_try (tenant_id, id, at, api_key_id, access_point_id, site_id, direction)
     values ($1, $2, $3, gen_random_uuid(), $4, $5, 'in')`,
    [point.tenantId, id, at, point.id, point.siteId],
  );
  return id;
}

async function kept(): Promise<string[]> {
  return (await demo.rows<{ id: string }>("select id from access_try order by id")).map(({ id }) => id);
}

async function keepFor(site: string, retentionDays: number): Promise<void> {
  const path = `/sites/${pointOf(site).siteId}/visit-policy`;
  const { siteId: _, site: __, version, allowed: ___, ...rules } = await demo.get<KeptPolicy>("greta", path);
  const body = { ...rules, retentionDays, photoRetentionDays: 0 };
  expect((await demo.ask("greta", "PUT", path, { body, ifMatch: version })).status).toBe(200);
}

describe("the door log", () => {
  it("is erased after as many days as its site keeps visitors, and not a moment before", async () => {
    await keepFor("Copenhagen", 10);
    await keepFor("Oslo", 365);
    const [copenhagen, oslo, milan] = [pointOf("Copenhagen"), pointOf("Oslo"), pointOf("Milan")];
    const stay = [
      await keepTry(copenhagen, 9.999),
      await keepTry(copenhagen, 0),
      await keepTry(oslo, 364),
      // Nobody said anything of Milan: thirty days.
      await keepTry(milan, 29),
    ];
    for (const [point, days] of [
      [copenhagen, 10.001],
      [copenhagen, 400],
      [oslo, 366],
      [milan, 31],
    ] as const) {
      await keepTry(point, days);
    }
    expect(await demo.job(eraseOldTries)).toBe(4);
    expect(await kept()).toEqual(stay.sort());
    expect(await demo.job(eraseOldTries)).toBe(0);
  });

  it("follows a shorter retention, also of a deleted door, and leaves other companies' alone", async () => {
    const milan = pointOf("Milan");
    const others = points.find(({ tenantId }) => tenantId !== milan.tenantId);
    if (others === undefined) throw new Error("There is no other company");
    const theirs = await keepTry(others, 400);
    const mine = await keepTry(milan, 2);
    await demo.rows("update access_point set deleted_at = now() where id = $1", [milan.id]);
    await keepFor("Milan", 1);
    await demo.job(eraseOldTries);
    const left = await kept();
    expect(left).toContain(theirs);
    expect(left).not.toContain(mine);
  });

  it("is erased a piece at a time, until there is nothing to erase", async () => {
    const milan = pointOf("Milan");
    const at = new Date(start.getTime() - 50 * day);
    const ids = Array.from({ length: 1_500 }, () => newId(at));
    await demo.rows(
      `insert into access_try (tenant_id, id, at, api_key_id, access_point_id, site_id, direction)
       select $1, t.id, $3, gen_random_uuid(), $4, $5, 'out' from unnest($2::uuid[]) as t (id)`,
      [milan.tenantId, ids, at, milan.id, milan.siteId],
    );
    expect(await demo.job(eraseOldTries)).toBe(1_000);
    expect(await demo.job(eraseOldTries)).toBe(500);
    expect(await demo.job(eraseOldTries)).toBe(0);
  });
});
