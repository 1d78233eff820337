import { randomBytes } from "node:crypto";
import type { Queries } from "../db/queries.ts";
import { sql, type Statement } from "../db/statement.ts";
import { taskColumns, taskValues, type NewTask } from "../tasks/task-write-sql.ts";
import type { DietCount, NamedOption } from "./production-order-sql.ts";

export interface NewProductionOrder {
  id: string;
  vendorId: string;
  serviceOrderId: string;
  siteId: string;
  meetingId: string;
  status: "new" | "accepted";
  deliverAt: Date;
  deliverTo: string | null;
  ownPlace: boolean;
  note: string;
  lines: NewProductionOrderLine[];
}

export interface NewProductionOrderLine {
  id: string;
  serviceOrderLineId: string;
  serviceId: string;
  name: string;
  quantity: number;
  options: readonly NamedOption[];
  diets: readonly DietCount[];
}

const orderColumns = [
  "id",
  "vendor_id",
  "service_order_id",
  "site_id",
  "meeting_id",
  "status",
  "auto_accepted",
  "code",
  "deliver_at",
  "deliver_to",
  "own_place",
  "note",
];

export const lineColumns = [
  "id",
  "production_order_id",
  "service_order_line_id",
  "service_id",
  "name",
  "quantity",
  "acknowledged_quantity",
  "options",
  "diets",
  "deliver_at",
];

/** In the order of `lineColumns`; `known` is the quantity that the vendor need not acknowledge. */
export function lineValues(
  order: { id: string; deliverAt: Date },
  line: NewProductionOrderLine,
  known: number,
): unknown[] {
  return [
    line.id,
    order.id,
    line.serviceOrderLineId,
    line.serviceId,
    line.name,
    line.quantity,
    known,
    JSON.stringify(line.options),
    JSON.stringify(line.diets),
    order.deliverAt,
  ];
}

/** 128 random bits: whoever has not seen the sheet does not guess what is on it. */
function newCode(): string {
  return randomBytes(16).toString("hex");
}

function orderValues(o: NewProductionOrder): unknown[] {
  const of = [o.id, o.vendorId, o.serviceOrderId, o.siteId, o.meetingId];
  return [...of, o.status, o.status === "accepted", newCode(), o.deliverAt, o.deliverTo, o.ownPlace, o.note];
}

export interface NewProductions {
  tenantId: string;
  orders: readonly NewProductionOrder[];
  tasks: readonly NewTask[];
  /** Service orders that are confirmed by it. */
  confirms: readonly string[];
  now: Date;
  userId: string | null;
}

/**
 * Writes production orders with their lines and tasks, and confirms what they are for, in one statement: an order is
 * sent in as few as possible.
 */
export async function insertProduction(db: Queries, args: NewProductions): Promise<void> {
  const { tenantId, orders, tasks, confirms, now, userId } = args;
  // What comes with a new order needs no acknowledgement.
  const lines = orders.flatMap((order) => order.lines.map((line) => lineValues(order, line, line.quantity)));
  const values = [...orders.map(orderValues), ...tasks.map(taskValues), ...lines].flat();
  const statement = statementFor(orders.length, tasks.length, lines.length);
  await db.execute(statement, [tenantId, now, userId, confirms, ...values]);
}

const statements = new Map<string, Statement>();

function statementFor(orders: number, tasks: number, lines: number): Statement {
  const name = `production_insert_${orders}_${tasks}_${lines}`;
  const known = statements.get(name);
  if (known) return known;
  const made = sql(name, statementText(orders, tasks, lines));
  statements.set(name, made);
  return made;
}

const kept = ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"];

const confirmed = `confirmed as (
  update service_order
     set status = 'confirmed',
         submitted_at = coalesce(submitted_at, $2),
         confirmed_at = coalesce(confirmed_at, $2),
         updated_at = $2,
         updated_by = $3,
         version = version + 1
   where tenant_id = $1
     and id = any($4::uuid[]))`;

function statementText(orders: number, tasks: number, lines: number): string {
  let next = 4;
  const insert = (table: string, shared: string[], keptValues: string, columns: readonly string[], count: number) => {
    const rows = Array.from({ length: count }, () => {
      const own = columns.map(() => `$${(next += 1)}`).join(", ");
      return `(${keptValues}, ${own})`;
    });
    return `insert into ${table} (${[...shared, ...columns].join(", ")}) values ${rows.join(", ")}`;
  };
  const maintained = "$1, $2, $3, $2, $3";
  const made = `with made as (${insert("production_order", kept, maintained, orderColumns, orders)})`;
  const work = tasks === 0 ? "" : `, work as (${insert("task", kept, maintained, taskColumns, tasks)})`;
  return `${made}${work}, ${confirmed} ${insert("production_order_line", ["tenant_id"], "$1", lineColumns, lines)}`;
}
