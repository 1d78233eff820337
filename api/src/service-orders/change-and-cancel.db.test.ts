import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { OrderConsequences, OrderRevision } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { copenhagen } from "../demo/nordlys-copenhagen.ts";
import { nordlys } from "../demo/nordlys.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

// Monday; the meeting is on Thursday, so that every cut-off of the kitchen and the caterer lies in between.
const monday = new Date("2026-11-16T08:00:00Z");
const thursday = "2026-11-19";
const tenantId = demoIds.tenant(nordlys);

let demo: DemoTestApi;
let number = 0;

beforeAll(async () => {
  demo = await startDemoTestApi(monday);
});
afterAll(() => demo.stop());
beforeEach(() => demo.moveTo(monday));

function serviceId(name: string): string {
  const service = copenhagen.services.find((one) => one.name === name);
  if (!service) throw new Error(`The demo has no ${name}`);
  return demoIds.service(nordlys, copenhagen, service);
}

const lunch = serviceId("Green bowl");
const coffee = serviceId("Coffee and tea");

function post<T>(path: string, body?: object, person = "anna") {
  return demo.ask<T>(person, "POST", path, body === undefined ? {} : { body });
}

/** A sent meeting with a sent order of so many lunches and coffees. */
async function ordered(quantity = 12): Promise<ServiceOrder> {
  const draft = await drafted(quantity);
  const sent = await post<ServiceOrder>(`/service-orders/${draft.id}/submit`);
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return demo.get("anna", `/service-orders/${draft.id}`);
}

async function drafted(quantity = 12): Promise<ServiceOrder> {
  const meeting = await newMeeting();
  const lines = [lunch, coffee].map((id) => ({ serviceId: id, quantity }));
  const draft = await post<ServiceOrder>(`/meetings/${meeting.id}/service-orders`, { lines });
  expect(draft.status, JSON.stringify(draft.body)).toBe(201);
  return draft.body;
}

async function newMeeting(): Promise<Meeting> {
  number += 1;
  const event = {
    iCalUId: `change-and-cancel-${number}`,
    subject: `Workshop ${number}`,
    start: { dateTime: `${thursday}T10:00:00`, timeZone: "Europe/Copenhagen" },
    end: { dateTime: `${thursday}T14:00:00`, timeZone: "Europe/Copenhagen" },
  };
  const { status, body } = await post<Meeting>("/calendar/events", event);
  expect(status).toBe(200);
  return body;
}

function withQuantity(order: ServiceOrder, service: string, quantity: number) {
  return order.lines.map((line) => ({
    id: line.id,
    serviceId: line.service.id,
    quantity: line.service.id === service ? quantity : line.quantity,
    deliverAt: line.deliverAt,
  }));
}

/** What the ledger says of an order's kinds of transactions, in minor units. */
async function ledgerOf(order: Pick<ServiceOrder, "id">): Promise<Record<string, number>> {
  const rows = await demo.rows<{ kind: string; sum: string }>(
    `select x.kind, sum(t.amount_minor) as sum
       from transaction x join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
      where x.service_order_id = $1 group by x.kind`,
    [order.id],
  );
  return Object.fromEntries(rows.map(({ kind, sum }) => [kind, Number(sum)]));
}

const lastFree = (order: ServiceOrder, service: string) =>
  new Date(order.lines.find((line) => line.service.id === service)?.fees.cancel[0]?.after ?? "");
const after = (moment: Date, milliseconds = 1) => new Date(moment.getTime() + milliseconds);

describe("cancelling an order", () => {
  it("costs nothing up to the cut-off itself, and afterwards exactly what was shown", async () => {
    const [early, late] = [await ordered(), await ordered()];
    const cutOff = lastFree(early, lunch);
    demo.moveTo(cutOff);
    expect((await post<ServiceOrder>(`/service-orders/${early.id}/cancel`)).body).toMatchObject({
      status: "cancelled",
      fees: [],
    });
    demo.moveTo(after(cutOff));
    const shown = await post<OrderConsequences>(`/service-orders/${late.id}/preview-cancel`);
    expect(shown.body.fee.amountMinor).toBeGreaterThan(0);
    const refused = await post<Problem>(`/service-orders/${late.id}/cancel`);
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe("fee_applies");
    expect(refused.body.consequences).toEqual(shown.body);
    const done = await post<ServiceOrder>(`/service-orders/${late.id}/cancel`, { acceptFee: shown.body.fee });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.fees.reduce((sum, { amount }) => sum + amount.amountMinor, 0)).toBe(shown.body.fee.amountMinor);
    const ledger = await ledgerOf(late);
    expect(ledger).toEqual({
      hold: late.total.amountMinor,
      release: late.total.amountMinor,
      fee: shown.body.fee.amountMinor,
    });
  });

  it("refuses a fee that was shown before it rose, and less than is due", async () => {
    const order = await ordered();
    const cutOff = lastFree(order, lunch);
    demo.moveTo(after(cutOff));
    const shown = await post<OrderConsequences>(`/service-orders/${order.id}/preview-cancel`);
    demo.moveTo(after(new Date(`${thursday}T12:00:00Z`)));
    const risen = await post<OrderConsequences>(`/service-orders/${order.id}/preview-cancel`);
    expect(risen.body.fee.amountMinor).toBeGreaterThan(shown.body.fee.amountMinor);
    const refused = await post<Problem>(`/service-orders/${order.id}/cancel`, { acceptFee: shown.body.fee });
    expect([refused.status, refused.body.code]).toEqual([409, "fee_applies"]);
    const wrong = { acceptFee: { ...risen.body.fee, currency: "EUR" } };
    expect((await post(`/service-orders/${order.id}/cancel`, wrong)).status).toBe(409);
    expect((await post(`/service-orders/${order.id}/cancel`, { acceptFee: risen.body.fee })).status).toBe(200);
  });

  it("charges a fee once, however many cancel at the same moment", async () => {
    const order = await ordered();
    demo.moveTo(after(lastFree(order, lunch)));
    const { body: shown } = await post<OrderConsequences>(`/service-orders/${order.id}/preview-cancel`);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(`/service-orders/${order.id}/cancel`, { acceptFee: shown.fee })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect((await ledgerOf(order)).fee).toBe(shown.fee.amountMinor);
  });

  it("is waived by the vendor or the facility with a reason, once, and the money goes back", async () => {
    const order = await ordered();
    demo.moveTo(after(lastFree(order, lunch)));
    const { body: shown } = await post<OrderConsequences>(`/service-orders/${order.id}/preview-cancel`);
    const cancelled = await post<ServiceOrder>(`/service-orders/${order.id}/cancel`, { acceptFee: shown.fee });
    const [fee] = cancelled.body.fees;
    if (!fee) throw new Error("No fee was charged");
    const waive = (person: string, reason: string) => post<Problem>(`/order-fees/${fee.id}/waive`, { reason }, person);
    expect((await waive("anna", "Please")).status).toBe(403);
    expect((await waive("lena", "Not ours")).status).toBe(404);
    expect((await waive("elena", " ")).status).toBe(400);
    const answers = await Promise.all(["The fair was moved", "Again"].map((reason) => waive("elena", reason)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("fee_waived");
    const read = await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
    expect(read.fees[0]?.waived?.reason).toMatch(/fair|Again/);
    expect((await ledgerOf(order)).refund).toBe(fee.amount.amountMinor);
  });

  it("is charged by the same rule when the meeting is cancelled", async () => {
    const order = await ordered();
    demo.moveTo(after(lastFree(order, lunch)));
    const { body: shown } = await post<OrderConsequences>(`/service-orders/${order.id}/preview-cancel`);
    const gone = await post(`/meetings/${order.meetingId}/cancel`);
    expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    const read = await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
    expect(read.status).toBe("cancelled");
    expect((await ledgerOf(order)).fee).toBe(shown.fee.amountMinor);
  });
});

describe("changing an order", () => {
  it("shows what less of it costs after the cut-off, and charges that", async () => {
    const order = await ordered();
    demo.moveTo(after(lastFree(order, lunch)));
    const body = { lines: withQuantity(order, lunch, 9) };
    const shown = await post<OrderConsequences>(`/service-orders/${order.id}/preview-change`, body);
    expect(shown.status, JSON.stringify(shown.body)).toBe(200);
    const line = order.lines.find(({ service }) => service.id === lunch);
    const lost = 3 * (line?.unitPrice.amountMinor ?? 0);
    expect(shown.body.fee.amountMinor).toBeGreaterThan(0);
    expect(shown.body.fee.amountMinor).toBeLessThanOrEqual(lost);
    const change = (more: object) =>
      demo.ask<ServiceOrder & Omit<Problem, "status">>("anna", "PATCH", `/service-orders/${order.id}`, {
        ifMatch: order.version,
        body: { ...body, ...more },
      });
    expect((await change({})).body.code).toBe("fee_applies");
    const done = await change({ acceptFee: shown.body.fee });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body.total.amountMinor).toBe(order.total.amountMinor - lost);
    expect(done.body.lines.map(({ id }) => id)).toEqual(order.lines.map(({ id }) => id));
    const ledger = await ledgerOf(order);
    expect((ledger.hold ?? 0) - (ledger.release ?? 0)).toBe(done.body.total.amountMinor);
    expect(ledger.fee).toBe(shown.body.fee.amountMinor);
  });

  it("keeps the price of what is ordered, and its terms, when the vendor changes his", async () => {
    const order = await ordered();
    await demo.rows("update service set price_minor = price_minor * 2, updated_at = $2 where id = $1", [lunch, monday]);
    try {
      const less = await demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
        ifMatch: order.version,
        body: { lines: withQuantity(order, lunch, 10) },
      });
      expect(less.status, JSON.stringify(less.body)).toBe(200);
      const unit = (one: ServiceOrder) => one.lines.find(({ service }) => service.id === lunch)?.unitPrice;
      expect(unit(less.body)).toEqual(unit(order));
    } finally {
      await demo.rows("update service set price_minor = price_minor / 2 where id = $1", [lunch]);
    }
  });

  it("says what somebody else changed when it comes too late, and keeps both in the revisions", async () => {
    const order = await ordered();
    const patch = (body: object) =>
      demo.ask<ServiceOrder & Omit<Problem, "status">>("anna", "PATCH", `/service-orders/${order.id}`, {
        ifMatch: order.version,
        body,
      });
    expect((await patch({ lines: withQuantity(order, coffee, 15) })).status).toBe(200);
    const late = await patch({ note: "No nuts" });
    expect(late.status).toBe(412);
    expect(late.body.changes).toEqual([
      { service: "Coffee and tea", kind: "changed", quantity: { before: 12, after: 15 } },
    ]);
    const revisions = await demo.get<Page<OrderRevision>>("anna", `/service-orders/${order.id}/revisions`);
    expect(revisions.items.map(({ differences }) => differences)).toEqual([late.body.changes, []]);
    const firstPage = await demo.get<Page<OrderRevision>>("anna", `/service-orders/${order.id}/revisions?limit=1`);
    expect(firstPage.items).toHaveLength(1);
    const next = await demo.get<Page<OrderRevision>>(
      "anna",
      `/service-orders/${order.id}/revisions?limit=1&after=${firstPage.next}`,
    );
    expect(next.items.map(({ version }) => version)).toEqual([revisions.items[1]?.version]);
    expect(next.next).toBeNull();
  });

  it("goes to another account for one line, and holds every line where it is paid", async () => {
    const order = await ordered();
    const accounts = await demo.get<Page<{ id: string }>>("anna", "/accounts?currency=DKK");
    const [own] = order.accountSplit;
    const other = accounts.items.find(({ id }) => id !== own?.account.id);
    if (!other) return expect(accounts.items.length).toBeGreaterThan(0);
    const lines = withQuantity(order, coffee, 12).map((line) =>
      line.serviceId === coffee ? { ...line, accountId: other.id } : line,
    );
    const done = await demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
      ifMatch: order.version,
      body: { lines },
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    const held = await demo.rows<{ debit_account_id: string; sum: string }>(
      `select t.debit_account_id, sum(t.amount_minor) as sum
         from transaction x join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
        where x.service_order_id = $1 and x.kind = 'hold'
          and not exists (select from transfer r where r.tenant_id = t.tenant_id and r.reverses_id = t.id)
        group by t.debit_account_id`,
      [order.id],
    );
    const coffeeTotal = order.lines.find(({ service }) => service.id === coffee)?.total.amountMinor ?? 0;
    expect(Object.fromEntries(held.map((row) => [row.debit_account_id, Number(row.sum)]))).toEqual({
      [own?.account.id ?? ""]: order.total.amountMinor - coffeeTotal,
      [other.id]: coffeeTotal,
    });
  });
});

describe("an order of which something has come", () => {
  /** The delivery with the service in it, accepted and delivered, less of it where a number is given. */
  async function deliver(order: ServiceOrder, service: string, quantity?: number) {
    const line = order.lines.find((one) => one.service.id === service);
    const id = line?.production?.id;
    const act = (action: string, body: object) => post(`/production-orders/${id}/${action}`, body, "elena");
    const accepted = await act("accept", {});
    expect([200, 409]).toContain(accepted.status);
    const lines = await demo.rows<{ id: string }>(
      "select id from production_order_line where production_order_id = $1 and service_order_line_id = $2",
      [id, line?.id],
    );
    const delivered = await act(
      "deliver",
      quantity === undefined ? {} : { lines: [{ lineId: lines[0]?.id, quantity }], reason: "The rest fell down" },
    );
    expect(delivered.status, JSON.stringify(delivered.body)).toBe(200);
  }

  it("is paid for what came, and what is still to come stays held", async () => {
    const order = await ordered();
    await deliver(order, coffee, 10);
    const [coffeeLine, lunchLine] = [coffee, lunch].map((id) => order.lines.find(({ service }) => service.id === id));
    const ledger = await ledgerOf(order);
    expect(ledger.post).toBe(10 * (coffeeLine?.unitPrice.amountMinor ?? 0));
    expect((ledger.hold ?? 0) - (ledger.release ?? 0)).toBe(lunchLine?.total.amountMinor);
    const read = await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
    expect(read.lines.find(({ service }) => service.id === coffee)?.delivered).toBe(10);
    expect(read.status).not.toBe("delivered");
  });

  it("takes no change of it any more, and cancels only the rest", async () => {
    const order = await ordered();
    await deliver(order, coffee);
    const { version } = await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
    const patch = (quantity: number) =>
      demo.ask<Omit<Problem, "status">>("anna", "PATCH", `/service-orders/${order.id}`, {
        ifMatch: version,
        body: { lines: withQuantity(order, coffee, quantity) },
      });
    expect((await patch(3)).body.code).toBe("line_delivered");
    expect((await patch(12)).status).toBe(200);
    const cancelled = await post<ServiceOrder>(`/service-orders/${order.id}/cancel`);
    expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
    expect(cancelled.body.status).toBe("delivered");
    expect(cancelled.body.lines.map(({ service }) => service.id)).toEqual([coffee]);
    const ledger = await ledgerOf(order);
    expect(ledger.post).toBe(cancelled.body.total.amountMinor);
    expect(ledger.hold).toBe(ledger.release);
  });
});

describe("a room that is gone", () => {
  it("is no place of delivery any more: what was to go there goes to the meeting, and the vendor sees it", async () => {
    const order = await ordered();
    const floors = await demo.rows<{ floor_id: string }>(
      "select floor_id from meeting_room where site_id = $1 order by id limit 1",
      [order.siteId],
    );
    const room = await demo.ask<{ id: string; version: number }>("elena", "POST", "/rooms", {
      body: { floorId: floors[0]?.floor_id, name: "Winter garden", email: "winter@nordlys.example", capacity: 4 },
    });
    expect(room.status, JSON.stringify(room.body)).toBe(201);
    const there = await demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
      ifMatch: order.version,
      body: {
        lines: withQuantity(order, coffee, 12).map((line) =>
          line.serviceId === lunch ? { ...line, deliverTo: { roomId: room.body.id } } : line,
        ),
      },
    });
    expect(there.status, JSON.stringify(there.body)).toBe(200);
    const placeOf = (one: ServiceOrder) => one.lines.find(({ service }) => service.id === lunch)?.deliverTo;
    expect(placeOf(there.body)).toBe("Winter garden");
    const gone = await demo.ask("elena", "DELETE", `/rooms/${room.body.id}`, { ifMatch: room.body.version });
    expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    const after = await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
    expect(placeOf(after)).toBe(order.lines[0]?.deliverTo);
    expect(after.fees).toEqual([]);
    const production = await demo.rows<{ deliver_to: string | null }>(
      "select deliver_to from production_order where service_order_id = $1 and status <> 'cancelled'",
      [order.id],
    );
    expect(production.map((row) => row.deliver_to)).not.toContain("Winter garden");
  });
});

describe("sending an order", () => {
  it("refuses a price that has changed since it was written, shows the new one, and takes it when it is expected", async () => {
    const draft = await drafted();
    demo.moveTo(after(monday, 60_000));
    const raise = "update service set price_minor = price_minor + 100, updated_at = $2 where id = $1";
    await demo.rows(raise, [lunch, after(monday, 30_000)]);
    try {
      const refused = await post<Problem>(`/service-orders/${draft.id}/submit`);
      expect([refused.status, refused.body.code]).toEqual([409, "price_changed"]);
      const total = refused.body.consequences?.total;
      expect(total?.before).toEqual(draft.total);
      expect(total?.after.amountMinor).toBe(draft.total.amountMinor + 1_200);
      expect(await ledgerOf(draft)).toEqual({});
      const sent = await post<ServiceOrder>(`/service-orders/${draft.id}/submit`, { expectedTotal: total?.after });
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      expect((await ledgerOf(draft)).hold).toBe(total?.after.amountMinor);
    } finally {
      await demo.rows("update service set price_minor = price_minor - 100 where id = $1", [lunch]);
    }
  });

  it("refuses an account that was closed in between", async () => {
    const draft = await drafted();
    const [share] = draft.accountSplit;
    await demo.rows("update account set status = 'closed' where id = $1", [share?.account.id]);
    const refused = await post<Problem>(`/service-orders/${draft.id}/submit`);
    await demo.rows("update account set status = 'open' where id = $1", [share?.account.id]);
    expect([refused.status, refused.body.code]).toEqual([422, "account_closed"]);
    expect(await ledgerOf(draft)).toEqual({});
  });

  it("refuses more lines than an order has, and quantities that make no sense", async () => {
    const meeting = await newMeeting();
    const draft = (lines: object[]) => post(`/meetings/${meeting.id}/service-orders`, { lines });
    const many = (length: number) => Array.from({ length }, () => ({ serviceId: lunch, quantity: 1 }));
    expect((await draft(many(10_000))).status).toBe(413);
    expect((await draft(many(101))).status).toBe(400);
    for (const quantity of [-1, 0, 1.5, 1e12]) expect((await draft([{ serviceId: lunch, quantity }])).status).toBe(400);
  });

  it("keeps within the budget of the month in which it is delivered", async () => {
    const drafts = await Promise.all([drafted(), drafted(), drafted()]);
    const [share] = drafts[0]?.accountSplit ?? [];
    const total = drafts[0]?.total.amountMinor ?? 0;
    await demo.rows("update account set budget_period = 'month', period_budget_minor = $2 where id = $1", [
      share?.account.id,
      total * 2 + 1,
    ]);
    try {
      const answers = await Promise.all(drafts.map(({ id }) => post<Problem>(`/service-orders/${id}/submit`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 422]);
      const [first] = drafts.filter((_, index) => answers[index]?.status === 200);
      const last = drafts.find((_, index) => answers[index]?.status === 422);
      expect((await post(`/service-orders/${first?.id}/cancel`)).status).toBe(200);
      expect((await post(`/service-orders/${last?.id}/submit`)).status).toBe(200);
      const used = await demo.rows<{ used_minor: string }>(
        "select used_minor from account_period where account_id = $1",
        [share?.account.id],
      );
      expect(used.map((row) => Number(row.used_minor))).toEqual([total * 2]);
    } finally {
      await demo.rows("update account set budget_period = null, period_budget_minor = null where id = $1", [
        share?.account.id,
      ]);
    }
  });
});

describe("all of this together", () => {
  it("leaves a ledger in which the doctor finds nothing", async () => {
    expect(await runDoctor(demo.database.appPool, [tenantId])).toEqual([]);
  });
});
