import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface NewProductionOrder {
  id: string;
  vendorId: string;
  serviceOrderId: string;
  siteId: string;
  meetingId: string;
  deliverAt: Date;
  deliverTo: string | null;
  note: string;
  lines: NewProductionOrderLine[];
}

export interface NewProductionOrderLine {
  id: string;
  serviceOrderLineId: string;
  serviceId: string;
  name: string;
  quantity: number;
  options: { key: string; name: string }[];
  diets: { diet: string; count: number }[];
  deliverAt: Date;
}

const insertOrders = insertRows("production_order", {
  shared: ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"],
  own: ["id", "vendor_id", "service_order_id", "site_id", "meeting_id", "deliver_at", "deliver_to", "note"],
});

const insertLineRows = insertRows("production_order_line", {
  shared: ["tenant_id"],
  own: [
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
  ],
});

export async function insertProductionOrders(
  db: Queries,
  args: { tenantId: string; orders: readonly NewProductionOrder[]; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, orders, now, userId } = args;
  await insertOrders(
    db,
    [tenantId, now, userId, now, userId],
    orders.map((o) => [o.id, o.vendorId, o.serviceOrderId, o.siteId, o.meetingId, o.deliverAt, o.deliverTo, o.note]),
  );
  const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, line })));
  await insertLinesOf(db, { tenantId, isNew: true, lines });
}

async function insertLinesOf(
  db: Queries,
  args: { tenantId: string; isNew: boolean; lines: { order: { id: string }; line: NewProductionOrderLine }[] },
): Promise<void> {
  await insertLineRows(
    db,
    [args.tenantId],
    args.lines.map(({ order, line }) => [
      line.id,
      order.id,
      line.serviceOrderLineId,
      line.serviceId,
      line.name,
      line.quantity,
      // What comes with a new order needs no acknowledgement; what is added to one that is known does.
      args.isNew ? line.quantity : 0,
      JSON.stringify(line.options),
      JSON.stringify(line.diets),
      line.deliverAt,
    ]),
  );
}

/** A production order as a change of its service order finds it. */
export interface KnownProductionOrder {
  id: string;
  vendorId: string;
  status: string;
  note: string;
  deliverTo: string | null;
  lines: { id: string; serviceId: string; quantity: number; deliverAt: string }[];
}

const known = sql(
  "production_order_lock_by_order",
  `select p.id, p.vendor_id, p.status, p.note, p.deliver_to,
          (select coalesce(json_agg(json_build_object(
                    'id', l.id, 'serviceId', l.service_id, 'quantity', l.quantity, 'deliverAt', l.deliver_at)), '[]')
             from production_order_line l
            where l.tenant_id = p.tenant_id
              and l.production_order_id = p.id) as lines
     from production_order p
    where p.tenant_id = $1
      and p.service_order_id = $2
    order by p.id
      for no key update of p`,
);

interface KnownRow {
  id: string;
  vendor_id: string;
  status: string;
  note: string;
  deliver_to: string | null;
  lines: KnownProductionOrder["lines"];
}

export async function lockProductionOrdersOf(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<KnownProductionOrder[]> {
  const rows = await db.query<KnownRow>(known, [tenantId, serviceOrderId]);
  return rows.map(({ id, vendor_id, status, note, deliver_to, lines }) => ({
    id,
    vendorId: vendor_id,
    status,
    note,
    deliverTo: deliver_to,
    lines,
  }));
}

const revise = sql(
  "production_order_revise",
  `update production_order
      set status = $3,
          deliver_at = $4,
          deliver_to = $5,
          note = $6,
          revision = revision + 1,
          acknowledged_revision = case when $3 = 'new' then revision + 1 else acknowledged_revision end,
          updated_at = $7,
          updated_by = $8,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface ProductionOrderRevision {
  tenantId: string;
  id: string;
  status: string;
  deliverAt: Date;
  deliverTo: string | null;
  note: string;
  now: Date;
  userId: string | null;
}

/** A new revision; a vendor who has not accepted yet has nothing to acknowledge. */
export async function reviseProductionOrder(db: Queries, r: ProductionOrderRevision): Promise<void> {
  await db.execute(revise, [r.tenantId, r.id, r.status, r.deliverAt, r.deliverTo, r.note, r.now, r.userId]);
}

const setQuantity = sql(
  "production_order_line_set",
  `update production_order_line
      set quantity = $3,
          acknowledged_quantity = case when $4 then $3 else acknowledged_quantity end,
          options = $5,
          diets = $6,
          deliver_at = $7
    where tenant_id = $1
      and id = $2`,
);

export async function setProductionLine(
  db: Queries,
  args: {
    tenantId: string;
    id: string;
    quantity: number;
    isAcknowledged: boolean;
    options: readonly { key: string; name: string }[];
    diets: readonly { diet: string; count: number }[];
    deliverAt: Date;
  },
): Promise<void> {
  const { tenantId, id, quantity, isAcknowledged, options, diets, deliverAt } = args;
  const values = [JSON.stringify(options), JSON.stringify(diets), deliverAt];
  await db.execute(setQuantity, [tenantId, id, quantity, isAcknowledged, ...values]);
}

export function addProductionLines(
  db: Queries,
  args: { tenantId: string; orderId: string; isNew: boolean; lines: readonly NewProductionOrderLine[] },
): Promise<void> {
  const lines = args.lines.map((line) => ({ order: { id: args.orderId }, line }));
  return insertLinesOf(db, { tenantId: args.tenantId, isNew: args.isNew, lines });
}

const cancelByOrder = sql(
  "production_order_cancel_by_order",
  `update production_order
      set status = 'cancelled',
          revision = revision + 1,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and service_order_id = any($2::uuid[])
      and status not in ('declined', 'cancelled', 'delivered', 'cleared')
   returning id, vendor_id, site_id, meeting_id`,
);

export interface CancelledProduction {
  id: string;
  vendorId: string;
  siteId: string;
  meetingId: string;
}

export async function cancelProductionOf(
  db: Queries,
  args: { tenantId: string; serviceOrderIds: readonly string[]; now: Date; userId: string | null },
): Promise<CancelledProduction[]> {
  const rows = await db.query<{ id: string; vendor_id: string; site_id: string; meeting_id: string }>(cancelByOrder, [
    args.tenantId,
    args.serviceOrderIds,
    args.now,
    args.userId,
  ]);
  return rows.map((row) => ({ id: row.id, vendorId: row.vendor_id, siteId: row.site_id, meetingId: row.meeting_id }));
}
