import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const ordered = sql(
  "series_order_ordered_dates",
  `select m.id, m.organizer_id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.ends_at > $3
      and m.status in ('scheduled', 'started')
      and m.deleted_at is null
      and exists (
        select from service_order o
         where o.tenant_id = m.tenant_id
           and o.meeting_id = m.id
           and o.status in ('confirmed', 'in_production'))
    order by m.id`,
);

/** The coming dates of a series for which vendors have an order, by whichever way it came. */
export async function findOrderedDates(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<{ meetingId: string; organizerId: string }[]> {
  const rows = await db.query<{ id: string; organizer_id: string }>(ordered, [tenantId, seriesId, now]);
  return rows.map((row) => ({ meetingId: row.id, organizerId: row.organizer_id }));
}
