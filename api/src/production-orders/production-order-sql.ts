import type {
  ProductionOrderStatus,
  ProposalState,
} from "@magic-meetings/contract/production-orders/production-order-words.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { OrderFee } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { TaskSummary } from "@magic-meetings/contract/tasks/task.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { StoredProposal } from "./proposal-record.ts";
import { onBehalfJson } from "../service-orders/service-order-json-sql.ts";

export interface NamedOption {
  key: string;
  name: string;
}

export interface DietCount {
  diet: ProductionOrder["lines"][number]["diets"][number]["diet"];
  count: number;
}

/** A line as it stands, with what the vendor knows of it. */
export interface ProductionLineRecord {
  id: string;
  serviceOrderLineId: string;
  service: ProductionOrder["lines"][number]["service"];
  quantity: number;
  acknowledgedQuantity: number;
  options: NamedOption[];
  diets: DietCount[];
  deliverAt: string;
  acknowledged: { options: NamedOption[]; diets: DietCount[] } | null;
  delivered: number | null;
}

/** What a late change has cost, as the database has it. */
export type FeeRecord = Omit<OrderFee, "waived"> & { waivedAt: string | null; waiveReason: string | null };

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
  /** Who ordered in whose place; null: the organizer herself. */
  onBehalf: { by: string; of: string } | null;
  note: string;
  lines: ProductionLineRecord[];
  /** As the vendor knows it; null: as it is. */
  acknowledged: { deliverAt: string; deliverTo: string | null; note: string } | null;
  revision: number;
  acknowledgedRevision: number;
  autoAccepted: boolean;
  code: string;
  declinedAt: Date | null;
  declineReason: string | null;
  proposal: StoredProposal | null;
  proposalState: ProposalState | null;
  deliveredAt: Date | null;
  deliveredBy: string | null;
  deliveryReason: string;
  tasks: TaskSummary[];
  fees: FeeRecord[];
  version: number;
}

const columns = `
  p.id, o.number, p.service_order_id, v.id as vendor_id, v.name as vendor_name, s.id as site_id, s.name as site_name,
  s.time_zone, m.id as meeting_id, m.subject, m.starts_at, m.ends_at, m.organizer_id, u.name as organizer_name,
  ${onBehalfJson} as on_behalf,
  l.head_count, p.status, p.deliver_at, p.deliver_to, p.note, p.acknowledged, p.revision, p.acknowledged_revision,
  p.auto_accepted, p.code, p.declined_at, p.decline_reason, p.proposal, p.proposal_state, p.delivered_at,
  p.delivery_reason, p.version,
  (select d.name from app_user d where d.tenant_id = p.tenant_id and d.id = p.delivered_by) as delivered_by_name,
  (select coalesce(json_agg(json_build_object(
            'id', x.id, 'serviceOrderLineId', x.service_order_line_id,
            'service', json_build_object('id', x.service_id, 'name', x.name, 'unit', y.unit, 'allergens', y.allergens),
            'quantity', x.quantity,
            'acknowledgedQuantity', x.acknowledged_quantity, 'options', x.options, 'diets', x.diets,
            'acknowledged', x.acknowledged, 'delivered', x.delivered,
            'deliverAt', x.deliver_at) order by x.name, x.id), '[]')
     from production_order_line x
     join service y on y.tenant_id = x.tenant_id and y.id = x.service_id
    where x.tenant_id = p.tenant_id
      and x.production_order_id = p.id) as lines,
  (select coalesce(json_agg(json_build_object(
            'id', t.id, 'kind', t.kind, 'startsAt', t.starts_at, 'status', t.status,
            'responsible', (select json_build_object('id', r.id, 'name', r.name)
                              from app_user r
                             where r.tenant_id = t.tenant_id and r.id = t.responsible_id)) order by t.starts_at, t.id), '[]')
     from task t
    where t.tenant_id = p.tenant_id
      and t.production_order_id = p.id) as tasks,
  (select coalesce(json_agg(json_build_object(
            'id', f.id, 'service', f.service_name, 'vendor', json_build_object('id', v.id, 'name', v.name),
            'cause', f.cause, 'quantity', f.quantity, 'percent', f.percent,
            'amount', json_build_object('amountMinor', f.amount_minor, 'currency', f.currency),
            'at', f.created_at, 'waivedAt', f.waived_at, 'waiveReason', f.waive_reason) order by f.id), '[]')
     from order_fee f
    where f.tenant_id = p.tenant_id
      and f.service_order_id = p.service_order_id
      and f.vendor_id = p.vendor_id) as fees`;

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
      and ($9::text is null or p.status = $9)
    order by p.deliver_at, p.id
    limit $8`,
  // One vendor's day or everybody's month: a plan for any of them is a bad one for most.
  { plan: "each" },
);

const byId = sql("production_order_by_id", `select ${columns} ${from} and p.id = $2`);
const lockById = sql("production_order_lock", `select ${columns} ${from} and p.id = $2 for no key update of p`);
const byMeeting = sql(
  "production_order_by_meeting",
  `select ${columns} ${from} and p.meeting_id = $2 order by p.deliver_at, p.id`,
);
const ofDay = sql(
  "production_order_of_day",
  `select ${columns}
     ${from}
      and p.vendor_id = $2
      and p.deliver_at >= $3::date - interval '1 day'
      and p.deliver_at < $3::date + interval '2 days'
      and (p.deliver_at at time zone s.time_zone)::date = $3::date
      and ($4::uuid is null or p.site_id = $4::uuid)
      and p.status not in ('declined', 'cancelled')
    order by p.deliver_at, p.id
    limit 1000`,
  { plan: "each" },
);

export interface ProductionOrderList {
  tenantId: string;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
  siteId: string | null;
  from: Date | null;
  to: Date | null;
  status: ProductionOrderStatus | null;
  after: [string, string] | undefined;
  limit: number;
}

export async function listProductionOrders(db: Queries, list: ProductionOrderList): Promise<ProductionOrderRecord[]> {
  const { tenantId, vendorIds, siteId, from: start, to, status, after, limit } = list;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  const values = [tenantId, vendorIds, siteId, start, to, ...position, limit, status];
  return (await db.query<Row>(listStatement, values)).map(toRecord);
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

/** What a vendor delivers on a day by the clock of each site. */
export async function findProductionOrdersOfDay(
  db: Queries,
  { tenantId, vendorId, day, siteId }: { tenantId: string; vendorId: string; day: string; siteId: string | null },
): Promise<ProductionOrderRecord[]> {
  return (await db.query<Row>(ofDay, [tenantId, vendorId, day, siteId])).map(toRecord);
}

const idByCode = sql("production_order_by_code", `select id from production_order where tenant_id = $1 and code = $2`);

export async function findProductionOrderByCode(
  db: Queries,
  { tenantId, code }: { tenantId: string; code: string },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(idByCode, [tenantId, code]))[0]?.id;
}

const orderOf = sql(
  "production_order_service_order",
  `select service_order_id from production_order where tenant_id = $1 and id = $2`,
);

/** The service order that a production order is for: it is locked before its production. */
export async function findServiceOrderOf(db: Queries, { tenantId, id }: OneOf): Promise<string | undefined> {
  return (await db.query<{ service_order_id: string }>(orderOf, [tenantId, id]))[0]?.service_order_id;
}

const vendorName = sql("production_vendor_name", `select name from vendor where tenant_id = $1 and id = $2`);

export async function findVendorName(
  db: Queries,
  { tenantId, vendorId }: { tenantId: string; vendorId: string },
): Promise<string | undefined> {
  return (await db.query<{ name: string }>(vendorName, [tenantId, vendorId]))[0]?.name;
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
  on_behalf: ProductionOrderRecord["onBehalf"];
  head_count: number;
  status: ProductionOrderStatus;
  deliver_at: Date;
  deliver_to: string | null;
  note: string;
  acknowledged: ProductionOrderRecord["acknowledged"];
  revision: number;
  acknowledged_revision: number;
  auto_accepted: boolean;
  code: string;
  declined_at: Date | null;
  decline_reason: string | null;
  proposal: StoredProposal | null;
  proposal_state: ProposalState | null;
  delivered_at: Date | null;
  delivered_by_name: string | null;
  delivery_reason: string;
  version: number;
  lines: ProductionLineRecord[];
  tasks: TaskSummary[];
  fees: FeeRecord[];
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
    onBehalf: row.on_behalf,
    status: row.status,
    deliverAt: row.deliver_at,
    deliverTo: row.deliver_to,
    note: row.note,
    lines: row.lines,
    acknowledged: row.acknowledged,
    revision: row.revision,
    acknowledgedRevision: row.acknowledged_revision,
    autoAccepted: row.auto_accepted,
    code: row.code,
    declinedAt: row.declined_at,
    declineReason: row.decline_reason,
    proposal: row.proposal,
    proposalState: row.proposal_state,
    deliveredAt: row.delivered_at,
    deliveredBy: row.delivered_by_name,
    deliveryReason: row.delivery_reason,
    tasks: row.tasks,
    fees: row.fees,
    version: row.version,
  };
}
