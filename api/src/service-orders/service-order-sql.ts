import type { PayingAccount } from "../accounts/order-money.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "./service-order-json-sql.ts";

/** An order with what its commands decide by. */
export interface ServiceOrderForChange {
  order: ServiceOrderRecord;
  orderedBy: string;
  meetingSubject: string;
  organizer: { id: string };
  delegateIds: string[];
  participantIds: string[];
  /** Those of the split and those that pay for a line of their own. */
  accounts: OrderAccount[];
  clearingAccountId: string | null;
  /** The company's zone: in which month and budget period something counts. */
  timeZone: string;
  /** Prices or terms of what is ordered have changed since the order was priced. */
  termsChanged: boolean;
}

export interface OrderAccount extends PayingAccount {
  name: string;
  ownerId: string | null;
  approvalLimitMinor: number | null;
}

const columns = `
  ${serviceOrderJson} as service_order, o.ordered_by, m.subject, m.organizer_id,
  ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
  array(select p.user_id from meeting_role p
         where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
           and p.user_id is not null) as participant_ids,
  (select coalesce(json_agg(json_build_object(
            'id', a.id, 'name', a.name, 'ownerId', a.owner_id, 'approvalLimitMinor', a.approval_limit_minor,
            'percent', p.percent, 'budgetPeriod', a.budget_period,
            'periodBudgetMinor', a.period_budget_minor) order by a.code), '[]')
     from (
       select s.account_id, s.percent
         from account_split s
        where s.tenant_id = o.tenant_id
          and s.service_order_id = o.id
       union all
       select distinct l.account_id, null::numeric
         from service_order_line l
        where l.tenant_id = o.tenant_id
          and l.service_order_id = o.id
          and l.account_id is not null
          and not exists (
            select from account_split s
             where s.tenant_id = l.tenant_id
               and s.service_order_id = l.service_order_id
               and s.account_id = l.account_id)) p
     join account a on a.tenant_id = o.tenant_id and a.id = p.account_id) as accounts,
  (select a.id
     from account a
    where a.tenant_id = o.tenant_id
      and a.kind = 'clearing'
      and a.currency = o.currency
      and a.deleted_at is null
    order by a.code
    limit 1) as clearing_account_id,
  (select t.default_time_zone from tenant t where t.id = o.tenant_id) as time_zone,
  (o.status in ('draft', 'awaiting_approval') and exists (
     select from service_order_line l
       join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
       join vendor v on v.tenant_id = l.tenant_id and v.id = l.vendor_id
       join business_hours b on b.tenant_id = v.tenant_id and b.id = v.business_hours_id
      where l.tenant_id = o.tenant_id
        and l.service_order_id = o.id
        and (greatest(s.updated_at, v.updated_at, b.updated_at) > o.priced_at
             or s.deleted_at is not null
             or v.deleted_at is not null))) as terms_changed`;

const from = `
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
    where o.tenant_id = $1`;

const byId = sql("service_order_by_id", `select ${columns} ${from} and o.id = $2`);
/**
 * Whoever waits for a row gets it as it is then, but everything beside it as it was when the waiting began: lines of
 * another version are read once more.
 */
const versions = `o.version as locked_version,
  (select z.version from service_order z where z.tenant_id = o.tenant_id and z.id = o.id) as read_version`;
// The meeting's row is locked as well, and first, as whoever cancels or moves it does: an order must not be sent while
// its invite is.
const lockById = sql(
  "service_order_lock",
  `select ${columns}, ${versions} ${from} and o.id = $2 for no key update of m, o`,
);
const lockByMeeting = sql(
  "service_order_lock_by_meeting",
  `select ${columns}, ${versions}
     ${from}
      and o.meeting_id = $2
      and o.status = any($3::text[])
    order by o.id
      for no key update of o`,
);

const byIds = sql("service_order_by_ids", `select ${columns} ${from} and o.id = any($2::uuid[]) order by o.id`);

interface LockedRow extends Row {
  locked_version: number;
  read_version: number;
}

interface Row {
  service_order: ServiceOrderRecord;
  ordered_by: string;
  subject: string;
  organizer_id: string;
  delegate_ids: string[];
  participant_ids: string[];
  accounts: ServiceOrderForChange["accounts"];
  clearing_account_id: string | null;
  time_zone: string;
  terms_changed: boolean | null;
}

export async function findServiceOrder(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<ServiceOrderForChange | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toOrder)[0];
}

/** Several orders in one read, in the order of their ids. */
export async function findServiceOrders(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<ServiceOrderForChange[]> {
  return ids.length === 0 ? [] : (await db.query<Row>(byIds, [tenantId, ids])).map(toOrder);
}

export async function lockServiceOrder(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<ServiceOrderForChange | undefined> {
  const [row] = await db.query<LockedRow>(lockById, [tenantId, id]);
  return row && asLocked(db, tenantId, row);
}

async function asLocked(db: Queries, tenantId: string, row: LockedRow): Promise<ServiceOrderForChange> {
  const order = toOrder(row);
  if (row.locked_version === row.read_version) return order;
  return (await findServiceOrder(db, { tenantId, id: order.order.id })) ?? order;
}

export async function lockServiceOrdersOf(
  db: Queries,
  { tenantId, meetingId, statuses }: { tenantId: string; meetingId: string; statuses: readonly string[] },
): Promise<ServiceOrderForChange[]> {
  const locked: ServiceOrderForChange[] = [];
  for (const row of await db.query<LockedRow>(lockByMeeting, [tenantId, meetingId, statuses])) {
    locked.push(await asLocked(db, tenantId, row));
  }
  return locked;
}

function toOrder(row: Row): ServiceOrderForChange {
  return {
    order: row.service_order,
    orderedBy: row.ordered_by,
    meetingSubject: row.subject,
    organizer: { id: row.organizer_id },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    accounts: row.accounts,
    clearingAccountId: row.clearing_account_id,
    timeZone: row.time_zone,
    termsChanged: row.terms_changed ?? true,
  };
}

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

const lapsing = sql(
  "service_order_lapsing",
  `select o.id
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
    where o.tenant_id = $1
      and o.status in ('submitted', 'awaiting_approval')
      and m.status = 'draft'
      and m.updated_at <= $2
      and o.updated_at <= $2
    order by o.id
    limit 200`,
);

/** Orders sent from invites that nobody went on writing since `before`. */
export async function findLapsingOrders(
  db: Queries,
  { tenantId, before }: { tenantId: string; before: Date },
): Promise<string[]> {
  return (await db.query<{ id: string }>(lapsing, [tenantId, before])).map((row) => row.id);
}
