import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface TickRecord {
  subjectType: "visit" | "meeting";
  subjectId: string;
  by: { id: string; name: string };
  at: Date;
  safe: boolean;
  count: number | null;
}

const list = sql(
  "roll_call_ticks",
  `select k.subject_type, k.subject_id, u.id as user_id, u.name, k.at, k.safe, k.count
     from roll_call_tick k
     join app_user u on u.tenant_id = k.tenant_id and u.id = k.ticked_by
    where k.tenant_id = $1
      and k.evacuation_id = $2
    order by k.at, u.id`,
);

export async function listTicks(
  db: Queries,
  { tenantId, evacuationId }: { tenantId: string; evacuationId: string },
): Promise<TickRecord[]> {
  const rows = await db.query<{
    subject_type: "visit" | "meeting";
    subject_id: string;
    user_id: string;
    name: string;
    at: Date;
    safe: boolean;
    count: number | null;
  }>(list, [tenantId, evacuationId]);
  return rows.map(({ subject_type, subject_id, user_id, name, at, safe, count }) => ({
    subjectType: subject_type,
    subjectId: subject_id,
    by: { id: user_id, name },
    at,
    safe,
    count,
  }));
}

const put = sql(
  "roll_call_tick_put",
  `insert into roll_call_tick (
     tenant_id, evacuation_id, subject_type, subject_id, ticked_by, at, safe, count)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (tenant_id, evacuation_id, subject_type, subject_id, ticked_by) do update
      set at = excluded.at,
          safe = excluded.safe,
          count = excluded.count
    where roll_call_tick.at <= excluded.at
      and (roll_call_tick.safe, roll_call_tick.count) is distinct from (excluded.safe, excluded.count)`,
);

export interface NewTick {
  tenantId: string;
  evacuationId: string;
  subjectType: "visit" | "meeting";
  subjectId: string;
  userId: string;
  at: Date;
  safe: boolean;
  count: number | null;
}

/** Writes somebody's own tick, the later one of two; false where it says nothing new. */
export async function putTick(db: Queries, tick: NewTick): Promise<boolean> {
  const { tenantId, evacuationId, subjectType, subjectId, userId, at, safe, count } = tick;
  return (await db.execute(put, [tenantId, evacuationId, subjectType, subjectId, userId, at, safe, count])) === 1;
}

const known = sql(
  "roll_call_subject",
  `select 1 as one
     from visit v
    where v.tenant_id = $1
      and v.site_id = $2
      and $3 = 'visit'
      and v.id = $4
   union all
   select 1
     from meeting_location l
    where l.tenant_id = $1
      and l.site_id = $2
      and $3 = 'meeting'
      and l.meeting_id = $4
    limit 1`,
);

/** Whether there is such a visit, or such a meeting, at the site. */
export async function isAtSite(
  db: Queries,
  { tenantId, siteId, type, id }: { tenantId: string; siteId: string; type: "visit" | "meeting"; id: string },
): Promise<boolean> {
  return (await db.query(known, [tenantId, siteId, type, id])).length > 0;
}
