import type { Insight } from "@magic-meetings/contract/insight/insight.ts";
import { insightGroupings } from "@magic-meetings/contract/insight/insight.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { insightStatement, insightValues } from "./insight-sql.ts";

const now = new Date("2026-11-18T09:00:00Z");
const period = "from=2026-10&to=2026-11";

let demo: DemoTestApi;
let tenantId: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const [tenant] = await demo.rows<{ id: string }>("select id from tenant where name = 'Nordlys Group'");
  tenantId = tenant?.id ?? "";
});
afterAll(() => demo.stop());

const read = (person: string, more = "") => demo.get<Insight>(person, `/insight?${period}${more}`);

describe("the figures", () => {
  it("add up to what the ledger has posted, for each currency on its own", async () => {
    const posted = await demo.rows<{ currency: string; spend: string }>(
      `select t.currency, sum(case when c.id = t.debit_account_id then t.amount_minor else -t.amount_minor end) as spend
         from transaction x
         join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
         join account c on c.tenant_id = t.tenant_id and c.kind = 'cost_centre'
                       and c.id in (t.debit_account_id, t.credit_account_id)
        where x.tenant_id = $1 and x.kind not in ('hold', 'release') and x.period >= '2026-10-01'
        group by t.currency
        order by t.currency`,
      [tenantId],
    );
    expect(posted.length).toBeGreaterThan(1);
    for (const by of insightGroupings) {
      const { totals } = await read("finn", `&by=${by}`);
      expect(
        totals.map(({ currency, spend }) => [currency, spend.amountMinor]),
        by,
      ).toEqual(posted.map(({ currency, spend }) => [currency, Number(spend)]));
    }
  });

  it("say what was delivered, how much was left, how much was on time, and how it was liked", async () => {
    const { items } = await read("finn", "&by=vendor");
    expect(items.length).toBeGreaterThan(3);
    expect(items.every(({ name }) => name !== "")).toBe(true);
    const sum = (of: (row: Insight["items"][number]) => number) => items.reduce((all, row) => all + of(row), 0);
    expect(sum(({ orders }) => orders)).toBeGreaterThan(20);
    expect(sum(({ onTime }) => onTime)).toBeLessThan(sum(({ deliveries }) => deliveries));
    expect(sum(({ onTime }) => onTime)).toBeGreaterThan(0);
    expect(sum(({ wasted }) => wasted)).toBeGreaterThan(0);
    expect(sum(({ ratings }) => ratings)).toBeGreaterThan(0);
    expect(sum(({ lateChanges }) => lateChanges)).toBeGreaterThan(0);
    expect(items.every((row) => row.wasted <= row.weighed && row.onTime <= row.deliveries)).toBe(true);
  });

  it("come month by month in order, and of one site where one is asked for", async () => {
    const { items, sites } = await read("finn");
    expect(items.map(({ key }) => key)).toEqual(items.map(({ key }) => key).toSorted());
    expect(new Set(items.map(({ key }) => key))).toContain("2026-10");
    const oslo = sites.find(({ name }) => name === "Oslo");
    const one = await read("finn", `&by=site&site=${oslo?.id}`);
    expect(one.items.map(({ name, currency }) => [name, currency])).toEqual([["Oslo", "NOK"]]);
  });

  it("come as a table for a spreadsheet", async () => {
    const headers = await demo.api.as("finn");
    const answer = await demo.api.server.inject({ url: `/api/v1/insight.csv?${period}&by=vendor`, headers });
    expect(answer.statusCode).toBe(200);
    const [header, ...rows] = answer.body
      .replace(/^\uFEFF/, "")
      .trim()
      .split("\r\n");
    expect(header).toMatch(/^from,to,by,key,name,currency,spend,orders/);
    expect(rows).toHaveLength((await read("finn", "&by=vendor")).items.length);
  });
});

describe("who sees them", () => {
  it("is facility management for its sites, and an owner for what her accounts pay", async () => {
    expect((await read("ingrid")).sites.map(({ name }) => name)).toEqual(["Oslo"]);
    expect(new Set((await read("ingrid", "&by=site")).items.map(({ name }) => name))).toEqual(new Set(["Oslo"]));
    const bo = await read("bo", "&by=account");
    expect(bo.ownAccounts).toBe(true);
    expect(bo.items.length).toBeGreaterThan(0);
    expect(bo.items.every(({ name }) => name.startsWith("Sales"))).toBe(true);
    const [all, own] = [await read("finn", "&by=month"), await read("bo", "&by=month")];
    const spend = ({ items }: Insight) => items.reduce((sum, row) => sum + row.spend.amountMinor, 0);
    expect(spend(own)).toBeLessThan(spend(all));
    expect(spend(own)).toBeGreaterThan(0);
  });

  it("is nobody else", async () => {
    expect((await demo.ask("anna", "GET", `/insight?${period}`)).status).toBe(403);
    const [milan] = await demo.rows<{ id: string }>("select id from site where name = 'Milan'");
    expect((await demo.ask("ingrid", "GET", `/insight?${period}&site=${milan?.id}`)).status).toBe(404);
  });
});

describe("a period", () => {
  it.each([
    ["that ends before it begins", "from=2026-11&to=2026-10", 422],
    ["of more than two years", "from=2024-10&to=2026-11", 422],
    ["that is none", "from=2026-13&to=2026-14", 400],
  ])("%s is refused", async (_name, query, status) => {
    expect((await demo.ask("finn", "GET", `/insight?${query}`)).status).toBe(status);
  });
});

describe("the statements", () => {
  // Enough of earlier years that a month of them is worth an index. Nothing of it is posted, so no figure changes.
  beforeAll(async () => {
    const client = await demo.database.ownerPool.connect();
    try {
      await client.query("set session_replication_role = replica");
      await client.query(
        `insert into transaction (tenant_id, id, at, kind, period)
         select $1, gen_random_uuid(), now(), 'hold', date_trunc('month', date '2015-01-01' + n / 10)::date
           from generate_series(1, 30000) n`,
        [tenantId],
      );
      await client.query(
        `insert into head_count_change (tenant_id, id, at, service_order_id, service_order_line_id, site_id,
                                        quantity_before, quantity_after, saved_minor, fee_minor, currency, how)
         select $1, gen_random_uuid(), timestamptz '2015-01-01' + n * interval '1 hour', gen_random_uuid(),
                gen_random_uuid(), gen_random_uuid(), 2, 1, 1, 0, 'DKK', 'applied'
           from generate_series(1, 30000) n`,
        [tenantId],
      );
      await client.query("analyze");
    } finally {
      await client.query("reset session_replication_role");
      client.release();
    }
  });

  const scope = {
    from: new Date("2026-11-01T00:00:00Z"),
    until: new Date("2026-11-02T00:00:00Z"),
    timeZone: "Europe/Copenhagen",
    siteIds: null,
    accountIds: null,
  };

  it.each([
    ["delivered", "service_order_line_by_delivery"],
    ["punctual", "production_order_by_delivery"],
    ["fees", "order_fee_by_time"],
    ["saved", "head_count_change_by_time"],
    ["spend", "transaction_by_period"],
  ] as const)("find what was %s of a short period by %s", async (question, index) => {
    const { text } = insightStatement(question, "month");
    const client = await demo.database.ownerPool.connect();
    try {
      // The demo is small enough to be read whole, so the plan is asked for as if it were not.
      await client.query("set enable_seqscan = off");
      await client.query("set enable_mergejoin = off");
      const { rows } = await client.query<{ "QUERY PLAN": string }>(
        `explain ${text}`,
        insightValues({ ...scope, tenantId }),
      );
      expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain(index);
    } finally {
      await client.query("reset all");
      client.release();
    }
  });
});
