import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { expect } from "vitest";
import { startDemoTestApi, type Asking, type DemoTestApi } from "../http/demo-test-api.ts";

/** A morning on which a meeting of the next day can still be ordered for. */
export const morning = new Date("2026-11-18T09:00:00Z");

/** A moment of the meeting's day, by the clock of Copenhagen. */
export function at(time: string): string {
  return `2026-11-19T${time}:00+01:00`;
}

/** What an answer has besides where it is a refusal. */
export type Refused = Partial<Pick<Problem, "code" | "detail" | "errors" | "alternatives" | "consequences">>;

export interface LineAsked {
  id?: string;
  serviceId?: string;
  quantity: number;
  deliverAt?: string;
  deliverTo?: { place: string } | { roomId: string };
  options?: string[];
  diets?: { diet: string; count: number }[];
}

export interface ProductionWorld {
  demo: DemoTestApi;
  kitchen: { id: string; serviceIds: string[] };
  /** A sent meeting of anna's with these lines ordered and sent. */
  order(name: string, lines: LineAsked[], more?: object): Promise<ServiceOrder>;
  change(order: { id: string }, body: object): Promise<ServiceOrder>;
  /** What vendors have of an order, whatever became of it, by delivery. */
  productions(order: { id: string }): Promise<ProductionOrder[]>;
  act(production: { id: string }, action: string, body?: object): Promise<{ status: number; body: Acted }>;
  post<T>(person: string, path: string, body?: object): Promise<{ status: number; body: T & Refused }>;
  read(order: { id: string }): Promise<ServiceOrder>;
  /** What is held and posted on the accounts of an order. */
  money(order: { id: string }): Promise<{ held: number; posted: number }>;
}

export type Acted = ProductionOrder & Refused;

/** The demo company with its kitchen in Copenhagen, whose people are asked about everything. */
export async function startProductionWorld(): Promise<ProductionWorld> {
  const demo = await startDemoTestApi(morning);
  await demo.rows("update vendor set auto_accept = false, capacity_per_hour = null");
  // The hours are the tests' own.
  await demo.rows(
    "update service_order set status = 'cancelled' where status in ('submitted', 'confirmed', 'in_production')",
  );
  await demo.rows(
    "update production_order set status = 'cancelled' where status in ('new', 'accepted', 'in_production', 'ready')",
  );
  await demo.rows("update task set status = 'cancelled' where status in ('open', 'started')");
  // What the tests are about is not when something is offered.
  await demo.rows("update service set offered_from = null, offered_until = null, minimum_quantity = 1");
  const [site] = await demo.rows<{ id: string }>("select id from site where name like 'Copenhagen%' limit 1");
  const query = new URLSearchParams({ site: site?.id ?? "", at: at("10:00"), until: at("14:00"), headCount: "12" });
  const { services } = await demo.get<Catalogue>("anna", `/catalogue?${query}`);
  const own = await demo.rows<{ vendor_id: string }>(
    "select r.vendor_id from user_role r join app_user u on u.id = r.user_id where u.name like 'Carla%' and r.vendor_id is not null",
  );
  const kitchenId = own[0]?.vendor_id ?? "";
  const ofKitchen = services.filter(
    (one) => one.vendor.id === kitchenId && one.unit !== "order" && one.unit !== "hour",
  );
  const request = async <T>(person: string, method: "GET" | "POST" | "PATCH", path: string, more: Asking = {}) => {
    const { status, body } = await demo.ask<T>(person, method, path, more);
    return { status, body: body as T & Refused };
  };
  const post = <T>(person: string, path: string, body?: object) =>
    request<T>(person, "POST", path, body === undefined ? {} : { body });
  const read = (order: { id: string }) => demo.get<ServiceOrder>("anna", `/service-orders/${order.id}`);
  const world: ProductionWorld = {
    demo,
    kitchen: { id: kitchenId, serviceIds: ofKitchen.map(({ id }) => id) },
    post,
    read,
    async order(name, lines, more = {}) {
      const event = {
        iCalUId: name,
        subject: name,
        start: { dateTime: "2026-11-19T10:00:00", timeZone: "Europe/Copenhagen" },
        end: { dateTime: "2026-11-19T14:00:00", timeZone: "Europe/Copenhagen" },
      };
      const meeting = await post<Meeting>("anna", "/calendar/events", event);
      expect(meeting.status, JSON.stringify(meeting.body)).toBe(200);
      const body = { lines: lines.map((line) => ({ serviceId: ofKitchen[0]?.id, ...line })), ...more };
      const drafted = await post<ServiceOrder>("anna", `/meetings/${meeting.body.id}/service-orders`, body);
      expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
      const sent = await post<ServiceOrder>("anna", `/service-orders/${drafted.body.id}/submit`);
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return read(sent.body);
    },
    async change(order, body) {
      const { version } = await read(order);
      const changed = await request<ServiceOrder>("anna", "PATCH", `/service-orders/${order.id}`, {
        body,
        ifMatch: version,
      });
      expect(changed.status, JSON.stringify(changed.body)).toBe(200);
      return read(order);
    },
    async productions(order) {
      const { items } = await demo.get<{ items: ProductionOrder[] }>(
        "elena",
        `/production-orders?limit=200&from=${day}`,
      );
      return items.filter(({ serviceOrderId }) => serviceOrderId === order.id);
    },
    async act(production, action, body = {}) {
      const answer = await post<Acted>("carla", `/production-orders/${production.id}/${action}`, body);
      return answer as { status: number; body: Acted };
    },
    async money(order) {
      const [row] = await demo.rows<{ held: string; posted: string }>(
        `select coalesce(sum(case when t.kind in ('hold', 'release') then sign end), 0) as held,
                coalesce(sum(case when t.kind not in ('hold', 'release') then sign end), 0) as posted
           from transaction t
           join lateral (
             select sum(case when a.kind = 'cost_centre' then x.amount_minor else -x.amount_minor end) as sign
               from transfer x
               join account a on a.tenant_id = x.tenant_id and a.id = x.debit_account_id
              where x.tenant_id = t.tenant_id and x.transaction_id = t.id) s on true
          where t.service_order_id = $1`,
        [order.id],
      );
      return { held: Number(row?.held), posted: Number(row?.posted) };
    },
  };
  return world;
}

const day = "2026-11-19T00:00:00Z";
