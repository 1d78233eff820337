import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** An account with who stands in for its owner. */
export interface DeputiesRecord {
  account: { id: string; name: string };
  owner: { id: string; name: string } | null;
  escalationHours: number;
  items: { user: { id: string; name: string }; from: string; until: string | null }[];
}

const columns = `
  c.id, c.name, c.owner_id, u.name as owner_name, c.escalation_hours,
  (select coalesce(json_agg(json_build_object(
            'user', json_build_object('id', e.id, 'name', e.name), 'from', y.starts_at, 'until', y.ends_at)
            order by y.starts_at, e.name), '[]')
     from account_deputy y
     join app_user e on e.tenant_id = y.tenant_id and e.id = y.user_id
    where y.tenant_id = c.tenant_id
      and y.account_id = c.id) as items`;

const from = `
     from account c
     left join app_user u on u.tenant_id = c.tenant_id and u.id = c.owner_id
    where c.tenant_id = $1
      and c.id = $2
      and c.kind = 'cost_centre'
      and c.deleted_at is null`;

const find = sql("account_deputies", `select ${columns} ${from}`);
const lock = sql("account_deputies_lock", `select ${columns} ${from} for no key update of c`);

interface Row {
  id: string;
  name: string;
  owner_id: string | null;
  owner_name: string | null;
  escalation_hours: number;
  items: DeputiesRecord["items"];
}

export async function findDeputies(
  db: Queries,
  { tenantId, accountId }: { tenantId: string; accountId: string },
): Promise<DeputiesRecord | undefined> {
  return (await db.query<Row>(find, [tenantId, accountId])).map(toRecord)[0];
}

export async function lockDeputies(
  db: Queries,
  { tenantId, accountId }: { tenantId: string; accountId: string },
): Promise<DeputiesRecord | undefined> {
  return (await db.query<Row>(lock, [tenantId, accountId])).map(toRecord)[0];
}

function toRecord(row: Row): DeputiesRecord {
  return {
    account: { id: row.id, name: row.name },
    owner: row.owner_id === null || row.owner_name === null ? null : { id: row.owner_id, name: row.owner_name },
    escalationHours: row.escalation_hours,
    items: row.items,
  };
}

const mostCandidates = 200;

const candidates = sql(
  "account_deputy_candidates",
  `select u.id, u.name
     from app_user u
    where u.tenant_id = $1
      and u.status = 'active'
      and u.deleted_at is null
      and u.id in (
        select g.user_id
          from account_user g
         where g.tenant_id = $1
           and g.account_id = $2
        union
        select h.user_id
          from user_role h
         where h.tenant_id = $1
           and h.role in ('approver', 'finance'))
    order by u.name, u.id
    limit ${mostCandidates}`,
);

/** Whom an account could have as deputies: those who order on it, and those who approve or look after money anyway. */
export function findDeputyCandidates(
  db: Queries,
  { tenantId, accountId }: { tenantId: string; accountId: string },
): Promise<{ id: string; name: string }[]> {
  return db.query<{ id: string; name: string }>(candidates, [tenantId, accountId]);
}

const active = sql(
  "deputy_people_active",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.id = any($2::uuid[])
      and u.status = 'active'
      and u.deleted_at is null`,
);

export async function findActivePeople(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<Set<string>> {
  return new Set((await db.query<{ id: string }>(active, [tenantId, ids])).map(({ id }) => id));
}

const clear = sql(
  "account_deputy_clear",
  `delete from account_deputy
    where tenant_id = $1
      and account_id = $2`,
);

const insert = insertRows("account_deputy", {
  shared: ["tenant_id", "account_id", "created_at", "created_by"],
  own: ["id", "user_id", "starts_at", "ends_at"],
});

export interface NewDeputy {
  id: string;
  userId: string;
  from: Date;
  until: Date | null;
}

export async function replaceDeputies(
  db: Queries,
  args: { tenantId: string; accountId: string; deputies: readonly NewDeputy[]; now: Date; by: string | null },
): Promise<void> {
  const { tenantId, accountId, deputies, now, by } = args;
  await db.execute(clear, [tenantId, accountId]);
  const rows = deputies.map(({ id, userId, from: start, until }) => [id, userId, start, until]);
  if (rows.length > 0) await insert(db, [tenantId, accountId, now, by], rows);
}

const hours = sql(
  "account_escalation_hours",
  `update account
      set escalation_hours = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setEscalationHours(
  db: Queries,
  args: { tenantId: string; accountId: string; hours: number; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(hours, [args.tenantId, args.accountId, args.hours, args.now, args.userId]);
}
