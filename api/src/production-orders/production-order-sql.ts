import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

type Line = Omit<ProductionOrder["lines"][number], "options" | "acknowledgedQuantity"> & {
  acknowledgedQuantity: number;
  options: { key: string; name: string }[];
};

/** A production order as it stands in the database. */
export interface ProductionOrderRecord {
  id: string;
  number: number;
  serviceOrderId: string;
  vendor: { id: string; name: string };
  site: { id: string; name: string; timeZone: string };
  meeting: Omit<ProductionOrder["meeting"], "start" | "end"> & { start: Date; end: Date };
  organizerId: string;
  status: ProductionOrderStatus;
  deliverAt: Date;
  deliverTo: string | null;
  note: string;
  lines: Line[];
  revision: number;
  acknowledgedRevision: number;
  version: number;
}

const columns = `
  p.id, o.number, p.service_order_id, v.id as vendor_id, v.name as vendor_name, s.id as site_id, s.name as site_name,
  s.time_zone, m.id as meeting_id, m.subject, m.starts_at, m.ends_at, m.organizer_id, u.name as organizer_name,
  l.head_count, p.status, p.deliver_at, p.deliver_to, p.note, p.revision, p.acknowledged_revision, p.version,
  (select coalesce(json_agg(json_build_object(
            'id', x.id, 'service', json_build_object('id', x.service_id, 'name', x.name), 'quantity', x.quantity,
            'acknowledgedQuantity', x.acknowledged_quantity, 'options', x.options, 'diets', x.diets,
            'deliverAt', x.deliver_at) order by x.deliver_at, x.name), '[]')
     from production_order_line x
    where x.tenant_id = p.tenant_id
      and x.production_order_id = p.id) as lines`;

const from = `
     from production_order p
     join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id
     join meeting_location l on l.tenant_id = o.tenant_id and l.id = o.meeting_location_id
     join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     join vendor v on v.tenant_id = p.tenant_id and v.id = p.vendor_id
     join site s on s.tenant_id = p.tenant_id and s.id = p.site_id
    where p.tenant_id = $1`;

const listStatement = sql(
  "production_order_list",
  `select ${columns}
     ${from}
      and ($2::uuid[] is null or p.vendor_id = any($2::uuid[]))
      and ($3::uuid is null or p.site_id = $3::uuid)
      and ($4::timestamptz is null or p.deliver_at >= $4::timestamptz)
      and ($5::timestamptz is null or p.deliver_at < $5::timestamptz)
      and ($6::timestamptz is null or (p.deliver_at, p.id) > ($6::timestamptz, $7::uuid))
    order by p.deliver_at, p.id
    limit $8`,
);

const byId = sql("production_order_by_id", `select ${columns} ${from} and p.id = $2`);
const lockById = sql("production_order_lock", `select ${columns} ${from} and p.id = $2 for no key update of p`);
const byMeeting = sql(
  "production_order_by_meeting",
  `select ${columns} ${from} and p.meeting_id = $2 order by p.deliver_at, p.id`,
);

export interface ProductionOrderList {
  tenantId: string;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
  siteId: string | null;
  from: Date | null;
  to: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

export async function listProductionOrders(db: Queries, list: ProductionOrderList): Promise<ProductionOrderRecord[]> {
  const { tenantId, vendorIds, siteId, from: start, to, after, limit } = list;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  return (await db.query<Row>(listStatement, [tenantId, vendorIds, siteId, start, to, ...position, limit])).map(
    toRecord,
  );
}

interface OneOf {
  tenantId: string;
  id: string;
}

export async function findProductionOrder(
  db: Queries,
  { tenantId, id }: OneOf,
): Promise<ProductionOrderRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toRecord)[0];
}

export async function lockProductionOrder(
  db: Queries,
  { tenantId, id }: OneOf,
): Promise<ProductionOrderRecord | undefined> {
  return (await db.query<Row>(lockById, [tenantId, id])).map(toRecord)[0];
}

export async function findProductionOrdersOfMeeting(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<ProductionOrderRecord[]> {
  return (await db.query<Row>(byMeeting, [tenantId, meetingId])).map(toRecord);
}

const setStatusStatement = sql(
  "production_order_set_status",
  `update production_order
      set status = $3,
          acknowledged_revision = case when $4 then revision else acknowledged_revision end,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface ProductionStatusChange extends OneOf {
  status: ProductionOrderStatus;
  acknowledges: boolean;
  now: Date;
  userId: string | null;
}

export async function setProductionStatus(db: Queries, change: ProductionStatusChange): Promise<void> {
  const { tenantId, id, status, acknowledges, now, userId } = change;
  await db.execute(setStatusStatement, [tenantId, id, status, acknowledges, now, userId]);
}

const acknowledgeLinesStatement = sql(
  "production_order_line_acknowledge",
  `update production_order_line
      set acknowledged_quantity = quantity
    where tenant_id = $1
      and production_order_id = $2
      and acknowledged_quantity <> quantity`,
);

export async function acknowledgeLines(db: Queries, { tenantId, id }: OneOf): Promise<void> {
  await db.execute(acknowledgeLinesStatement, [tenantId, id]);
}

const followStatement = sql(
  "service_order_follow_production",
  `update service_order o
      set status = $3,
          updated_at = $4,
          version = version + 1
    where o.tenant_id = $1
      and o.id = $2
      and o.status in ('confirmed', 'in_production')
      and o.status <> $3
      and ($3 <> 'delivered' or not exists (
        select 1
          from production_order p
         where p.tenant_id = o.tenant_id
           and p.service_order_id = o.id
           and p.status not in ('delivered', 'cleared', 'declined', 'cancelled')))`,
);

/** The order follows its vendors: in production with the first that starts, delivered with the last that delivers. */
export async function followProduction(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; status: "in_production" | "delivered"; now: Date },
): Promise<boolean> {
  return (await db.execute(followStatement, [args.tenantId, args.serviceOrderId, args.status, args.now])) === 1;
}

interface Row {
  id: string;
  number: number;
  service_order_id: string;
  vendor_id: string;
  vendor_name: string;
  site_id: string;
  site_name: string;
  time_zone: string;
  meeting_id: string;
  subject: string;
  starts_at: Date;
  ends_at: Date;
  organizer_id: string;
  organizer_name: string;
  head_count: number;
  status: ProductionOrderStatus;
  deliver_at: Date;
  deliver_to: string | null;
  note: string;
  revision: number;
  acknowledged_revision: number;
  version: number;
  lines: Line[];
}

function toRecord(row: Row): ProductionOrderRecord {
  return {
    id: row.id,
    number: row.number,
    serviceOrderId: row.service_order_id,
    vendor: { id: row.vendor_id, name: row.vendor_name },
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone },
    meeting: {
      id: row.meeting_id,
      subject: row.subject,
      start: row.starts_at,
      end: row.ends_at,
      headCount: row.head_count,
      organizer: row.organizer_name,
    },
    organizerId: row.organizer_id,
    status: row.status,
    deliverAt: row.deliver_at,
    deliverTo: row.deliver_to,
    note: row.note,
    lines: row.lines,
    revision: row.revision,
    acknowledgedRevision: row.acknowledged_revision,
    version: row.version,
  };
}
