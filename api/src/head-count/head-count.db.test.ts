import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { nordlys } from "../demo/nordlys.ts";
import {
  askedBefore,
  responses,
  startHeadCountWorld,
  type FollowingOrder,
  type HeadCountWorld,
} from "./head-count-test-world.ts";

// A Wednesday; the meetings are on the Thursday of the week after.
const start = new Date("2026-11-18T09:00:00Z");

let world: HeadCountWorld;

beforeAll(async () => {
  world = await startHeadCountWorld(start);
});
beforeEach(() => world.moveTo(start));
afterAll(() => world.demo.stop());

/** Runs a process until it has done everything for an order but committed it, then kills it. */
async function killWhileLooking(url: string, moment: Date): Promise<void> {
  const program = fileURLToPath(new URL("doomed-look.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, url, moment.toISOString()], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}

interface Told {
  status: string;
  thread: string;
}

/** The messages about the head count of an order. */
/** The organizer's own; her delegate gets one as well. */
function cards({ order }: FollowingOrder): Promise<Told[]> {
  const values = [`head-count:${order.id}`, demoIds.user(nordlys, "anna")];
  return world.demo.rows<Told>("select status, thread from message_log where thread = $1 and receiver_id = $2", values);
}

async function signalsOf({ order }: FollowingOrder): Promise<string[]> {
  const rows = await world.demo.rows<{ kind: string }>(
    "select kind from signal where subject_id = $1 and kind like 'head_count.%' order by kind",
    [order.id],
  );
  return rows.map(({ kind }) => kind);
}

function changesOf({ order }: FollowingOrder) {
  return world.demo.rows<{ quantity_before: number; quantity_after: number; saved_minor: number; how: string }>(
    `select quantity_before, quantity_after, saved_minor, how
       from head_count_change
      where service_order_id = $1
      order by id`,
    [order.id],
  );
}

async function heldFor({ order }: FollowingOrder): Promise<number> {
  const rows = await world.demo.rows<{ kind: string; amount: number }>(
    `select t.kind, sum(f.amount_minor)::bigint as amount
       from transaction t
       join transfer f on f.tenant_id = t.tenant_id and f.transaction_id = t.id
      where t.service_order_id = $1
      group by t.kind`,
    [order.id],
  );
  const sum = (kind: string) => Number(rows.find((row) => row.kind === kind)?.amount ?? 0);
  return sum("hold") - sum("release");
}

/** An order whose organizer is asked at this moment: of twelve, nine come. */
async function asked(more: Parameters<HeadCountWorld["follow"]>[0] = {}): Promise<FollowingOrder> {
  const order = await world.follow(more);
  await world.respond(order, responses(7, 1, 3));
  world.moveTo(askedBefore(order.cutOff, 20));
  await world.work();
  return order;
}

describe("the organizer", () => {
  it("is asked a day before the cut-off, with one card, and not earlier", async () => {
    const order = await world.follow();
    await world.respond(order, responses(7, 1, 3));
    world.moveTo(askedBefore(order.cutOff, 25));
    await world.work();
    expect(await cards(order)).toEqual([]);
    expect(await world.headCount(order)).toMatchObject({ question: { status: "quiet" } });
    world.moveTo(askedBefore(order.cutOff, 24));
    await world.work();
    await world.work();
    expect(await cards(order)).toHaveLength(1);
    const unit = order.order.lines[0]?.unitPrice.amountMinor ?? 0;
    expect(await world.headCount(order)).toMatchObject({
      counts: { invited: 12, accepted: 8, tentative: 1, declined: 3, unanswered: 0 },
      question: {
        status: "open",
        changes: [{ before: 12, after: 9, saved: { amountMinor: 3 * unit, currency: "DKK" } }],
        saved: { amountMinor: 3 * unit },
        fee: { amountMinor: 0 },
        until: order.cutOff.toISOString(),
        answered: null,
      },
      allowed: { follow: { ok: true }, keep: { ok: true } },
    });
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(12);
  });

  it("changes the order with one press: the money and the kitchen follow, and what it saved is kept", async () => {
    const order = await asked();
    const held = await heldFor(order);
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    const { status, body } = await world.answer(order, "follow", { expected });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ question: { status: "followed" }, savings: { portions: 3 } });
    const changed = await world.orderOf(order);
    expect(changed.lines).toMatchObject([{ id: order.lineId, quantity: 9, headCount: { rule: "accepted" } }]);
    const saved = 3 * (order.order.lines[0]?.unitPrice.amountMinor ?? 0);
    expect(held - (await heldFor(order))).toBe(saved);
    expect(await changesOf(order)).toMatchObject([
      { quantity_before: 12, quantity_after: 9, saved_minor: saved, how: "agreed" },
    ]);
    const production = await world.demo.rows<{ quantity: number }>(
      `select l.quantity
         from production_order_line l
         join production_order p on p.tenant_id = l.tenant_id and p.id = l.production_order_id
        where p.service_order_id = $1`,
      [order.order.id],
    );
    expect(production).toEqual([{ quantity: 9 }]);
  });

  it("presses twice and changes it once", async () => {
    const order = await asked();
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    const answers = await Promise.all([1, 2, 3, 4].map(() => world.answer(order, "follow", { expected })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(await changesOf(order)).toHaveLength(1);
  });

  it("never orders another number than the one that was shown", async () => {
    const order = await asked();
    await world.respond(order, responses(6, 1, 4));
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    const { status, body } = await world.answer(order, "follow", { expected });
    expect([status, body.code]).toEqual([409, "head_count_changed"]);
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(12);
  });

  it("keeps it with one press, and is not asked again", async () => {
    const order = await asked();
    expect((await world.answer(order, "keep")).body).toMatchObject({
      question: { status: "kept", answered: { by: expect.stringMatching(/^Anna/) as string } },
    });
    await world.respond(order, responses(5, 1, 5));
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "kept" } });
    expect((await world.answer(order, "keep")).status).toBe(409);
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.work();
    expect((await world.orderOf(order)).lines[0]).toMatchObject({
      quantity: 12,
      headCount: { settledAt: new Date(order.cutOff.getTime() + 1).toISOString() },
    });
  });

  it("has one card, which shows the newer number when somebody answers", async () => {
    const order = await asked();
    await world.respond(order, responses(6, 1, 4));
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "open", changes: [{ after: 8 }] } });
    // Two messages of one thread: the second takes the place of the first.
    expect(new Set((await cards(order)).map(({ thread }) => thread)).size).toBe(1);
    await world.respond(order, responses(11));
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "quiet", changes: [] } });
  });

  it("alone answers: others see numbers or nothing", async () => {
    const order = await asked();
    const path = `/service-orders/${order.order.id}/head-count`;
    const participant = await world.headCount(order, "bo");
    expect(participant.allowed).toMatchObject({ follow: { ok: false }, keep: { ok: false } });
    expect((await world.demo.ask("bo", "POST", `${path}/follow`)).status).toBe(403);
    expect((await world.demo.ask("lena", "POST", `${path}/keep`)).status).toBe(404);
    expect((await world.demo.ask("lena", "GET", path)).status).toBe(404);
  });
});

describe("an order that was changed or ended meanwhile", () => {
  it("is not asked about any more when its quantity was changed by hand", async () => {
    const order = await asked();
    const current = await world.orderOf(order);
    const lines = [
      { id: order.lineId, serviceId: current.lines[0]?.service.id, quantity: 10, headCount: { rule: "accepted" } },
    ];
    const patched = await world.demo.ask("anna", "PATCH", `/service-orders/${current.id}`, {
      body: { lines },
      ifMatch: current.version,
    });
    expect(patched.status, JSON.stringify(patched.body)).toBe(200);
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "withdrawn" } });
    expect(await signalsOf(order)).toEqual(["head_count.asked", "head_count.withdrawn"]);
  });

  it("is not asked about any more when its meeting is cancelled, and cannot be answered", async () => {
    const order = await asked();
    const cancelled = await world.demo.ask("anna", "POST", `/meetings/${order.meeting.id}/cancel`);
    expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
    const expected = [{ lineId: order.lineId, quantity: 9 }];
    expect((await world.answer(order, "follow", { expected })).status).toBe(409);
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "withdrawn" } });
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.work();
    expect(await changesOf(order)).toEqual([]);
    expect(await signalsOf(order)).toEqual(["head_count.asked", "head_count.withdrawn"]);
  });
});

describe("at the cut-off", () => {
  it("stays as it is without an answer, and later answers to the invite change nothing", async () => {
    const order = await asked();
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.work();
    expect(await world.headCount(order)).toMatchObject({ question: { status: "kept", answered: null } });
    await world.respond(order, responses(3, 0, 8));
    await world.work();
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(12);
    const { status, body } = await world.answer(order, "follow");
    expect([status, body.code]).toEqual([422, "past_cutoff"]);
    expect(await signalsOf(order)).toEqual(["head_count.asked", "head_count.kept", "head_count.settled"]);
    // Nothing took the messages to her chat in all that time.
    expect((await cards(order)).map((card) => card.status)).toEqual(["pending", "pending"]);
  });

  it("takes an answer in its last moment, free of charge, and none after it", async () => {
    const [first, second] = [await asked(), await asked()];
    world.moveTo(first.cutOff);
    const taken = await world.answer(first, "follow", { expected: [{ lineId: first.lineId, quantity: 9 }] });
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    expect((await world.orderOf(first)).fees).toEqual([]);
    world.moveTo(new Date(second.cutOff.getTime() + 1));
    const late = await world.answer(second, "follow", { expected: [{ lineId: second.lineId, quantity: 9 }] });
    expect([late.status, late.body.code]).toEqual([422, "past_cutoff"]);
    await world.work();
    expect((await world.orderOf(second)).lines[0]?.quantity).toBe(12);
  });

  it("settles once, however many workers come at once", async () => {
    const order = await asked();
    world.moveTo(new Date(order.cutOff.getTime() + 60_000));
    await Promise.all(Array.from({ length: 8 }, () => world.work()));
    const settled = (await signalsOf(order)).filter((kind) => kind === "head_count.settled");
    expect(settled).toHaveLength(1);
    const audits = await world.demo.rows(
      "select id from audit_log where entity_id = $1 and action = 'head_count.settle'",
      [order.order.id],
    );
    expect(audits).toHaveLength(1);
  });

  it("still lets the organizer take less by hand, for the fee", async () => {
    const order = await asked();
    world.moveTo(new Date(order.cutOff.getTime() + 60_000));
    await world.work();
    const current = await world.orderOf(order);
    const lines = [{ id: order.lineId, serviceId: current.lines[0]?.service.id, quantity: 9 }];
    const path = `/service-orders/${current.id}`;
    const asks = await world.demo.ask<{ consequences?: { fee: object } }>("anna", "PATCH", path, {
      body: { lines },
      ifMatch: current.version,
    });
    expect([asks.status, asks.body.code]).toEqual([409, "fee_applies"]);
    const acceptFee = asks.body.consequences?.fee;
    const changed = await world.demo.ask("anna", "PATCH", path, {
      body: { lines, acceptFee },
      ifMatch: current.version,
    });
    expect(changed.status, JSON.stringify(changed.body)).toBe(200);
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(9);
  });
});

describe("a process that is killed in the middle of it", () => {
  it("leaves nothing behind, and the next one follows and settles once", async () => {
    const order = await world.follow({ mode: "apply" });
    await world.respond(order, responses(7, 1, 3));
    const asking = askedBefore(order.cutOff, 20);
    await killWhileLooking(world.demo.database.url, asking);
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(12);
    expect(await changesOf(order)).toEqual([]);
    world.moveTo(asking);
    await Promise.all([world.work(), world.work()]);
    expect(await changesOf(order)).toHaveLength(1);
    const over = new Date(order.cutOff.getTime() + 1);
    await killWhileLooking(world.demo.database.url, over);
    world.moveTo(over);
    await Promise.all([world.work(), world.work()]);
    expect((await signalsOf(order)).filter((kind) => kind === "head_count.settled")).toHaveLength(1);
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(9);
  });
});

describe("an order that follows by itself", () => {
  it("follows a day before, a last time shortly before the cut-off, and tells it", async () => {
    const order = await asked({ mode: "apply" });
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(9);
    expect(await changesOf(order)).toMatchObject([{ how: "applied", quantity_after: 9 }]);
    expect(await cards(order)).toHaveLength(1);
    await world.respond(order, responses(6, 1, 4));
    await world.work();
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(9);
    world.moveTo(new Date(order.cutOff.getTime() - 10 * 60_000));
    await world.work();
    expect((await world.orderOf(order)).lines[0]).toMatchObject({ quantity: 8, headCount: { settledAt: null } });
    world.moveTo(new Date(order.cutOff.getTime() + 1));
    await world.respond(order, responses(2, 0, 9));
    await world.work();
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(8);
    expect(await world.orderOf(order)).toMatchObject({ fees: [], lines: [{ headCount: { rule: "accepted" } }] });
    expect(await world.headCount(order)).toMatchObject({ savings: { portions: 4 }, question: { status: "followed" } });
  });

  it("does so once, however many workers come at once, and the audit trail names the service", async () => {
    const order = await world.follow({ mode: "apply" });
    await world.respond(order, responses(7, 1, 3));
    world.moveTo(askedBefore(order.cutOff, 20));
    await Promise.all(Array.from({ length: 8 }, () => world.work()));
    expect(await changesOf(order)).toHaveLength(1);
    const audits = await world.demo.rows<{ actor_kind: string; new_values: object }>(
      "select actor_kind, new_values from audit_log where entity_id = $1 and action = 'head_count.follow'",
      [order.order.id],
    );
    expect(audits).toMatchObject([{ actor_kind: "app", new_values: { how: "applied" } }]);
  });

  it("stays as it was where the account cannot pay for more, and says why", async () => {
    const order = await world.follow({ mode: "apply", quantity: 2 });
    const accountId = order.order.accountSplit[0]?.account.id;
    await world.demo.rows("update account set budget_minor = held_minor + posted_minor where id = $1", [accountId]);
    try {
      await world.respond(order, responses(7, 1, 3));
      world.moveTo(askedBefore(order.cutOff, 20));
      await world.work();
      expect(await world.headCount(order)).toMatchObject({
        question: { status: "refused", refusal: "budget_exceeded", changes: [{ before: 2, after: 9 }] },
      });
      expect((await world.orderOf(order)).lines[0]?.quantity).toBe(2);
      expect(await changesOf(order)).toEqual([]);
      expect(await cards(order)).toHaveLength(1);
    } finally {
      await world.demo.rows("update account set budget_minor = null where id = $1", [accountId]);
    }
    world.moveTo(new Date(order.cutOff.getTime() - 60_000));
    await world.work();
    expect((await world.orderOf(order)).lines[0]?.quantity).toBe(9);
  });

  it("never pays a fee by itself, also when nobody looked before the cut-off", async () => {
    const order = await world.follow({ mode: "apply" });
    await world.respond(order, responses(7, 1, 3));
    world.moveTo(new Date(order.cutOff.getTime() + 3_600_000));
    await world.work();
    const after = await world.orderOf(order);
    expect(after).toMatchObject({ fees: [], lines: [{ quantity: 12 }] });
    expect(after.lines[0]?.headCount.settledAt).not.toBeNull();
  });
});

describe("what was saved", () => {
  it("is summed for the organizer's own meetings, and for everybody who looks after the company", async () => {
    const order = await asked();
    await world.answer(order, "follow", { expected: [{ lineId: order.lineId, quantity: 9 }] });
    const path = "/head-count-savings?from=2026-11-01T00:00:00Z&to=2026-12-31T00:00:00Z";
    const sum = async (person: string) =>
      (await world.demo.get<{ items: { portions: number }[] }>(person, path)).items[0]?.portions ?? 0;
    expect(await sum("anna")).toBeGreaterThanOrEqual(3);
    expect(await sum("bo")).toBe(0);
    expect(await sum("greta")).toBe(await sum("anna"));
    await world.demo.ask("anna", "POST", `/meetings/${order.meeting.id}/cancel`);
    expect(await sum("lena")).toBe(0);
  });
});
