import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const read = sql(
  "walk_in_site",
  `select t.default_locale
     from site s
     join tenant t on t.id = s.tenant_id
     join app_user h on h.tenant_id = s.tenant_id and h.id = $3
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null
      and h.status = 'active'
      and h.deleted_at is null`,
);

/** In which language a walk-in is written to; undefined where the site or the host is not there. */
export async function readWalkInSite(
  db: Queries,
  { tenantId, siteId, hostId }: { tenantId: string; siteId: string; hostId: string },
): Promise<{ locale: Locale } | undefined> {
  const [row] = await db.query<{ default_locale: Locale }>(read, [tenantId, siteId, hostId]);
  return row && { locale: row.default_locale };
}
