import type { Colleague, Delegate, ToldPreference } from "@magic-meetings/contract/delegates/delegate.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface DelegationRecord {
  person: { id: string; name: string };
  delegates: Delegate[];
  managers: Delegate[];
  /** Null: she has said nothing. */
  told: ToldPreference | null;
}

/** People on the other side of a delegation, active ones only. */
function othersJson(own: string, other: string): string {
  return `(select coalesce(json_agg(json_build_object(
                    'person', json_build_object('id', o.id, 'name', o.name), 'source', g.source)
                    order by o.name, o.id), '[]')
             from calendar_delegate g
             join app_user o on o.tenant_id = g.tenant_id and o.id = g.${other}
            where g.tenant_id = u.tenant_id
              and g.${own} = u.id
              and o.status = 'active'
              and o.deleted_at is null)`;
}

const byPerson = sql(
  "delegation_of_person",
  `select u.id, u.name, t.asks, t.tells,
          ${othersJson("manager_id", "delegate_id")} as delegates,
          ${othersJson("delegate_id", "manager_id")} as managers
     from app_user u
     left join told_preference t on t.tenant_id = u.tenant_id and t.user_id = u.id
    where u.tenant_id = $1
      and u.id = $2
      and u.deleted_at is null`,
);

interface Row {
  id: string;
  name: string;
  asks: ToldPreference["asks"] | null;
  tells: ToldPreference["tells"] | null;
  delegates: Delegate[];
  managers: Delegate[];
}

export async function findDelegation(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<DelegationRecord | undefined> {
  const [row] = await db.query<Row>(byPerson, [tenantId, userId]);
  if (row === undefined) return undefined;
  const { id, name, asks, tells, delegates, managers } = row;
  return { person: { id, name }, delegates, managers, told: asks === null || tells === null ? null : { asks, tells } };
}

const insert = sql(
  "calendar_delegate_insert",
  `insert into calendar_delegate (tenant_id, id, manager_id, delegate_id, source, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (tenant_id, manager_id, delegate_id) do nothing`,
);

export interface NewDelegate {
  tenantId: string;
  id: string;
  managerId: string;
  delegateId: string;
  source: Delegate["source"];
  now: Date;
  userId: string | null;
}

/** False where she acts for her already. */
export async function insertDelegate(db: Queries, delegate: NewDelegate): Promise<boolean> {
  const { tenantId, id, managerId, delegateId, source, now, userId } = delegate;
  return (await db.execute(insert, [tenantId, id, managerId, delegateId, source, now, userId])) === 1;
}

const isDelegate = sql(
  "calendar_delegate_is",
  `select 1
     from calendar_delegate
    where tenant_id = $1
      and manager_id = $2
      and delegate_id = $3`,
);

/** Whether she acts for all of somebody's meetings. */
export async function isDelegateOf(
  db: Queries,
  { tenantId, managerId, delegateId }: { tenantId: string; managerId: string; delegateId: string },
): Promise<boolean> {
  return (await db.query(isDelegate, [tenantId, managerId, delegateId])).length > 0;
}

const remove = sql(
  "calendar_delegate_delete",
  `delete from calendar_delegate
    where tenant_id = $1
      and manager_id = $2
      and delegate_id = $3`,
);

/** False where she did not act for her. */
export async function deleteDelegate(
  db: Queries,
  { tenantId, managerId, delegateId }: { tenantId: string; managerId: string; delegateId: string },
): Promise<boolean> {
  return (await db.execute(remove, [tenantId, managerId, delegateId])) === 1;
}

const putTold = sql(
  "told_preference_put",
  `insert into told_preference (tenant_id, user_id, asks, tells, updated_at)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, user_id) do update
      set asks = excluded.asks,
          tells = excluded.tells,
          updated_at = excluded.updated_at`,
);

export async function putToldPreference(
  db: Queries,
  { tenantId, userId, told, now }: { tenantId: string; userId: string; told: ToldPreference; now: Date },
): Promise<void> {
  await db.execute(putTold, [tenantId, userId, told.asks, told.tells, now]);
}

const managers = sql(
  "told_managers",
  `select u.id, t.asks, t.tells,
          array(
            select g.delegate_id
              from calendar_delegate g
              join app_user o on o.tenant_id = g.tenant_id and o.id = g.delegate_id
             where g.tenant_id = u.tenant_id
               and g.manager_id = u.id
               and o.status = 'active'
               and o.deleted_at is null
             order by g.delegate_id) as delegate_ids
     from app_user u
     left join told_preference t on t.tenant_id = u.tenant_id and t.user_id = u.id
    where u.tenant_id = $1
      and u.id = any($2::uuid[])
      and exists (
        select from calendar_delegate g
         where g.tenant_id = u.tenant_id
           and g.manager_id = u.id)`,
);

export interface ToldManager {
  managerId: string;
  delegateIds: string[];
  preference: ToldPreference | null;
}

/** Those of some people who have delegates, with whom they want told. */
export async function findToldManagers(
  db: Queries,
  { tenantId, userIds }: { tenantId: string; userIds: readonly string[] },
): Promise<ToldManager[]> {
  interface ManagerRow {
    id: string;
    asks: ToldPreference["asks"] | null;
    tells: ToldPreference["tells"] | null;
    delegate_ids: string[];
  }
  const rows = await db.query<ManagerRow>(managers, [tenantId, userIds]);
  return rows.map(({ id, asks, tells, delegate_ids: delegateIds }) => ({
    managerId: id,
    delegateIds,
    preference: asks === null || tells === null ? null : { asks, tells },
  }));
}

const colleagues = sql(
  "colleague_list",
  `select u.id, u.name, u.email, u.title, u.status
     from app_user u
    where u.tenant_id = $1
      and u.deleted_at is null
      and u.status = $2
      and ($3::text is null or u.name ilike $3 or u.email ilike $3)
      and ($4::text is null or (u.name, u.id) > ($4::text, $5::uuid))
    order by u.name, u.id
    limit $6`,
);

export async function listColleagues(
  db: Queries,
  args: {
    tenantId: string;
    status: Colleague["status"];
    pattern: string | null;
    after: [string, string] | undefined;
    limit: number;
  },
): Promise<Colleague[]> {
  const { tenantId, status, pattern, after, limit } = args;
  return db.query<Colleague>(colleagues, [tenantId, status, pattern, after?.[0] ?? null, after?.[1] ?? null, limit]);
}

const activePerson = sql(
  "colleague_active",
  `select u.id, u.name
     from app_user u
    where u.tenant_id = $1
      and u.id = $2
      and u.status = 'active'
      and u.deleted_at is null`,
);

/** Somebody of the company who is still there. */
export async function findActivePerson(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ id: string; name: string } | undefined> {
  return (await db.query<{ id: string; name: string }>(activePerson, [tenantId, id]))[0];
}
