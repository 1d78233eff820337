import type { Approval, OrderSubject } from "@magic-meetings/contract/approvals/approval.ts";
import type { Deputies } from "@magic-meetings/contract/approvals/deputy.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { boardEvent } from "./order-approval-test-event.ts";
import { tendOrderApprovals } from "./tend-order-approvals.ts";

export const now = new Date("2026-11-16T09:00:00Z");

export let demo: DemoTestApi;
export let service: { id: string; price: number; vendor_id: string };
export let sales: { id: string; name: string };
export let product: { id: string; name: string };
let meetings = 0;

/** The order of `few` costs less than the limit, the order of `many` more. */
export const few = 10;
export const many = 40;

/** The demo company with limits on its accounts, as it is before every test. */
export function withOrderApprovals(): void {
  beforeAll(async () => {
    demo = await startDemoTestApi(now);
    const [lunch] = await demo.rows<typeof service>(
      `select v.id, coalesce(x.price_minor, v.price_minor) as price, x.vendor_id
         from service v
         join vendor_service x on x.tenant_id = v.tenant_id and x.service_id = v.id
         join vendor_site y on y.tenant_id = x.tenant_id and y.vendor_id = x.vendor_id
         join site s on s.tenant_id = y.tenant_id and s.id = y.site_id
        where s.name = 'Copenhagen' and v.unit = 'person' and v.popular and v.options = '[]'
        order by v.name`,
    );
    if (lunch === undefined) throw new Error("The demo offers nothing per person in Copenhagen");
    service = lunch;
    const accounts = await demo.rows<{ id: string; name: string }>(
      "select id, name from account where name in ('Sales, Copenhagen', 'Product, Copenhagen') order by name desc",
    );
    [sales, product] = accounts as [typeof sales, typeof product];
    await demo.rows("update account set budget_minor = null");
    await demo.rows("update vendor set capacity_per_hour = null");
  });
  beforeEach(async () => {
    demo.moveTo(now);
    await demo.rows("delete from account_deputy");
    await demo.rows("update account set approval_limit_minor = $1, escalation_hours = 8, status = 'open'", [
      service.price * 20,
    ]);
  });
  afterAll(() => demo.stop());
}

/** A sent meeting of anna on a weekday of the weeks to come. */
export async function meeting(): Promise<Meeting> {
  meetings += 1;
  const { status, body } = await demo.ask<Meeting>("anna", "POST", "/calendar/events", { body: boardEvent(meetings) });
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function drafted(quantity: number, more: object = {}): Promise<ServiceOrder> {
  const { id } = await meeting();
  const lines = [{ serviceId: service.id, quantity }];
  const body = { lines, accountSplit: [{ accountId: sales.id, percent: 100 }], ...more };
  const order = await demo.ask<ServiceOrder>("anna", "POST", `/meetings/${id}/service-orders`, { body });
  expect(order.status, JSON.stringify(order.body)).toBe(201);
  return order.body;
}

export async function submitted(quantity: number, more: object = {}): Promise<ServiceOrder> {
  const { id } = await drafted(quantity, more);
  const body = { approvalNote: "The board comes along" };
  const order = await demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${id}/submit`, { body });
  expect(order.status, JSON.stringify(order.body)).toBe(200);
  return order.body;
}

type Asked = Approval & { subject: OrderSubject };

export async function asked(person: string, orderId: string): Promise<Asked | undefined> {
  const { items } = await demo.get<Page<Approval>>(person, "/approvals?limit=200");
  return items.find((one): one is Asked => one.subject.type === "service_order" && one.subject.id === orderId);
}

export async function question(person: string, orderId: string): Promise<Asked> {
  const found = await asked(person, orderId);
  if (found === undefined) throw new Error(`${person} was not asked`);
  return found;
}

type Answer = Approval & { consequences?: OrderConsequences };

export function approve(person: string, { id }: { id: string }, body?: object) {
  return demo.ask<Answer>(person, "POST", `/approvals/${id}/approve`, body === undefined ? {} : { body });
}

export function reject(person: string, { id }: { id: string }, reason = "Too much for a Tuesday") {
  return demo.ask<Answer>(person, "POST", `/approvals/${id}/reject`, { body: { reason } });
}

export const statusOf = async (id: string) => (await demo.get<ServiceOrder>("anna", `/service-orders/${id}`)).status;

export async function heldOf(orderId: string): Promise<number> {
  const [row] = await demo.rows<{ held: number }>(
    `select coalesce(sum(case x.kind when 'hold' then t.amount_minor else -t.amount_minor end), 0)::integer as held
       from transaction x
       join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
      where x.service_order_id = $1 and x.kind in ('hold', 'release')`,
    [orderId],
  );
  return row?.held ?? 0;
}

export async function toldOf(approvalId: string): Promise<string[]> {
  const rows = await demo.rows<{ name: string }>(
    `select distinct u.name
       from message_log m
       join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
      where m.thread = $1
      order by u.name`,
    [`approval:${approvalId}`],
  );
  return rows.map(({ name }) => name.split(" ")[0] ?? "");
}

export async function userId(name: string): Promise<string> {
  const [row] = await demo.rows<{ id: string }>("select id from app_user where name like $1", [`${name} %`]);
  return row?.id ?? "";
}

export async function deputise(name: string, from: string, until: string | null, more: object = {}): Promise<void> {
  const body = { items: [{ userId: await userId(name), from, until }], ...more };
  const answer = await demo.ask<Deputies>("bo", "PUT", `/accounts/${sales.id}/deputies`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

export const later = (hours: number) => demo.moveTo(new Date(now.getTime() + hours * 60 * 60_000));
export const tend = () => demo.job(tendOrderApprovals);
