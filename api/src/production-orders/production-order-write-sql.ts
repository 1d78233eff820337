import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { DietCount, NamedOption } from "./production-order-sql.ts";
import { lineColumns, lineValues, type NewProductionOrderLine } from "./start-production-sql.ts";

const insertLineRows = insertRows("production_order_line", { shared: ["tenant_id"], own: lineColumns });

/** Lines that a production order did not have yet; 0 of them are `known` where the vendor has to acknowledge them. */
export async function addProductionLines(
  db: Queries,
  args: {
    tenantId: string;
    order: { id: string; deliverAt: Date };
    lines: readonly NewProductionOrderLine[];
    isAcknowledged: boolean;
  },
): Promise<void> {
  const { tenantId, order, lines, isAcknowledged } = args;
  const rows = lines.map((line) => lineValues(order, line, isAcknowledged ? line.quantity : 0));
  await insertLineRows(db, [tenantId], rows);
}

/** A production order as a change of its service order finds it. */
export interface KnownProductionOrder {
  id: string;
  vendor: { id: string };
  status: ProductionOrderStatus;
  deliverAt: Date;
  deliverTo: string | null;
  ownPlace: boolean;
  note: string;
  isProposalOpen: boolean;
  lines: KnownProductionLine[];
}

export interface KnownProductionLine {
  id: string;
  serviceOrderLineId: string;
  quantity: number;
  options: NamedOption[];
  diets: DietCount[];
}

const known = sql(
  "production_order_lock_by_order",
  `select p.id, p.vendor_id, p.status, p.deliver_at, p.deliver_to, p.own_place, p.note,
          coalesce(p.proposal_state = 'open', false) as is_proposal_open,
          (select coalesce(json_agg(json_build_object(
                    'id', l.id, 'serviceOrderLineId', l.service_order_line_id, 'quantity', l.quantity,
                    'options', l.options, 'diets', l.diets) order by l.id), '[]')
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
  status: ProductionOrderStatus;
  deliver_at: Date;
  deliver_to: string | null;
  own_place: boolean;
  note: string;
  is_proposal_open: boolean;
  lines: KnownProductionLine[];
}

export async function lockProductionOrdersOf(
  db: Queries,
  { tenantId, serviceOrderId }: { tenantId: string; serviceOrderId: string },
): Promise<KnownProductionOrder[]> {
  const rows = await db.query<KnownRow>(known, [tenantId, serviceOrderId]);
  return rows.map((row) => ({
    id: row.id,
    vendor: { id: row.vendor_id },
    status: row.status,
    deliverAt: row.deliver_at,
    deliverTo: row.deliver_to,
    ownPlace: row.own_place,
    note: row.note,
    isProposalOpen: row.is_proposal_open,
    lines: row.lines,
  }));
}

const revise = sql(
  "production_order_revise",
  `update production_order
      set status = $3,
          acknowledged = case
            when status = 'new' then null
            else coalesce(
              acknowledged, jsonb_build_object('deliverAt', deliver_at, 'deliverTo', deliver_to, 'note', note)) end,
          deliver_at = $4,
          deliver_to = $5,
          own_place = $6,
          note = $7,
          revision = revision + 1,
          acknowledged_revision = case when status = 'new' then revision + 1 else acknowledged_revision end,
          updated_at = $8,
          updated_by = $9,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface ProductionOrderRevision {
  tenantId: string;
  id: string;
  status: ProductionOrderStatus;
  deliverAt: Date;
  deliverTo: string | null;
  ownPlace: boolean;
  note: string;
  now: Date;
  userId: string | null;
}

/** A new revision; a vendor who has not accepted yet has nothing to acknowledge. */
export async function reviseProductionOrder(db: Queries, r: ProductionOrderRevision): Promise<void> {
  const place = [r.deliverTo, r.ownPlace];
  await db.execute(revise, [r.tenantId, r.id, r.status, r.deliverAt, ...place, r.note, r.now, r.userId]);
}

const setLines = sql(
  "production_order_line_set",
  `update production_order_line l
      set acknowledged_quantity = case when $2 then c.quantity else l.acknowledged_quantity end,
          acknowledged = case
            when $2 then null
            else coalesce(l.acknowledged, jsonb_build_object('options', l.options, 'diets', l.diets)) end,
          quantity = c.quantity,
          options = c.options,
          diets = c.diets,
          deliver_at = $3
     from unnest($4::uuid[], $5::integer[], $6::jsonb[], $7::jsonb[]) as c (id, quantity, options, diets)
    where l.tenant_id = $1
      and l.id = c.id`,
);

export interface ProductionLineChanges {
  tenantId: string;
  isAcknowledged: boolean;
  deliverAt: Date;
  lines: readonly {
    id: string;
    quantity: number;
    options: readonly NamedOption[];
    diets: readonly DietCount[];
  }[];
}

/** One statement, whatever the number of lines. */
export async function setProductionLines(
  db: Queries,
  { tenantId, isAcknowledged, deliverAt, lines }: ProductionLineChanges,
): Promise<void> {
  if (lines.length === 0) return;
  await db.execute(setLines, [
    tenantId,
    isAcknowledged,
    deliverAt,
    lines.map(({ id }) => id),
    lines.map(({ quantity }) => quantity),
    lines.map(({ options }) => JSON.stringify(options)),
    lines.map(({ diets }) => JSON.stringify(diets)),
  ]);
}

const cancelByOrder = sql(
  "production_order_cancel_by_order",
  `update production_order p
      set status = case when status = 'declined' then status else 'cancelled' end,
          proposal_state = case when proposal_state = 'open' then 'superseded' else proposal_state end,
          revision = p.revision + 1,
          acknowledged_revision = case when status in ('new', 'declined') then revision + 1 else acknowledged_revision end,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and service_order_id = any($2::uuid[])
      and (status in ('new', 'accepted', 'in_production', 'ready') or proposal_state = 'open')
   returning p.id, p.vendor_id, p.site_id, p.meeting_id,
          (select v.name from vendor v where v.tenant_id = p.tenant_id and v.id = p.vendor_id) as vendor`,
);

export interface CancelledProduction {
  id: string;
  vendor: string;
  vendorId: string;
  siteId: string;
  meetingId: string;
}

/** Tells vendors to stop; what they offered instead is not waited for any more. */
export async function cancelProductionOf(
  db: Queries,
  args: { tenantId: string; serviceOrderIds: readonly string[]; now: Date; userId: string | null },
): Promise<CancelledProduction[]> {
  const rows = await db.query<{ id: string; vendor_id: string; site_id: string; meeting_id: string; vendor: string }>(
    cancelByOrder,
    [args.tenantId, args.serviceOrderIds, args.now, args.userId],
  );
  return rows.map((row) => ({
    id: row.id,
    vendor: row.vendor,
    vendorId: row.vendor_id,
    siteId: row.site_id,
    meetingId: row.meeting_id,
  }));
}
