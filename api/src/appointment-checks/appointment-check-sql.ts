import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const dateAt = sql(
  "appointment_check_date_at",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.starts_at = $3
      and m.status <> 'cancelled'
      and m.deleted_at is null
    order by m.id
    limit 1`,
);

/** The date of a series that begins at a moment. */
export async function findDateAt(
  db: Queries,
  { tenantId, seriesId, start }: { tenantId: string; seriesId: string; start: Date },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(dateAt, [tenantId, seriesId, start]))[0]?.id;
}

const unsent = sql(
  "appointment_check_unsent_of_series",
  `select v.name as service, l.quantity
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
     join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
    where o.tenant_id = $1
      and m.series_id = $2
      and m.status <> 'cancelled'
      and m.deleted_at is null
      and m.ends_at > $3
      and o.status = 'draft'
    order by m.starts_at, o.id, l.position
    limit 20`,
);

/** What is ordered for coming dates of a series and not sent. */
export function findUnsentOfSeries(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<{ service: string; quantity: number }[]> {
  return db.query(unsent, [tenantId, seriesId, now]);
}
