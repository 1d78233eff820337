import {
  fewPeople,
  smallestGroup,
  visitorInsightGroupings,
} from "@magic-meetings/contract/visitor-insight/visitor-insight-words.ts";
import type { VisitorInsight } from "@magic-meetings/contract/visitor-insight/visitor-insight.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { visitorInsightStatement, visitorInsightValues } from "./visitor-insight-sql.ts";

const now = new Date("2026-11-18T10:20:00Z");
const past = "from=2026-08-03&to=2026-08-09";
let demo: DemoTestApi;
let tenant: string;
let oslo: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const [site] = await demo.rows<{ id: string; tenant_id: string }>(
    "select id, tenant_id from site where name = 'Oslo'",
  );
  [tenant, oslo] = [site?.tenant_id ?? "", site?.id ?? ""];
  // Monday 3 August: three people of one company and two of another; who was invited two days before.
  await add({ company: " Acme ", at: "2026-08-03T07:30:00Z", waited: 60 });
  await add({ company: "ACME", at: "2026-08-03T07:40:00Z", waited: 120 });
  await add({ company: "acme", at: "2026-08-03T09:00:00Z", waited: 600 });
  await add({ company: "Small & Sons", at: "2026-08-03T09:00:00Z", status: "no_show" });
  await add({ company: "Small & Sons", at: "2026-08-03T09:10:00Z", status: "cancelled" });
  // A Sunday evening that is Monday in other places.
  await add({ company: "", at: "2026-08-09T21:30:00Z", source: "walk_in", waited: null });
});
afterAll(() => demo.stop());

interface Added {
  company: string;
  at: string;
  status?: string;
  source?: string;
  waited?: number | null;
}

async function add({ company, at, status = "left", source = "list", waited }: Added): Promise<void> {
  const [visitor, visit] = [newId(now), newId(now)];
  const arrived = status === "left" ? at : null;
  await demo.rows(
    "insert into visitor (tenant_id, id, name, company, created_at, updated_at) values ($1, $2, 'X', $3, $4, $4)",
    [tenant, visitor, company, now],
  );
  await demo.rows(
    `insert into visit (tenant_id, id, visitor_id, site_id, host_id, during, source, status, arrived_at, left_at, left_how,
       created_at, updated_at)
     select $1, $2, $3, $4, u.id, tstzrange($5::timestamptz, $5::timestamptz + interval '1 hour'), $6, $7, $8,
            $8::timestamptz + interval '1 hour', case when $8::timestamptz is not null then 'desk' end,
            $5::timestamptz - interval '48 hours', $5
       from app_user u where u.tenant_id = $1 order by u.id limit 1`,
    [tenant, visit, visitor, oslo, at, source, status, arrived],
  );
  if (waited === undefined || waited === null) return;
  await demo.rows(
    `insert into host_call (tenant_id, id, visit_id, group_id, about, told_at, due_at, answer, answered_at)
     values ($1, $2, $3, $2, 'arrived', $4, $4, 'coming', $4::timestamptz + make_interval(secs => $5))`,
    [tenant, newId(now), visit, at, waited],
  );
}

const read = (by: string, person = "greta") =>
  demo.get<VisitorInsight>(person, `/visitor-insight?${past}&site=${oslo}&by=${by}`);
const rowsOf = ({ items }: VisitorInsight) => items.map(({ key, visits }) => [key, visits]);

describe("a week of visits", () => {
  it("is counted by the site's own day, hour and weekday", async () => {
    expect(rowsOf(await read("day"))).toEqual([
      ["2026-08-03", 4],
      ["2026-08-09", 1],
    ]);
    expect(rowsOf(await read("weekday"))).toEqual([
      ["1", 4],
      ["7", 1],
    ]);
    expect(rowsOf(await read("hour"))).toEqual([
      ["9", 2],
      ["11", 2],
      ["23", 1],
    ]);
  });

  it("says who came, who did not, how long they waited and how early they were invited", async () => {
    const { total } = await read("site");
    expect(total).toEqual({
      visits: 5,
      came: 4,
      noShows: 1,
      cancelled: 1,
      walkIns: 1,
      answered: 3,
      waitingMedian: 120,
      waitingLongest: 552,
      leadMedian: 48,
    });
  });

  it("names a company from which enough people came, and nobody's own", async () => {
    const { items } = await read("company");
    expect(items.map(({ key, name, visits }) => [key, name, visits])).toEqual([
      ["name:acme", "ACME", smallestGroup],
      [fewPeople, "", 1],
      ["none", "", 1],
    ]);
  });

  it.each(visitorInsightGroupings)("adds up by %s, in the table for a spreadsheet as well", async (by) => {
    const { items, total } = await read(by);
    expect(items.reduce((sum, { visits }) => sum + visits, 0)).toBe(total.visits);
    const headers = await demo.api.as("greta");
    const csv = await demo.api.server.inject({
      url: `/api/v1/visitor-insight.csv?${past}&site=${oslo}&by=${by}`,
      headers,
    });
    expect(csv.body.trim().split("\r\n")).toHaveLength(items.length + 1);
  });

  it("is one query that reads the site's days by their index", async () => {
    const { text } = visitorInsightStatement("hour");
    const values = visitorInsightValues({ tenantId: tenant, from: "2026-08-03", to: "2026-08-03", siteIds: [oslo] });
    const client = await demo.database.ownerPool.connect();
    await client.query("begin");
    await client.query("set local enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${text}`, values);
    await client.query("rollback");
    client.release();
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("visit_by_site");
  });

  it("is of the reader's own sites, and for nobody else", async () => {
    const { sites } = await demo.get<VisitorInsight>("dag", `/visitor-insight?${past}`);
    expect(sites.map(({ name }) => name)).toEqual(["Oslo"]);
    expect((await demo.ask("anna", "GET", `/visitor-insight?${past}`)).status).toBe(403);
    expect((await demo.ask("lena", "GET", `/visitor-insight?${past}&site=${oslo}`)).status).toBe(404);
    expect((await demo.ask("greta", "GET", "/visitor-insight?from=2026-08-09&to=2026-08-03")).status).toBe(422);
    expect((await demo.ask("greta", "GET", "/visitor-insight?from=2020-01-01&to=2026-08-03")).status).toBe(422);
  });
});
