import type { TaskKind, TaskStatus } from "@magic-meetings/contract/tasks/task-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A task as it stands in the database, with what it is for. */
export interface TaskRecord {
  id: string;
  kind: TaskKind;
  startsAt: Date;
  status: TaskStatus;
  responsible: { id: string; name: string } | null;
  place: string | null;
  productionOrderId: string;
  number: number;
  vendor: { id: string; name: string };
  site: { id: string; name: string; timeZone: string };
  meeting: { id: string; subject: string };
  organizerId: string;
  note: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  version: number;
}

const columns = `
  t.id, t.kind, t.starts_at, t.status, t.responsible_id, t.production_order_id, t.note, t.started_at, t.finished_at,
  t.version, p.deliver_to, o.number, v.id as vendor_id, v.name as vendor_name, s.id as site_id, s.name as site_name,
  s.time_zone, m.id as meeting_id, m.subject, m.organizer_id,
  (select u.name from app_user u where u.tenant_id = t.tenant_id and u.id = t.responsible_id) as responsible_name`;

const from = `
     from task t
     join production_order p on p.tenant_id = t.tenant_id and p.id = t.production_order_id
     join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id
     join meeting m on m.tenant_id = p.tenant_id and m.id = p.meeting_id
     join vendor v on v.tenant_id = t.tenant_id and v.id = t.vendor_id
     join site s on s.tenant_id = t.tenant_id and s.id = t.site_id
    where t.tenant_id = $1`;

const list = sql(
  "task_list",
  `select ${columns}
     ${from}
      and ($2::uuid is null or t.responsible_id = $2::uuid)
      and ($3::uuid[] is null or t.vendor_id = any($3::uuid[]))
      and ($4::uuid is null or t.site_id = $4::uuid)
      and ($5::text is null or t.status = $5)
      and ($6::timestamptz is null or t.starts_at >= $6::timestamptz)
      and ($7::timestamptz is null or t.starts_at < $7::timestamptz)
      and ($8::timestamptz is null or (t.starts_at, t.id) > ($8::timestamptz, $9::uuid))
    order by t.starts_at, t.id
    limit $10`,
  { plan: "each" },
);
const byId = sql("task_by_id", `select ${columns} ${from} and t.id = $2`);
const lockById = sql("task_lock", `select ${columns} ${from} and t.id = $2 for no key update of t`);
const ofPerson = sql(
  "task_of_person",
  `select ${columns} ${from} and t.production_order_id = $2 and t.responsible_id = $3 order by t.starts_at, t.id`,
);

export interface TaskList {
  tenantId: string;
  /** Null: everybody's. */
  responsibleId: string | null;
  /** Null: every vendor's. */
  vendorIds: readonly string[] | null;
  siteId: string | null;
  status: TaskStatus | null;
  from: Date | null;
  to: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

export async function listTasks(db: Queries, question: TaskList): Promise<TaskRecord[]> {
  const { tenantId, responsibleId, vendorIds, siteId, status, from: start, to, after, limit } = question;
  const values = [
    tenantId,
    responsibleId,
    vendorIds,
    siteId,
    status,
    start,
    to,
    after?.[0] ?? null,
    after?.[1] ?? null,
  ];
  return (await db.query<Row>(list, [...values, limit])).map(toRecord);
}

interface OneOf {
  tenantId: string;
  id: string;
}

export async function findTask(db: Queries, { tenantId, id }: OneOf): Promise<TaskRecord | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toRecord)[0];
}

export async function lockTask(db: Queries, { tenantId, id }: OneOf): Promise<TaskRecord | undefined> {
  return (await db.query<Row>(lockById, [tenantId, id])).map(toRecord)[0];
}

/** What somebody does of a delivery. */
export async function findTasksOf(
  db: Queries,
  { tenantId, productionOrderId, userId }: { tenantId: string; productionOrderId: string; userId: string },
): Promise<TaskRecord[]> {
  return (await db.query<Row>(ofPerson, [tenantId, productionOrderId, userId])).map(toRecord);
}

const set = sql(
  "task_set",
  `update task
      set status = $3,
          responsible_id = $4,
          note = $5,
          started_at = case when $3 in ('started', 'finished') then coalesce(started_at, $6) else started_at end,
          finished_at = case when $3 = 'finished' then $6 else null end,
          updated_at = $6,
          updated_by = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface TaskChange extends OneOf {
  status: TaskStatus;
  responsibleId: string | null;
  note: string;
  now: Date;
  userId: string | null;
}

export async function setTask(db: Queries, change: TaskChange): Promise<void> {
  const { tenantId, id, status, responsibleId, note, now, userId } = change;
  await db.execute(set, [tenantId, id, status, responsibleId, note, now, userId]);
}

const people = sql(
  "task_people",
  `select distinct u.id, u.name
     from user_role r
     join app_user u on u.tenant_id = r.tenant_id and u.id = r.user_id
    where r.tenant_id = $1
      and u.status = 'active'
      and r.role = 'vendor'
      and (r.vendor_id = $2 or r.vendor_id is null and r.site_id is null and r.account_id is null)
    order by u.name, u.id
    limit 200`,
);

/** Who works for a vendor. */
export function findVendorPeople(
  db: Queries,
  { tenantId, vendorId }: { tenantId: string; vendorId: string },
): Promise<{ id: string; name: string }[]> {
  return db.query<{ id: string; name: string }>(people, [tenantId, vendorId]);
}

interface Row {
  id: string;
  kind: TaskKind;
  starts_at: Date;
  status: TaskStatus;
  responsible_id: string | null;
  responsible_name: string | null;
  production_order_id: string;
  note: string;
  started_at: Date | null;
  finished_at: Date | null;
  version: number;
  deliver_to: string | null;
  number: number;
  vendor_id: string;
  vendor_name: string;
  site_id: string;
  site_name: string;
  time_zone: string;
  meeting_id: string;
  subject: string;
  organizer_id: string;
}

function toRecord(row: Row): TaskRecord {
  return {
    id: row.id,
    kind: row.kind,
    startsAt: row.starts_at,
    status: row.status,
    responsible: row.responsible_id === null ? null : { id: row.responsible_id, name: row.responsible_name ?? "" },
    place: row.deliver_to,
    productionOrderId: row.production_order_id,
    number: row.number,
    vendor: { id: row.vendor_id, name: row.vendor_name },
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone },
    meeting: { id: row.meeting_id, subject: row.subject },
    organizerId: row.organizer_id,
    note: row.note,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    version: row.version,
  };
}
