import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const points = sql(
  "access_try_retention_points",
  `select a.id, coalesce(o.retention_days, ${visitPolicyDefaults.retentionDays}) as "keptDays"
     from access_point a
     left join visit_policy o on o.tenant_id = a.tenant_id and o.site_id = a.site_id and o.deleted_at is null
    where a.tenant_id = $1
    order by a.id`,
);

/** Every access point, also deleted ones, with how many days its site keeps what leads to visitors. */
export function listKeptDays(db: Queries, tenantId: string): Promise<{ id: string; keptDays: number }[]> {
  return db.query(points, [tenantId]);
}

// Ids sort by their moment, so the oldest tries of a door stand first in its index.
const overdue = sql(
  "access_try_overdue",
  `select t.id
     from unnest($2::uuid[], $3::uuid[]) as p (access_point_id, before)
    cross join lateral (
       select y.id
         from access_try y
        where y.tenant_id = $1
          and y.access_point_id = p.access_point_id
          and y.id < p.before
        order by y.id
        limit $4) t
    limit $4`,
);

export interface OverduePoint {
  accessPointId: string;
  /** What has a smaller id is too old. */
  before: string;
}

export async function findOverdueTries(
  db: Queries,
  { tenantId, points: wanted, limit }: { tenantId: string; points: readonly OverduePoint[]; limit: number },
): Promise<string[]> {
  const ids = wanted.map(({ accessPointId }) => accessPointId);
  const before = wanted.map((one) => one.before);
  return (await db.query<{ id: string }>(overdue, [tenantId, ids, before, limit])).map(({ id }) => id);
}

const remove = sql("access_try_delete", `delete from access_try where tenant_id = $1 and id = any ($2::uuid[])`);

export function deleteTries(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<number> {
  return db.execute(remove, [tenantId, ids]);
}
