import type { ComparisonStatus } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const columns = `
  c.id, c.from_at, c.to_at, c.status, c.total, c.compared, c.problem, c.created_at, c.finished_at, c.version,
  u.name as started_by,
  (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
     from site s
    where s.tenant_id = c.tenant_id
      and s.id = any (c.site_ids)) as sites,
  (select count(*)::integer
     from comparison_difference d
    where d.tenant_id = c.tenant_id
      and d.comparison_id = c.id
      and d.status = 'open') as open,
  (select count(*)::integer
     from comparison_difference d
    where d.tenant_id = c.tenant_id
      and d.comparison_id = c.id
      and d.status = 'asked') as asked
     from comparison c
     left join app_user u on u.tenant_id = c.tenant_id and u.id = c.created_by
    where c.tenant_id = $1`;

interface Row {
  id: string;
  from_at: Date;
  to_at: Date;
  status: ComparisonStatus;
  total: number;
  compared: number;
  problem: Comparison["problem"];
  created_at: Date;
  finished_at: Date | null;
  version: number;
  started_by: string | null;
  sites: { id: string; name: string }[];
  open: number;
  asked: number;
}

function toComparison(row: Row): Comparison {
  const { total, compared, status } = row;
  return {
    id: row.id,
    from: row.from_at.toISOString(),
    to: row.to_at.toISOString(),
    sites: row.sites,
    status,
    progress: status === "done" ? 100 : total === 0 ? 0 : Math.min(99, Math.floor((compared * 100) / total)),
    compared,
    total,
    differences: { open: row.open, asked: row.asked },
    problem: row.problem,
    startedAt: row.created_at.toISOString(),
    startedBy: row.started_by,
    finishedAt: row.finished_at?.toISOString() ?? null,
    version: row.version,
  };
}

const byId = sql("comparison_by_id", `select ${columns} and c.id = $2`);

export async function findComparison(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Comparison | undefined> {
  return (await db.query<Row>(byId, [tenantId, id])).map(toComparison)[0];
}

const list = sql(
  "comparison_list",
  `select ${columns}
      and ($2::timestamptz is null or (c.created_at, c.id) < ($2::timestamptz, $3::uuid))
    order by c.created_at desc, c.id desc
    limit $4`,
);

/** The latest first. */
export async function listComparisons(
  db: Queries,
  { tenantId, after, limit }: { tenantId: string; after: [string, string] | undefined; limit: number },
): Promise<Comparison[]> {
  const rows = await db.query<Row>(list, [tenantId, after?.[0] ?? null, after?.[1] ?? null, limit]);
  return rows.map(toComparison);
}

const insert = sql(
  "comparison_insert",
  `insert into comparison (tenant_id, id, from_at, to_at, site_ids, total, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export interface NewComparison {
  tenantId: string;
  id: string;
  from: Date;
  to: Date;
  siteIds: readonly string[];
  total: number;
  now: Date;
  userId: string | null;
}

export async function insertComparison(db: Queries, one: NewComparison): Promise<void> {
  const { tenantId, id, from, to, siteIds, total, now, userId } = one;
  await db.execute(insert, [tenantId, id, from, to, siteIds, total, now, userId]);
}

const known = sql(
  "comparison_known_sites",
  "select id from site where tenant_id = $1 and id = any ($2) and deleted_at is null",
);

export async function findKnownSites(
  db: Queries,
  { tenantId, siteIds }: { tenantId: string; siteIds: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(known, [tenantId, siteIds])).map(({ id }) => id);
}

const stop = sql(
  "comparison_stop",
  `update comparison
      set status = 'stopped',
          finished_at = $3,
          lease_until = null,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and status = 'running'`,
);

export async function stopComparison(
  db: Queries,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<boolean> {
  return (await db.execute(stop, [tenantId, id, now])) > 0;
}
