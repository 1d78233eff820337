import type { Account, AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// Tuesday 24 November 2026, 10:00 in Copenhagen.
const now = new Date("2026-11-24T09:00:00Z");

let demo: DemoTestApi;
let accounts: AccountItem[];

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  // What the database does by itself within a minute.
  await demo.rows("analyze");
  accounts = (await demo.get<Page<AccountItem>>("finn", "/accounts/overview?limit=200")).items;
});
afterAll(() => demo.stop());

function account(code: string): AccountItem {
  const found = accounts.find((one) => one.code === code);
  if (found === undefined) throw new Error(`There is no ${code} among ${accounts.map((one) => one.code).join()}`);
  return found;
}

async function newAccount(code: string, more: object = {}): Promise<Account> {
  const body = { code, name: `Account ${code}`, currency: "DKK", ...more };
  const made = await demo.ask<Account>("finn", "POST", "/accounts", { body });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body;
}

describe("the list of accounts", () => {
  it("shows everything to finance, and to an owner what is hers", async () => {
    expect(accounts.length).toBeGreaterThan(15);
    const own = (await demo.get<Page<AccountItem>>("bo", "/accounts/overview")).items;
    expect(own.map(({ code }) => code)).toEqual(["COP-4100", "MIL-4100", "OSL-4100"]);
    expect(own.every(({ allowed }) => !allowed.change.ok)).toBe(true);
    expect((await demo.get<Page<AccountItem>>("anna", "/accounts/overview")).items).toEqual([]);
  });

  it("is a page by code, found by a part of the name, by kind and by currency", async () => {
    const first = await demo.get<Page<AccountItem>>("finn", "/accounts/overview?limit=5");
    const second = await demo.get<Page<AccountItem>>("finn", `/accounts/overview?limit=5&after=${first.next ?? ""}`);
    expect([...first.items, ...second.items].map(({ code }) => code)).toEqual(
      accounts.slice(0, 10).map(({ code }) => code),
    );
    const found = await demo.get<Page<AccountItem>>("finn", "/accounts/overview?q=sales&kind=cost_centre&currency=EUR");
    expect(found.items.map(({ code }) => code)).toEqual(["MIL-4100"]);
  });

  it("says what is held and posted as the ledger does", async () => {
    const rows = await demo.rows<{ code: string; held: number; posted: number }>(
      `select a.code, coalesce(sum(s.signed) filter (where s.is_held), 0)::bigint as held,
              coalesce(sum(s.signed) filter (where not s.is_held), 0)::bigint as posted
         from account a
         left join (select t.tenant_id, a.id,
                           case when t.debit_account_id = a.id then t.amount_minor else -t.amount_minor end as signed,
                           x.kind in ('hold', 'release') as is_held
                      from transfer t
                      join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
                      join account a on a.tenant_id = t.tenant_id and a.id in (t.debit_account_id, t.credit_account_id)) s
           on s.tenant_id = a.tenant_id and s.id = a.id
        where a.kind = 'cost_centre'
        group by a.code`,
    );
    const shown = accounts.filter(({ kind }) => kind === "cost_centre");
    for (const { code, heldMinor, postedMinor } of shown) {
      expect(rows.find((row) => row.code === code)).toMatchObject({ held: heldMinor, posted: postedMinor });
    }
  });
});

describe("keeping up an account", () => {
  it("adds, changes and closes it, each with its version", async () => {
    const made = await newAccount("T-1", { budgetMinor: 100_00, ownerId: null });
    expect(made).toMatchObject({ version: 1, kind: "cost_centre", status: "open", isUsed: false, users: [] });
    const path = `/accounts/${made.id}`;
    const [anna] = await demo.rows<{ id: string }>("select id from app_user where name = 'Anna Kjær'");
    const body = { name: "Tests", userIds: [anna?.id], approvalLimitMinor: 5_000, currency: "EUR" };
    const changed = await demo.ask<Account>("finn", "PATCH", path, { ifMatch: 1, body });
    expect(changed.body).toMatchObject({ version: 2, name: "Tests", currency: "EUR", users: [{ name: "Anna Kjær" }] });
    expect((await demo.ask("finn", "PATCH", path, { ifMatch: 1, body })).status).toBe(412);
    expect((await demo.ask("finn", "PATCH", path, { body })).status).toBe(428);
    const closed = await demo.ask<Account>("finn", "PATCH", path, { ifMatch: 2, body: { status: "closed" } });
    expect(closed.body).toMatchObject({ version: 3, status: "closed", allowed: { close: { because: "wrong_state" } } });
    const mine = await demo.get<Page<{ id: string }>>("anna", "/accounts");
    expect(mine.items.map(({ id }) => id)).not.toContain(made.id);
    const audits = await demo.rows("select 1 from audit_log where entity_id = $1", [made.id]);
    expect(audits).toHaveLength(3);
  });

  it.each([
    ["a code that is taken", { code: "COP-4100" }, 409, "name_taken"],
    ["a currency that is none", { currency: "XXX" }, 422, "invalid"],
    ["a period without an amount", { budgetPeriod: "month" }, 422, "invalid"],
    ["an owner who is nobody", { ownerId: "01900000-0000-7000-8000-000000000000" }, 422, "invalid"],
    ["users who are nobody", { userIds: ["01900000-0000-7000-8000-000000000000"] }, 422, "invalid"],
    ["a budget below nothing", { budgetMinor: -1 }, 400, "malformed"],
    ["half a minor unit", { budgetMinor: 1.5 }, 400, "malformed"],
    ["a field that is not known", { heldMinor: 5 }, 400, "malformed"],
  ])("refuses %s", async (_, wrong, status, code) => {
    const body = { code: "T-2", name: "No", currency: "DKK", ...wrong };
    const refused = await demo.ask("finn", "POST", "/accounts", { body });
    expect(refused).toMatchObject({ status, body: { code } });
  });

  it("gives one code to one of several who want it at once", async () => {
    const body = { code: "T-RACE", name: "Race", currency: "DKK" };
    const tries = await Promise.all(Array.from({ length: 8 }, () => demo.ask("finn", "POST", "/accounts", { body })));
    expect(tries.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
  });

  it("fixes the currency once money has moved, and keeps an account open while orders hold money on it", async () => {
    const held = accounts.find(({ kind, heldMinor }) => kind === "cost_centre" && heldMinor > 0);
    if (held === undefined) throw new Error("The demo has open orders");
    const ask = (body: object) => demo.ask("finn", "PATCH", `/accounts/${held.id}`, { ifMatch: held.version, body });
    expect(await ask({ currency: "JPY" })).toMatchObject({ status: 422, body: { errors: [{ code: "used" }] } });
    const refused = await ask({ status: "closed" });
    expect(refused).toMatchObject({ status: 409, body: { code: "account_has_holds" } });
    expect((refused.body as unknown as { blockedBy: { count: number } }).blockedBy.count).toBeGreaterThan(0);
    expect(await ask({ budgetMinor: 1 })).toMatchObject({ status: 422, body: { code: "budget_exceeded" } });
  });

  it("is for finance and administrators only, and nobody else learns of an account that is not theirs", async () => {
    const path = `/accounts/${account("COP-4200").id}`;
    expect((await demo.ask("bo", "PATCH", path, { ifMatch: 1, body: { name: "Mine" } })).status).toBe(403);
    expect((await demo.ask("bo", "GET", path)).status).toBe(404);
    expect((await demo.ask("bo", "GET", `${path}/statement?from=2026-11-01&to=2026-11-30`)).status).toBe(404);
    expect((await demo.ask("lena", "GET", path)).status).toBe(404);
    expect((await demo.ask("bo", "GET", `/accounts/${account("COP-4100").id}`)).status).toBe(200);
  });
});
