import type { AccountItem } from "@magic-meetings/contract/accounts/account.ts";
import type {
  AccountingPeriod,
  Correction,
  PeriodDetail,
} from "@magic-meetings/contract/accounts/accounting-period.ts";
import type { FinanceExport } from "@magic-meetings/contract/accounts/finance-export.ts";
import type { Statement } from "@magic-meetings/contract/accounts/statement.ts";
import type { InvoiceLine, MissingItems, VendorInvoice } from "@magic-meetings/contract/accounts/vendor-invoice.ts";
import type { VendorStatement } from "@magic-meetings/contract/accounts/vendor-statement.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { createHash, randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CommandContext } from "../commands/command-context.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { lockAccountingPeriod } from "./accounting-period-lock-sql.ts";
import { moveMoney } from "./move-money.ts";
import { warnOfBudget } from "./warn-of-budget.ts";

// Tuesday 1 December 2026, 10:00 in Copenhagen: November is over and full of deliveries.
const now = new Date("2026-12-01T09:00:00Z");
const november = "2026-11";

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

async function download(person: string, path: string): Promise<{ type: string; bytes: Buffer; text: string }> {
  const answer = await demo.api.server.inject({ url: `/api/v1${path}`, headers: await demo.api.as(person) });
  expect(answer.statusCode, answer.body).toBe(200);
  const type = String(answer.headers["content-type"]);
  return { type, bytes: answer.rawPayload, text: answer.rawPayload.toString("utf8") };
}

async function wholeStatement(id: string, from: string, to: string): Promise<Statement> {
  const path = `/accounts/${id}/statement?from=${from}&to=${to}&limit=50`;
  const first = await demo.get<Statement>("finn", path);
  let { next } = first;
  while (next !== null) {
    const page = await demo.get<Statement>("finn", `${path}&after=${next}`);
    expect(page.opening).toEqual(first.opening);
    first.items.push(...page.items);
    next = page.next;
  }
  return first;
}

function correct(body: object) {
  return demo.ask<Correction>("finn", "POST", "/corrections", { body });
}

describe("a statement", () => {
  it("adds up from its opening to its closing balance, which is the account's", async () => {
    for (const { id, heldMinor, postedMinor } of accounts.filter(({ kind }) => kind === "cost_centre").slice(0, 6)) {
      const statement = await wholeStatement(id, november + "-01", "2027-01-31");
      const sum = (pick: (line: Statement["items"][number]) => number) =>
        statement.items.reduce((total, line) => total + pick(line), 0);
      expect(statement.opening.heldMinor + sum((line) => line.heldMinor)).toBe(statement.closing.heldMinor);
      expect(statement.opening.postedMinor + sum((line) => line.postedMinor)).toBe(statement.closing.postedMinor);
      expect(statement.closing).toEqual({ heldMinor, postedMinor });
      expect(new Set(statement.items.map((line) => line.id)).size).toBe(statement.items.length);
    }
  });

  it("of two months is that of both together", async () => {
    const { id } = account("COP-4100");
    const [both, first, second] = await Promise.all([
      wholeStatement(id, "2026-11-01", "2026-12-31"),
      wholeStatement(id, "2026-11-01", "2026-11-30"),
      wholeStatement(id, "2026-12-01", "2026-12-31"),
    ]);
    expect(second.opening).toEqual(first.closing);
    expect([...first.items, ...second.items]).toEqual(both.items);
  });

  it("as CSV and as a spreadsheet says the same, to the last minor unit", async () => {
    const { id } = account("COP-4100");
    const days = "from=2026-11-01&to=2026-11-30";
    const statement = await wholeStatement(id, "2026-11-01", "2026-11-30");
    const csv = await download("finn", `/accounts/${id}/statement.csv?${days}`);
    expect(csv.type).toMatch(/^text\/csv/);
    const rows = csv.text.trimEnd().split("\r\n");
    expect(rows).toHaveLength(statement.items.length + 3);
    const closing = (rows.at(-1) ?? "").split(",");
    const decimal = (minor: number) => (minor / 100).toFixed(2);
    expect(closing.slice(9, 11)).toEqual([statement.closing.heldMinor, statement.closing.postedMinor].map(decimal));
    const xlsx = await download("finn", `/accounts/${id}/statement.xlsx?${days}`);
    const sheet = strFromU8(unzipSync(xlsx.bytes)["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet.match(/<row>/g)).toHaveLength(rows.length);
    expect(sheet).toContain(`<v>${decimal(statement.closing.postedMinor)}</v>`);
  });

  it.each([
    ["days the wrong way round", "from=2026-11-30&to=2026-11-01", 422],
    ["more than thirteen months", "from=2020-01-01&to=2026-11-01", 422],
    ["a day that is none", "from=2026-02-30&to=2026-11-01", 400],
    ["a cursor of another list", "from=2026-11-01&to=2026-11-30&after=WyJhIl0", 400],
  ])("refuses %s", async (_, query, status) => {
    expect((await demo.ask("finn", "GET", `/accounts/${account("COP-4100").id}/statement?${query}`)).status).toBe(
      status,
    );
  });
});

describe("a correction", () => {
  it("moves money between two accounts, once and for good", async () => {
    const [debit, credit] = [account("COP-4200"), account("COP-4300")];
    const body = { period: november, debitAccountId: debit.id, creditAccountId: credit.id, amountMinor: 12_345 };
    const made = await correct({ ...body, memo: "=HYPERLINK(1)" });
    expect(made).toMatchObject({ status: 201, body: { amountMinor: 12_345, currency: "DKK", period: november } });
    const after = await demo.get<AccountItem>("finn", `/accounts/${debit.id}`);
    expect(after.postedMinor).toBe(debit.postedMinor + 12_345);
    expect(after.version).toBe(debit.version);
    const statement = await wholeStatement(debit.id, "2026-11-01", "2026-11-30");
    const line = statement.items.find(({ transactionId }) => transactionId === made.body.id);
    // Made in December, it counts on November's last day.
    expect(line).toMatchObject({ kind: "correction", day: "2026-11-30", postedMinor: 12_345 });
    const csv = await download("finn", `/accounts/${debit.id}/statement.csv?from=2026-11-01&to=2026-11-30`);
    expect(csv.text).toContain(",'=HYPERLINK(1),");
    const change = demo.rows("update transaction set memo = 'other' where id = $1", [made.body.id]);
    await expect(change).rejects.toThrow("append-only");
    const listed = await demo.get<Page<Correction>>("finn", `/corrections?month=${november}`);
    expect(listed.items[0]).toEqual(made.body);
    const back = { ...body, debitAccountId: credit.id, creditAccountId: debit.id, correctsId: made.body.id };
    expect((await correct({ ...back, memo: "Taken back" })).status).toBe(201);
    expect((await demo.get<AccountItem>("finn", `/accounts/${debit.id}`)).postedMinor).toBe(debit.postedMinor);
  });

  it.each([
    ["between currencies", { creditAccountId: "MIL-4100" }, 422, "account_currency_differs"],
    ["of an account with itself", { creditAccountId: "COP-4100" }, 422, "invalid"],
    ["of nothing", { amountMinor: 0 }, 400, "malformed"],
    ["below nothing", { amountMinor: -5 }, 400, "malformed"],
    ["of half a minor unit", { amountMinor: 0.5 }, 400, "malformed"],
    ["in a month to come", { period: "2027-01" }, 422, "invalid"],
    ["in a month that is none", { period: "2026-13" }, 400, "malformed"],
    ["without a reason", { memo: " " }, 400, "malformed"],
    ["of what never was", { correctsId: "01900000-0000-7000-8000-000000000000" }, 422, "invalid"],
    ["beyond the budget", { amountMinor: 900_000_000_000 }, 422, "budget_exceeded"],
  ])("is refused %s", async (_, wrong, status, code) => {
    const body = {
      period: november,
      debitAccountId: account("COP-4100").id,
      amountMinor: 100,
      memo: "Try",
      ...wrong,
      creditAccountId: account((wrong as { creditAccountId?: string }).creditAccountId ?? "COP-4200").id,
    };
    expect(await correct(body)).toMatchObject({ status, body: { code } });
  });

  it("does not touch a closed account, and gives back no more than was paid", async () => {
    const body = { code: "T-CLOSED", name: "Closed", currency: "DKK" };
    const made = await demo.ask<AccountItem>("finn", "POST", "/accounts", { body });
    const move = { period: november, debitAccountId: account("COP-4100").id, creditAccountId: made.body.id };
    const tooMuch = await correct({ ...move, amountMinor: 1, memo: "x" });
    expect(tooMuch).toMatchObject({ status: 422, body: { errors: [{ code: "too_much" }] } });
    const close = { ifMatch: made.body.version, body: { status: "closed" } };
    expect((await demo.ask("finn", "PATCH", `/accounts/${made.body.id}`, close)).status).toBe(200);
    expect(await correct({ ...move, amountMinor: 1, memo: "x" })).toMatchObject({ body: { code: "account_closed" } });
  });
});

describe("a vendor's statement", () => {
  it("says line by line what was ordered and is owed, and adds up to what the ledger owes", async () => {
    const payable = account("COP-V-KITCHEN");
    const id = payable.vendor?.id ?? "";
    const statement = await demo.get<VendorStatement>("finn", `/vendors/${id}/statement?month=${november}&limit=200`);
    expect(statement.items.length).toBeGreaterThan(5);
    let { next } = statement;
    while (next !== null) {
      const more = await demo.get<VendorStatement>(
        "finn",
        `/vendors/${id}/statement?month=${november}&limit=200&after=${next}`,
      );
      statement.items.push(...more.items);
      next = more.next;
    }
    const sum = statement.items.reduce((total, line) => total + line.postedMinor + line.feeMinor - line.waivedMinor, 0);
    expect(statement.totals).toMatchObject([{ currency: "DKK", totalMinor: sum }]);
    const owed = await wholeStatement(payable.id, "2026-11-01", "2026-11-30");
    expect(owed.closing.postedMinor - owed.opening.postedMinor).toBe(sum);
    const csv = await download("finn", `/vendors/${id}/statement.csv?month=${november}`);
    expect(csv.text.trimEnd().split("\r\n").at(-1)).toContain(`,${(sum / 100).toFixed(2)},DKK`);
    await download("carla", `/vendors/${id}/statement.xlsx?month=${november}`);
  });

  it("is not there for another vendor, for organizers, and for another company", async () => {
    const id = account("COP-V-KITCHEN").vendor?.id ?? "";
    const path = `/vendors/${id}/statement?month=${november}`;
    expect((await demo.ask("jens", "GET", path)).status).toBe(404);
    expect((await demo.ask("anna", "GET", path)).status).toBe(403);
    expect((await demo.ask("lena", "GET", path)).status).toBe(404);
  });
});

describe("a vendor's invoice", () => {
  async function postedLines(code: string) {
    const vendor = account(code).vendor ?? { id: "", name: "" };
    const path = `/vendors/${vendor.id}/statement?month=${november}&limit=200`;
    const { items } = await demo.get<VendorStatement>("finn", path);
    return { vendorId: vendor.id, lines: items.filter(({ postedMinor }) => postedMinor > 0) };
  }

  function send(body: object) {
    return demo.ask<VendorInvoice>("finn", "POST", "/vendor-invoices", { body });
  }

  it("is matched line by line: what fits, what differs, what is unknown and what is missing", async () => {
    const { vendorId, lines } = await postedLines("COP-V-KITCHEN");
    const [first, second] = lines;
    if (!first || !second) throw new Error("The kitchen has delivered");
    const asked = [
      { orderNumber: first.orderNumber, text: first.service, quantity: first.ordered, amountMinor: first.postedMinor },
      { orderNumber: second.orderNumber, text: second.service, amountMinor: second.postedMinor + 500 },
      { text: "Extra cleaning", amountMinor: 25_000 },
    ];
    const invoice = { vendorId, number: "K-1", invoiceDate: "2026-11-30", currency: "DKK", lines: asked };
    const made = await send(invoice);
    expect(made, JSON.stringify(made.body)).toMatchObject({
      status: 201,
      body: { counts: { matched: 1, differs: 1, unknown: 1, accepted: 0 }, lines: 3 },
    });
    const path = `/vendor-invoices/${made.body.id}`;
    const shown = await demo.get<Page<InvoiceLine>>("finn", `${path}/lines`);
    expect(shown.items.map(({ outcome, differenceMinor }) => [outcome, differenceMinor])).toEqual([
      ["matched", 0],
      ["differs", 500],
      ["unknown", null],
    ]);
    const missing = await demo.get<MissingItems>("finn", `${path}/missing`);
    expect(missing.count).toBeGreaterThan(0);
    expect(missing.items.map(({ id }) => id)).not.toContain(first.id);
    expect((await send(invoice)).body.code).toBe("name_taken");
    const again = await send({ ...invoice, number: "K-2" });
    expect(again.body.counts).toMatchObject({ matched: 0, unknown: 3 });

    const cost = account("COP-4400");
    const accept = (number: number, body: object) =>
      demo.ask<InvoiceLine>("finn", "POST", `${path}/lines/${number}/accept`, { body });
    expect((await accept(1, { reason: "x" })).body.code).toBe("wrong_state");
    expect((await accept(3, { reason: "Agreed by phone" })).body.code).toBe("invalid");
    const wrongMoney = await accept(3, { reason: "Agreed", accountId: account("MIL-4100").id });
    expect(wrongMoney.body.code).toBe("invalid");
    const accepted = await accept(3, { reason: "Agreed by phone", accountId: cost.id });
    expect(accepted.body).toMatchObject({ accepted: { reason: "Agreed by phone", by: "Finn Sørensen" } });
    const both = await Promise.all([accept(2, { reason: "New price" }), accept(2, { reason: "New price" })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const corrections = await demo.get<Page<Correction>>("finn", "/corrections?month=2026-12");
    expect(corrections.items.map(({ amountMinor }) => amountMinor).sort((a, b) => a - b)).toEqual([500, 25_000]);
    const paid = await demo.get<AccountItem>("finn", `/accounts/${cost.id}`);
    expect(paid.postedMinor).toBeGreaterThanOrEqual(cost.postedMinor + 25_000);
  });

  it("takes each posted line once, however many invoices come at once", async () => {
    const { vendorId, lines } = await postedLines("COP-V-CATERER");
    const [line] = lines;
    if (!line) throw new Error("The caterer has delivered");
    const asked = [{ orderNumber: line.orderNumber, text: line.service, amountMinor: line.postedMinor }];
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        send({ vendorId, number: `R-${index}`, invoiceDate: "2026-11-30", currency: "DKK", lines: asked }),
      ),
    );
    expect(made.map(({ body }) => body.counts?.matched).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it("of ten thousand lines is taken in as a file, in bounded time and with what is wrong in which line", async () => {
    const { vendorId, lines } = await postedLines("COP-V-CATERER");
    const upload = async (number: string, text: string) => {
      const url = `/api/v1/vendor-invoices?vendor=${vendorId}&number=${number}&date=2026-11-30&currency=DKK`;
      const headers = { ...(await demo.api.as("finn")), "content-type": "text/csv" };
      const answer = await demo.api.server.inject({ method: "POST", url, headers, payload: text });
      return { status: answer.statusCode, body: answer.json<VendorInvoice & { errors?: { pointer: string }[] }>() };
    };
    const row = (index: number) => {
      const line = lines[index];
      return line
        ? `${line.orderNumber};${line.service};${line.ordered};${(line.postedMinor / 100).toFixed(2).replace(".", ",")}`
        : `;Something else ${index};1;1,00`;
    };
    const rows = Array.from({ length: 10_000 }, (_, index) => row(index));
    const heading = "Ordrenr;Tekst;Antal;Beløb";
    const made = await upload("BIG", [heading, ...rows].join("\r\n"));
    expect(made, JSON.stringify(made.body)).toMatchObject({ status: 201, body: { lines: 10_000 } });
    expect(made.body.counts.matched).toBeGreaterThanOrEqual(lines.length - 1);
    const tooLong = await upload("BIGGER", [heading, ...rows, row(10_001)].join("\n"));
    expect(tooLong.status).toBe(422);
    const wrong = await upload("WRONG", `order,text,amount\n7,Coffee,abc\nx,Tea,5\n8,Water,10.00`);
    expect(wrong).toMatchObject({ status: 422 });
    expect(wrong.body.errors?.map(({ pointer }) => pointer)).toEqual(["/lines/0/amount", "/lines/1/order"]);
    expect((await upload("EMPTY", "order,text,amount\n")).status).toBe(422);
    expect((await upload("BINARY", "\u0000\u0001\u0002")).status).toBe(422);
  });
});

describe("closing a month", () => {
  function close(month: string, body: object = { acceptOpen: true }, person = "finn") {
    return demo.ask<PeriodDetail>(person, "POST", `/accounting-periods/${month}/close`, { body });
  }

  async function post(context: CommandContext, month: string): Promise<void> {
    const { tx, tenantId } = context;
    const locked = await lockAccountingPeriod(tx, { tenantId, id: context.newId(), month, now });
    if (locked === "closed") throw new Error("closed");
    await moveMoney(context, {
      serviceOrderId: null,
      currency: "DKK",
      period: month,
      movements: [
        {
          kind: "post",
          transfers: [
            {
              debitAccountId: account("COP-4900").id,
              creditAccountId: account("COP-V-KITCHEN").id,
              amountMinor: 1,
            },
          ],
        },
      ],
    });
  }

  it("goes in order, names what is open, and is not for a month that still runs", async () => {
    const months = (await demo.get<Page<AccountingPeriod>>("finn", "/accounting-periods")).items;
    expect(months[0]).toMatchObject({
      month: "2026-12",
      isOver: false,
      allowed: { close: { because: "period_not_over" } },
    });
    expect(await close("2026-12")).toMatchObject({ status: 409, body: { code: "period_not_over" } });
    const detail = await demo.get<PeriodDetail>("finn", `/accounting-periods/${november}`);
    expect(detail.checklist.map(({ kind }) => kind)).toEqual(["undelivered", "unapproved", "unreceived", "unmatched"]);
    expect(detail.checklist.some(({ count }) => count > 0)).toBe(true);
    const earlier = months
      .filter(({ month, status }) => month < november && status === "open")
      .map(({ month }) => month);
    if (earlier.length > 0) expect(await close(november)).toMatchObject({ body: { code: "earlier_period_open" } });
    for (const month of earlier.reverse()) expect((await close(month)).status).toBe(200);
    expect(await close(november, {})).toMatchObject({ status: 409, body: { code: "period_has_open_matters" } });
  });

  it("is decided against those who post by the month's row: what is posted counts, and nothing after the close", async () => {
    const posting = Array.from({ length: 12 }, () =>
      demo
        .job((context) => post(context, `${november}-01`))
        .then(
          () => "posted",
          (error: Error) => error.message,
        ),
    );
    const [closed, ...outcomes] = await Promise.all([close(november), ...posting]);
    expect(closed.status).toBe(200);
    expect(new Set(outcomes)).toEqual(new Set(outcomes.includes("closed") ? [...new Set(outcomes)] : ["posted"]));
    const posted = outcomes.filter((outcome) => outcome === "posted").length;
    const [counted] = await demo.rows<{ count: number }>(
      "select count(*) from transaction where kind = 'post' and service_order_id is null and period = $1 and at = $2",
      [`${november}-01`, now],
    );
    expect(counted?.count).toBe(posted);
    await expect(demo.job((context) => post(context, `${november}-01`))).rejects.toThrow("closed");
    expect((await close(november)).body.code).toBe("wrong_state");
  });

  it("takes corrections afterwards, and an administrator opens it again until it is exported", async () => {
    const reopen = (person: string, body: object = { reason: "An invoice came late" }) =>
      demo.ask<PeriodDetail>(person, "POST", `/accounting-periods/${november}/reopen`, { body });
    expect((await reopen("finn")).status).toBe(403);
    expect((await reopen("greta", { reason: "" })).status).toBe(400);
    expect(await reopen("greta")).toMatchObject({ status: 200, body: { status: "open" } });
    expect((await close(november)).status).toBe(200);
    const [debit, credit] = [account("COP-4100").id, account("COP-V-KITCHEN").id];
    const body = { period: november, debitAccountId: debit, creditAccountId: credit, amountMinor: 7, memo: "Late" };
    expect((await correct(body)).status).toBe(201);
  });

  it("is exported once however many press at once, and downloaded again byte for byte", async () => {
    expect(await demo.ask("finn", "POST", "/finance-exports", { body: { month: "2026-12" } })).toMatchObject({
      status: 409,
      body: { code: "period_open" },
    });
    const press = () => demo.ask<FinanceExport>("finn", "POST", "/finance-exports", { body: { month: november } });
    const pressed = await Promise.all(Array.from({ length: 6 }, press));
    expect(pressed.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    const made = pressed.find(({ status }) => status === 201)?.body;
    if (made === undefined) throw new Error("One of them exports");
    const file = await download("finn", `/finance-exports/${made.id}/file`);
    expect(createHash("sha256").update(file.bytes).digest("hex")).toBe(made.sha256);
    expect(file.bytes.length).toBe(made.bytes);
    const lines = file.text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(made.rows + 1);
    const [unmarked] = await demo.rows<{ count: number }>(
      `select count(*) from transaction x
        where x.period = $1 and x.kind in ('post', 'fee', 'refund', 'correction')
          and x.tenant_id = (select tenant_id from finance_export where id = $2)
          and not exists (select 1 from finance_export_mark m where m.tenant_id = x.tenant_id and m.transaction_id = x.id)`,
      [`${november}-01`, made.id],
    );
    expect(unmarked?.count).toBe(0);
    const late = { debitAccountId: account("COP-4100").id, creditAccountId: account("COP-V-KITCHEN").id };
    expect((await correct({ ...late, period: november, amountMinor: 9, memo: "Later" })).status).toBe(201);
    const second = await press();
    expect(second.body).toMatchObject({ number: made.number + 1, transactions: 1, rows: 1 });
    await demo.rows("update service set name = name || ' (new)'");
    expect((await download("finn", `/finance-exports/${made.id}/file`)).bytes.equals(file.bytes)).toBe(true);
    const reopened = await demo.ask("greta", "POST", `/accounting-periods/${november}/reopen`, {
      body: { reason: "No" },
    });
    expect(reopened).toMatchObject({ status: 409, body: { code: "period_exported" } });
    expect((await demo.ask("lena", "GET", `/finance-exports/${made.id}/file`)).status).toBe(404);
  });
});

describe("a budget", () => {
  it("warns its owner and finance once when it reaches its mark, and anew when it is raised", async () => {
    const [bo] = await demo.rows<{ id: string }>("select id from app_user where name = 'Bo Winther'");
    const body = { code: "T-WARN", name: "Warned", currency: "DKK", ownerId: bo?.id };
    const quarter = { budgetPeriod: "quarter", periodBudgetMinor: 1_000 };
    const made = await demo.ask<AccountItem>("finn", "POST", "/accounts", { body: { ...body, ...quarter } });
    expect(made.status).toBe(201);
    const spend = (amountMinor: number) =>
      correct({
        period: "2026-12",
        debitAccountId: made.body.id,
        creditAccountId: account("COP-V-KITCHEN").id,
        amountMinor,
        memo: randomUUID(),
      });
    const warnings = async () =>
      (
        await demo.rows("select 1 from signal where kind = 'account.budget_warning' and subject_id = $1", [
          made.body.id,
        ])
      ).length;
    expect((await spend(799)).status).toBe(201);
    expect(await warnings()).toBe(0);
    expect((await spend(1)).status).toBe(201);
    expect(await warnings()).toBe(1);
    const told = await demo.rows<{ name: string }>(
      `select u.name from message_log m
         join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
        where m.kind = 'budget_card' and m.thread like $1 order by u.name`,
      [`budget:${made.body.id}:%`],
    );
    expect(told.map(({ name }) => name)).toEqual(["Bo Winther", "Finn Sørensen", "Kari Nilsen", "Thomas Brandt"]);
    expect((await spend(100)).status).toBe(201);
    expect(await warnings()).toBe(1);
    expect((await spend(101)).body.code).toBe("budget_exceeded");
    const raised = { ifMatch: made.body.version, body: { periodBudgetMinor: 2_000 } };
    expect((await demo.ask("finn", "PATCH", `/accounts/${made.body.id}`, raised)).status).toBe(200);
    expect((await spend(700)).status).toBe(201);
    expect(await warnings()).toBe(2);
    const shown = await demo.get<AccountItem>("bo", `/accounts/${made.body.id}`);
    expect(shown.budget).toEqual({ startsOn: "2026-10-01", budgetMinor: 2_000, usedMinor: 1_600 });
  });

  it("is claimed by one of several who reach it at once", async () => {
    const found = account("COP-4500");
    const usage = { accountId: found.id, startsOn: null, budgetMinor: 100, usedMinor: 90, addedMinor: 20 };
    await Promise.all(Array.from({ length: 6 }, () => demo.job((context) => warnOfBudget(context, [usage]))));
    const told = await demo.rows("select 1 from signal where kind = 'account.budget_warning' and subject_id = $1", [
      found.id,
    ]);
    expect(told).toHaveLength(1);
  });
});
