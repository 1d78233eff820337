import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const nextNumber = sql(
  "service_order_next_number",
  `insert into counter (tenant_id, name, value)
   values ($1, 'service_order', 1001)
   on conflict (tenant_id, name) do update
      set value = counter.value + 1
   returning value`,
);

/** The next number that people say; the tenant's other orders wait for the commit. */
export async function takeOrderNumber(db: Queries, tenantId: string): Promise<number> {
  const rows = await db.query<{ value: number }>(nextNumber, [tenantId]);
  return rows[0]?.value ?? 0;
}

const insert = sql(
  "service_order_insert",
  `insert into service_order (
     tenant_id, id, number, meeting_id, meeting_location_id, site_id, ordered_by, on_behalf_of, status, deliver_to_room_id,
     deliver_to_place, note, currency, total_minor, cut_off_at, head_count_mode, priced_at, created_at, created_by,
     updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $16, 'draft', $8, $9, $10, $11, $12, $13, $15, $14, $14, $7, $14, $7)`,
);

export interface NewServiceOrder {
  tenantId: string;
  id: string;
  number: number;
  meetingId: string;
  locationId: string;
  siteId: string;
  orderedBy: string;
  /** In whose place; null: in her own. */
  onBehalfOf: string | null;
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  note: string;
  currency: string;
  totalMinor: number;
  cutOff: Date;
  headCountMode: string;
  now: Date;
}

export async function insertServiceOrder(db: Queries, order: NewServiceOrder): Promise<void> {
  await db.execute(insert, [
    order.tenantId,
    order.id,
    order.number,
    order.meetingId,
    order.locationId,
    order.siteId,
    order.orderedBy,
    order.deliverToRoomId,
    order.deliverToPlace,
    order.note,
    order.currency,
    order.totalMinor,
    order.cutOff,
    order.now,
    order.headCountMode,
    order.onBehalfOf,
  ]);
}

const setStatusStatement = sql(
  "service_order_set_status",
  `update service_order
      set status = $3,
          submitted_at = coalesce(submitted_at, $4),
          confirmed_at = coalesce(confirmed_at, $5),
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface StatusChange {
  tenantId: string;
  id: string;
  status: string;
  submittedAt?: Date | null;
  confirmedAt?: Date | null;
  now: Date;
  userId: string | null;
}

export async function setOrderStatus(db: Queries, change: StatusChange): Promise<void> {
  const { tenantId, id, status, submittedAt = null, confirmedAt = null, now, userId } = change;
  await db.execute(setStatusStatement, [tenantId, id, status, submittedAt, confirmedAt, now, userId]);
}

const reviseStatement = sql(
  "service_order_revise",
  `update service_order
      set total_minor = $3,
          cut_off_at = $4,
          deliver_to_room_id = $5,
          deliver_to_place = $6,
          note = $7,
          head_count_mode = $10,
          priced_at = $8,
          revision = revision + case when status = 'draft' then 0 else 1 end,
          updated_at = $8,
          updated_by = $9,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface OrderRevision {
  tenantId: string;
  id: string;
  totalMinor: number;
  cutOff: Date;
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  note: string;
  headCountMode: string;
  now: Date;
  userId: string | null;
}

export async function reviseServiceOrder(db: Queries, revision: OrderRevision): Promise<void> {
  const { tenantId, id, totalMinor, cutOff, deliverToRoomId, deliverToPlace, note, now, userId } = revision;
  const place = [deliverToRoomId, deliverToPlace];
  const values = [tenantId, id, totalMinor, cutOff, ...place, note, now, userId, revision.headCountMode];
  await db.execute(reviseStatement, values);
}
