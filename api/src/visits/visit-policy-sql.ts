import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const preApproved = sql(
  "visit_policy_pre_approval",
  `select p.site_id
     from visit_policy p
    where p.tenant_id = $1
      and p.site_id = any ($2::uuid[])
      and p.pre_approval
      and p.deleted_at is null`,
);

/** Those of the sites at which nobody comes in whom security has not looked at before. */
export async function findPreApprovingSites(
  db: Queries,
  { tenantId, siteIds }: { tenantId: string; siteIds: readonly string[] },
): Promise<Set<string>> {
  const rows = await db.query<{ site_id: string }>(preApproved, [tenantId, siteIds]);
  return new Set(rows.map((row) => row.site_id));
}
