import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const sites = sql(
  "series_order_sites",
  `select distinct t.id, t.name, t.currency
     from meeting m
     join meeting_location l on l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.left_at is null
     join site t on t.tenant_id = l.tenant_id and t.id = l.site_id
    where m.tenant_id = $1
      and m.series_id = $2
      and m.ends_at > $3
      and m.status in ('draft', 'scheduled', 'started')
      and m.deleted_at is null
    order by t.name, t.id`,
);

/** Where the coming dates of a series take place. */
export async function findSitesOfSeries(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<{ id: string; name: string; currency: string }[]> {
  const rows = await db.query<{ id: string; name: string; currency: string }>(sites, [tenantId, seriesId, now]);
  return rows.map((row) => ({ ...row, currency: row.currency.trim() }));
}
