import type { Statement } from "@magic-meetings/contract/accounts/statement.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type {
  ProductionOrderAction,
  ProductionOrderStatus,
} from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrder, ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoIds } from "../demo/demo-company.ts";
import { copenhagen } from "../demo/nordlys-copenhagen.ts";
import { nordlys } from "../demo/nordlys.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";

// Everything that moves money, at random and at once: whatever happens, every minor unit is accounted for.

// All of them in the run of all tests; on a second database, and where somebody waits for the answer, a tenth.
const operations = process.env.MM_TEST_POSTGRES === "embedded" ? 10_000 : 1_000;
const actors = 20;
const meetings = 30;
const from = new Date("2026-11-16T07:00:00Z");
const until = new Date("2026-11-19T16:00:00Z");
const seed = 20_261_116;

let demo: DemoTestApi;
const orders: string[] = [];
const productions: string[] = [];
const fees: string[] = [];
const answers = new Map<string, number>();
let meetingIds: string[] = [];
let done = 0;

beforeAll(async () => {
  demo = await startDemoTestApi(from);
  meetingIds = await Promise.all(Array.from({ length: meetings }, (_, index) => newMeeting(index)));
  // Budgets that run out towards the end, one for all time and one by the month.
  await demo.rows("update account set budget_minor = held_minor + posted_minor + $1 where kind = 'cost_centre'", [
    operations * 6_000,
  ]);
  await demo.rows(
    `update account set budget_minor = null, budget_period = 'month', period_budget_minor = $1
      where kind = 'cost_centre' and code like '%2%'`,
    [operations * 5_000],
  );
});
afterAll(() => demo.stop());

async function newMeeting(index: number): Promise<string> {
  const day = 17 + (index % 3);
  const { body } = await demo.ask<Meeting>("anna", "POST", "/calendar/events", {
    body: {
      iCalUId: `random-${index}`,
      subject: `Meeting ${index}`,
      start: { dateTime: `2026-11-${day}T10:00:00`, timeZone: "Europe/Copenhagen" },
      end: { dateTime: `2026-11-${day}T15:00:00`, timeZone: "Europe/Copenhagen" },
    },
  });
  return body.id;
}

/** Numbers that look random and are the same in every run (mulberry32). */
function randomFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Random = (below: number) => number;

function pick<T>(some: readonly T[], random: Random): T | undefined {
  return some.length === 0 ? undefined : some[random(some.length)];
}

const services = copenhagen.services
  .filter(({ longLead }) => !longLead)
  .map((service) => demoIds.service(nordlys, copenhagen, service));

function lines(random: Random) {
  const chosen = new Set(Array.from({ length: 1 + random(3) }, () => pick(services, random)));
  return [...chosen].map((serviceId) => ({ serviceId, quantity: 1 + random(30) }));
}

/** Mostly an order that something can be done with, else any, with which it mostly cannot. */
async function pickOrder(random: Random, statuses: readonly ServiceOrderStatus[]): Promise<string | undefined> {
  const fit = await demo.rows<{ id: string }>(
    "select id from service_order where status = any($1) and id = any($2) order by id",
    [statuses, orders],
  );
  return random(4) === 0 || fit.length === 0 ? pick(orders, random) : pick(fit, random)?.id;
}

const underWay: readonly ServiceOrderStatus[] = ["submitted", "confirmed", "in_production"];

async function draft(random: Random) {
  const body = { lines: lines(random) };
  const path = `/meetings/${pick(meetingIds, random)}/service-orders`;
  const answer = await demo.ask<ServiceOrder>("anna", "POST", path, { body });
  if (answer.status === 201) orders.push(answer.body.id);
  return answer;
}

async function submit(random: Random) {
  const id = await pickOrder(random, ["draft"]);
  const answer = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${id}/submit`);
  if (answer.status === 200) await learnProductions(id ?? "");
  return answer;
}

async function learnProductions(orderId: string) {
  const rows = await demo.rows<{ id: string }>("select id from production_order where service_order_id = $1", [
    orderId,
  ]);
  for (const { id } of rows) if (!productions.includes(id)) productions.push(id);
}

async function change(random: Random) {
  const id = await pickOrder(random, underWay);
  const known = await demo.ask<ServiceOrder>("anna", "GET", `/service-orders/${id}`);
  if (known.status !== 200) return known;
  const changed = known.body.lines.flatMap((line) =>
    random(6) === 0 && known.body.lines.length > 1
      ? []
      : [
          {
            id: line.id,
            serviceId: line.service.id,
            deliverAt: line.deliverAt,
            quantity: random(2) === 0 ? line.quantity : 1 + random(40),
          },
        ],
  );
  const body = { lines: random(5) === 0 ? [...changed, ...lines(random)] : changed };
  const shown = await demo.ask<OrderConsequences>("anna", "POST", `/service-orders/${id}/preview-change`, { body });
  if (shown.status !== 200) return shown;
  const answer = await demo.ask<ServiceOrder>("anna", "PATCH", `/service-orders/${id}`, {
    ifMatch: known.body.version,
    body: { ...body, acceptFee: shown.body.fee },
  });
  if (answer.status === 200) {
    await learnProductions(id ?? "");
    learnFees(answer.body);
  }
  return answer;
}

function learnFees(order: ServiceOrder) {
  for (const { id } of order.fees) if (!fees.includes(id)) fees.push(id);
}

async function cancel(random: Random) {
  const id = await pickOrder(random, underWay);
  const shown = await demo.ask<OrderConsequences>("anna", "POST", `/service-orders/${id}/preview-cancel`);
  if (shown.status !== 200) return shown;
  const body = { acceptFee: shown.body.fee };
  const answer = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${id}/cancel`, { body });
  if (answer.status === 200) learnFees(answer.body);
  return answer;
}

const steps = ["accept", "acknowledge", "start", "ready", "deliver", "undeliver", "clear"] as const;
const nextStep: Partial<Record<ProductionOrderStatus, ProductionOrderAction>> = {
  new: "accept",
  accepted: "start",
  in_production: "ready",
  ready: "deliver",
  delivered: "clear",
};

/** Mostly what a kitchen would do next, so that orders come to their end; else anything, which is mostly refused. */
async function produce(random: Random) {
  const open = await demo.rows<{ id: string; status: ProductionOrderStatus; is_changed: boolean }>(
    `select id, status, acknowledged_revision < revision as is_changed
       from production_order
      where status not in ('cleared', 'declined', 'cancelled') and id = any($1)
      order by id`,
    [productions],
  );
  const one = pick(open, random);
  const sensible = one && (one.is_changed && one.status !== "new" ? "acknowledge" : nextStep[one.status]);
  const isSensible = random(4) > 0 && sensible !== undefined;
  const id = isSensible ? one?.id : pick(productions, random);
  const action = isSensible ? sensible : random(20) === 0 ? "decline" : pick(steps, random);
  const body = action === "decline" ? { reason: "The oven is broken" } : {};
  return demo.ask<unknown>("elena", "POST", `/production-orders/${id}/${action}`, { body });
}

async function waive(random: Random) {
  const charged = await demo.rows<{ id: string }>(
    "select id from order_fee where waived_at is null and id = any($1) order by id",
    [fees],
  );
  const id = random(4) === 0 || charged.length === 0 ? pick(fees, random) : pick(charged, random)?.id;
  return demo.ask<unknown>("elena", "POST", `/order-fees/${id}/waive`, { body: { reason: "Goodwill" } });
}

async function receive(random: Random) {
  const id = await pickOrder(random, ["delivered"]);
  const body = { lines: [], feedback: "" };
  return demo.ask<unknown>("anna", "POST", `/service-orders/${id}/receive`, { body });
}

interface Operation {
  name: string;
  weight: number;
  run: (random: Random) => Promise<Asked<unknown>>;
}

const kinds: Operation[] = [
  { name: "draft", weight: 12, run: draft },
  { name: "submit", weight: 20, run: submit },
  { name: "change", weight: 12, run: change },
  { name: "cancel", weight: 5, run: cancel },
  { name: "produce", weight: 45, run: produce },
  { name: "waive", weight: 2, run: waive },
  { name: "receive", weight: 4, run: receive },
];
const weights = kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));

async function act(actor: number): Promise<void> {
  const random = randomFrom(seed + actor);
  while (done < operations) {
    done += 1;
    if (done % 50 === 0) {
      const share = done / operations;
      demo.moveTo(new Date(from.getTime() + share * (until.getTime() - from.getTime())));
    }
    const kind = pick(weights, random);
    if (kind === undefined) continue;
    const { status, body } = await kind.run(random);
    expect(status, `${kind.name}: ${JSON.stringify(body)}`).toBeLessThan(500);
    const key = `${kind.name} ${status < 300 ? "done" : "refused"}`;
    answers.set(key, (answers.get(key) ?? 0) + 1);
  }
}

describe(`${operations} operations by ${actors} people at once`, () => {
  it("leave every minor unit accounted for", { timeout: 600_000 }, async () => {
    await Promise.all(Array.from({ length: actors }, (_, actor) => act(actor)));
    // Otherwise nothing would have been tried.
    for (const { name } of kinds) expect(answers.get(`${name} done`) ?? 0, name).toBeGreaterThan(0);
    expect(await runDoctor(demo.database.appPool, [demoIds.tenant(nordlys)])).toEqual([]);
  });

  it("add up to the same on the screen, in the database and in the statement", async () => {
    const accounts = await demo.rows<{ id: string; posted_minor: string; held_minor: string }>(
      `select a.id, a.posted_minor, a.held_minor from account a
        where a.kind = 'cost_centre' and a.posted_minor > 0 and a.tenant_id = $1
          and exists (select from transfer t join transaction x on x.tenant_id = t.tenant_id and x.id = t.transaction_id
                       where a.id in (t.debit_account_id, t.credit_account_id) and x.at >= $2)`,
      [demoIds.tenant(nordlys), from],
    );
    expect(accounts.length).toBeGreaterThan(0);
    for (const account of accounts) {
      const statement = await demo.get<Statement>(
        "finn",
        `/accounts/${account.id}/statement?from=2026-11-01&to=2026-11-30&limit=1`,
      );
      expect(statement.closing).toEqual({
        heldMinor: Number(account.held_minor),
        postedMinor: Number(account.posted_minor),
      });
    }
  });
});
