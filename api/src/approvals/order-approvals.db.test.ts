import type { Approval, OrderApproval } from "@magic-meetings/contract/approvals/approval.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { describe, expect, it } from "vitest";
import {
  approve,
  asked,
  demo,
  deputise,
  few,
  heldOf,
  later,
  many,
  now,
  product,
  question,
  reject,
  sales,
  service,
  statusOf,
  submitted,
  tend,
  toldOf,
  userId,
  withOrderApprovals,
} from "./order-approval-test-world.ts";

withOrderApprovals();

describe("an order above its account's limit", () => {
  it("waits for the account's owner, holds nothing and takes nothing", async () => {
    const order = await submitted(many);
    expect(order.status).toBe("awaiting_approval");
    expect(await heldOf(order.id)).toBe(0);
    expect(await demo.rows("select id from production_order where service_order_id = $1", [order.id])).toEqual([]);
    const one = await question("bo", order.id);
    const price = { amountMinor: service.price * many, currency: "DKK" };
    expect(one).toMatchObject({
      state: "pending",
      note: "The board comes along",
      approver: { name: "Bo Winther" },
      subject: {
        kind: "order",
        number: order.number,
        status: "awaiting_approval",
        total: price,
        totalBefore: price,
        account: { id: sales.id, name: "Sales, Copenhagen" },
        amount: price,
        known: { amountMinor: 0 },
        limit: { amountMinor: service.price * 20 },
        lines: [{ quantity: many, total: price }],
        changes: [],
        others: [],
        level: "owner",
        asked: [{ name: "Bo Winther", as: "owner" }],
      },
      allowed: { approve: { ok: true }, reject: { ok: true }, reopen: { ok: false } },
    });
    expect(await toldOf(one.id)).toEqual(["Bo"]);
    expect(await asked("finn", order.id)).toBeUndefined();
    expect((await demo.ask("finn", "POST", `/approvals/${one.id}/approve`)).status).toBe(404);
    const waiting = await demo.get<{ items: OrderApproval[] }>("anna", `/service-orders/${order.id}/approvals`);
    expect(waiting.items).toMatchObject([{ state: "pending", asked: [{ name: "Bo Winther" }], askedAt: one.askedAt }]);
  });

  it("is placed when she approves: money is held and the vendor has it", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    expect((await approve("bo", one)).body).toMatchObject({ state: "approved", decidedBy: { name: "Bo Winther" } });
    expect(await statusOf(order.id)).toBe("confirmed");
    expect(await heldOf(order.id)).toBe(order.total.amountMinor);
    expect(await demo.rows("select id from production_order where service_order_id = $1", [order.id])).toHaveLength(1);
    expect((await approve("bo", one)).status).toBe(200);
    expect((await reject("bo", one)).body.code).toBe("wrong_state");
    expect(await heldOf(order.id)).toBe(order.total.amountMinor);
  });

  it("needs nobody below the limit, and nobody where its owner orders", async () => {
    expect((await submitted(few)).status).toBe("confirmed");
    const [account] = await demo.rows<{ owner_id: string }>("select owner_id from account where id = $1", [sales.id]);
    await demo.rows("update account set owner_id = $2 where id = $1", [sales.id, await userId("Anna")]);
    expect((await submitted(many)).status).toBe("confirmed");
    await demo.rows("update account set owner_id = $2 where id = $1", [sales.id, account?.owner_id]);
  });

  it("waits for the invite where that is not sent yet", async () => {
    const [site] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
    const draft = {
      subject: "Board",
      start: "2026-12-01T10:00:00+01:00",
      end: "2026-12-01T14:00:00+01:00",
      timeZone: "Europe/Copenhagen",
      attendees: [],
      locations: [{ siteId: site?.id, headCount: 40 }],
    };
    const path = "/meetings/by-key/order-approval-00000001";
    const { body: unsent, status } = await demo.ask<Meeting>("anna", "PUT", path, { body: draft });
    expect(status, JSON.stringify(unsent)).toBe(200);
    const body = {
      lines: [{ serviceId: service.id, quantity: many }],
      accountSplit: [{ accountId: sales.id, percent: 100 }],
    };
    const order = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${unsent.id}/service-orders`, { body });
    expect(order.status, JSON.stringify(order.body)).toBe(201);
    const sent = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${order.body.id}/submit`);
    expect(sent.body).toMatchObject({ status: "awaiting_approval" });
    expect((await approve("bo", await question("bo", order.body.id))).status).toBe(200);
    expect(await statusOf(order.body.id)).toBe("submitted");
    expect(await heldOf(order.body.id)).toBe(order.body.total.amountMinor);
  });

  it("is rejected with the reason, which can be taken back as long as nothing else was ordered", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    expect((await reject("bo", one)).body).toMatchObject({ state: "rejected", reason: "Too much for a Tuesday" });
    expect(await statusOf(order.id)).toBe("rejected");
    expect((await approve("bo", one)).body.code).toBe("wrong_state");
    const reopened = await demo.ask<Approval>("bo", "POST", `/approvals/${one.id}/reopen`);
    expect(reopened.body).toMatchObject({ state: "pending", reason: null });
    expect(await statusOf(order.id)).toBe("awaiting_approval");
    await reject("bo", one);
    const body = { lines: [{ serviceId: service.id, quantity: few }] };
    await demo.ask("anna", "POST", `/meetings/${order.meetingId}/service-orders`, { body });
    expect((await demo.ask("bo", "POST", `/approvals/${one.id}/reopen`)).body.code).toBe("wrong_state");
  });

  it("is decided once, however many decide at once", async () => {
    await deputise("Karen", "2026-11-01T00:00:00Z", null);
    const order = await submitted(many);
    const one = await question("bo", order.id);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, press) => {
        const person = press % 2 === 0 ? "bo" : "karen";
        return press % 3 === 0 ? reject(person, one) : approve(person, one);
      }),
    );
    const [decided] = await demo.rows<{ state: string }>("select state from approval where id = $1", [one.id]);
    const isPlaced = decided?.state === "approved";
    expect(await heldOf(order.id)).toBe(isPlaced ? order.total.amountMinor : 0);
    expect(await statusOf(order.id)).toBe(isPlaced ? "confirmed" : "rejected");
    expect(answers.every(({ status, body }) => (status === 200 ? body.state === decided?.state : status === 409))).toBe(
      true,
    );
  });
});

describe("several accounts above their limits", () => {
  const split = async () => {
    await demo.rows("update account set approval_limit_minor = $1", [service.price * 5]);
    await demo.rows(
      `insert into account_user (tenant_id, account_id, user_id)
       select tenant_id, $1, id from app_user where name like 'Anna %' on conflict do nothing`,
      [product.id],
    );
    const accountSplit = [
      { accountId: sales.id, percent: 60 },
      { accountId: product.id, percent: 40 },
    ];
    return submitted(many, { accountSplit });
  };

  it("are all asked, each for its own part; the last one's agreement places the order", async () => {
    const order = await split();
    const [mine, theirs] = [await question("bo", order.id), await question("karen", order.id)];
    expect(mine.subject.amount.amountMinor + theirs.subject.amount.amountMinor).toBe(order.total.amountMinor);
    expect(mine.subject.others).toMatchObject([{ account: { name: "Product, Copenhagen" }, state: "pending" }]);
    await approve("bo", mine);
    expect(await statusOf(order.id)).toBe("awaiting_approval");
    expect(await heldOf(order.id)).toBe(0);
    await approve("karen", theirs);
    expect(await statusOf(order.id)).toBe("confirmed");
    expect(await heldOf(order.id)).toBe(order.total.amountMinor);
  });

  it("reject together: one no is enough, and the other's question is taken back", async () => {
    const order = await split();
    const [mine, theirs] = [await question("bo", order.id), await question("karen", order.id)];
    await reject("karen", theirs);
    expect(await statusOf(order.id)).toBe("rejected");
    expect((await approve("bo", mine)).body.code).toBe("wrong_state");
    await demo.ask("karen", "POST", `/approvals/${theirs.id}/reopen`);
    expect((await question("bo", order.id)).state).toBe("pending");
  });

  it("both agree at the same moment, and the order is placed once", async () => {
    const order = await split();
    const [mine, theirs] = [await question("bo", order.id), await question("karen", order.id)];
    const answers = await Promise.all([approve("bo", mine), approve("karen", theirs)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await statusOf(order.id)).toBe("confirmed");
    expect(await heldOf(order.id)).toBe(order.total.amountMinor);
  });
});

describe("approving looks again", () => {
  it("never overspends a budget, however many orders are approved at once", async () => {
    const orders: ServiceOrder[] = [];
    for (let index = 0; index < 20; index += 1) orders.push(await submitted(many));
    const { items } = await demo.get<Page<Approval>>("bo", "/approvals?limit=200");
    const questions = items.filter(({ subject }) => orders.some(({ id }) => id === subject.id));
    expect(questions).toHaveLength(20);
    const total = orders[0]?.total.amountMinor ?? 0;
    await demo.rows("update account set budget_minor = held_minor + posted_minor + $2 where id = $1", [
      sales.id,
      total * 7 + 1,
    ]);
    const answers = await Promise.all(questions.map((one) => approve("bo", one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7);
    expect(answers.filter(({ body }) => body.code === "budget_exceeded")).toHaveLength(13);
    const waiting = await Promise.all(orders.map(({ id }) => statusOf(id)));
    expect(waiting.filter((status) => status === "awaiting_approval")).toHaveLength(13);
    const [account] = await demo.rows<{ over: boolean }>(
      "select held_minor + posted_minor > budget_minor as over from account where id = $1",
      [sales.id],
    );
    expect(account?.over).toBe(false);
    await demo.rows("update account set budget_minor = null where id = $1", [sales.id]);
  });

  it("shows a price that has changed, and takes it when it is accepted", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    await demo.rows("update service set price_minor = price_minor + 100, updated_at = $2 where id = $1", [
      service.id,
      new Date(now.getTime() + 1000),
    ]);
    await demo.rows("update vendor_service set price_minor = price_minor + 100 where service_id = $1", [service.id]);
    later(1);
    const refused = await approve("bo", one);
    expect(refused).toMatchObject({ status: 409, body: { code: "price_changed" } });
    const expectedTotal = refused.body.consequences?.total.after;
    expect(expectedTotal?.amountMinor).toBe(order.total.amountMinor + many * 100);
    expect(await statusOf(order.id)).toBe("awaiting_approval");
    expect((await approve("bo", one, { expectedTotal: order.total })).body.code).toBe("price_changed");
    expect((await approve("bo", one, { expectedTotal })).status).toBe(200);
    expect(await heldOf(order.id)).toBe(expectedTotal?.amountMinor);
    await demo.rows("update service set price_minor = price_minor - 100 where id = $1", [service.id]);
    await demo.rows("update vendor_service set price_minor = price_minor - 100 where service_id = $1", [service.id]);
  });

  it("refuses what is too late, a closed account and a vendor without room, and the order goes on waiting", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    await demo.rows("update account set status = 'closed' where id = $1", [sales.id]);
    expect((await approve("bo", one)).body.code).toBe("account_closed");
    await demo.rows("update account set status = 'open' where id = $1", [sales.id]);
    await demo.rows("update vendor set capacity_per_hour = $2 where id = $1", [service.vendor_id, many - 1]);
    expect((await approve("bo", one)).body.code).toBe("vendor_full");
    await demo.rows("update vendor set capacity_per_hour = null");
    demo.moveTo(new Date(one.subject.decideBy));
    expect((await approve("bo", one)).body.code).toBe("past_order_before");
    expect((await question("bo", order.id)).allowed.approve).toEqual({ ok: false, because: "past_order_before" });
    demo.moveTo(now);
    expect(await statusOf(order.id)).toBe("awaiting_approval");
  });
});

describe("an order that changes while it waits", () => {
  const patch = (order: ServiceOrder, quantity: number, more: object = {}) =>
    demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
      ifMatch: order.version,
      body: { lines: [{ serviceId: service.id, quantity }], ...more },
    });

  it("is the same question about what it is now, and shows what has changed", async () => {
    const order = await submitted(many);
    const before = await question("bo", order.id);
    expect((await patch(order, many + 5)).status).toBe(200);
    const after = await question("bo", order.id);
    expect(after.id).toBe(before.id);
    expect(after.subject).toMatchObject({
      amount: { amountMinor: service.price * (many + 5) },
      totalBefore: { amountMinor: service.price * many },
      changes: [{ kind: "changed", quantity: { before: many, after: many + 5 } }],
    });
    const stale = await approve("bo", before, { expectedTotal: before.subject.total });
    expect(stale.body.code).toBe("price_changed");
  });

  it("is placed without anybody's agreement once it is below the limit", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    expect((await patch(order, few)).body.status).toBe("confirmed");
    expect(await asked("bo", order.id)).toBeUndefined();
    expect((await approve("bo", one)).body.code).toBe("wrong_state");
    expect(await heldOf(order.id)).toBe(service.price * few);
  });

  it("takes the question back when it is cancelled, or its meeting is", async () => {
    const order = await submitted(many);
    const one = await question("bo", order.id);
    expect((await demo.ask("anna", "POST", `/service-orders/${order.id}/cancel`)).status).toBe(200);
    expect((await approve("bo", one)).body.code).toBe("wrong_state");
    const second = await submitted(many);
    await demo.ask("anna", "POST", `/meetings/${second.meetingId}/cancel`);
    expect(await asked("bo", second.id)).toBeUndefined();
  });
});

describe("an increase of an order that stands", () => {
  const patch = (order: ServiceOrder, quantity: number) =>
    demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
      ifMatch: order.version,
      body: { lines: [{ serviceId: service.id, quantity }] },
    });

  it("asks for the difference, and leaves the order as it is until it is approved", async () => {
    const order = await submitted(few);
    const answered = await patch(order, many);
    expect(answered.body).toMatchObject({ status: "confirmed", version: order.version, total: order.total });
    const one = await question("bo", order.id);
    expect(one.subject).toMatchObject({
      kind: "change",
      status: "confirmed",
      amount: { amountMinor: service.price * many },
      known: { amountMinor: service.price * few },
      total: { amountMinor: service.price * many },
      totalBefore: { amountMinor: service.price * few },
      changes: [{ kind: "changed", quantity: { before: few, after: many } }],
    });
    expect(await heldOf(order.id)).toBe(service.price * few);
    expect((await approve("bo", one)).status).toBe(200);
    expect(await demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`)).toMatchObject({
      status: "confirmed",
      lines: [{ quantity: many }],
    });
    expect(await heldOf(order.id)).toBe(service.price * many);
  });

  it("leaves the order as it was when it is declined, or when the order changes otherwise", async () => {
    const order = await submitted(few);
    await patch(order, many);
    expect((await reject("bo", await question("bo", order.id))).status).toBe(200);
    expect(await statusOf(order.id)).toBe("confirmed");
    await patch(order, many);
    const one = await question("bo", order.id);
    expect((await patch(order, few + 1)).body.lines[0]?.quantity).toBe(few + 1);
    expect((await approve("bo", one)).body.code).toBe("wrong_state");
    expect(await heldOf(order.id)).toBe(service.price * (few + 1));
  });

  it("lapses by itself, and the organizer is told that the order stays", async () => {
    const order = await submitted(few);
    await patch(order, many);
    const one = await question("bo", order.id);
    demo.moveTo(new Date(one.subject.decideBy));
    await tend();
    expect(await statusOf(order.id)).toBe("confirmed");
    expect(await heldOf(order.id)).toBe(service.price * few);
    const kinds = await demo.rows("select kind from signal where subject_id = $1 and kind like '%change_lapsed'", [
      order.id,
    ]);
    expect(kinds).toHaveLength(1);
  });
});
