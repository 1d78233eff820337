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
