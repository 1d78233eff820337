import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const read = sql(
  "walk_in_site",
  `select p.pre_approval, t.default_locale
     from site s
     join tenant t on t.id = s.tenant_id
     join app_user h on h.tenant_id = s.tenant_id and h.id = $3
     left join visit_policy p on p.tenant_id = s.tenant_id and p.site_id = s.id and p.deleted_at is null
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null
      and h.status = 'active'
      and h.deleted_at is null`,
);

/** What holds for walk-ins at a site; undefined where the site or the host is not there. */
export async function readWalkInSite(
  db: Queries,
  { tenantId, siteId, hostId }: { tenantId: string; siteId: string; hostId: string },
): Promise<{ preApproval: boolean; locale: Locale } | undefined> {
  const [row] = await db.query<{ pre_approval: boolean | null; default_locale: Locale }>(read, [
    tenantId,
    siteId,
    hostId,
  ]);
  return row && { preApproval: row.pre_approval ?? visitPolicyDefaults.preApproval, locale: row.default_locale };
}
