import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const lost = sql(
  "reconciler_lost_with_meeting",
  `select array(
            select distinct k.room_id
              from room_booking k
             where k.tenant_id = m.tenant_id
               and k.meeting_id = m.id
               and k.status = 'cancelled'
               and k.release_reason = 'meeting_cancelled'
               and k.updated_at = m.updated_at
             order by k.room_id) as room_ids,
          array(
            select o.id
              from service_order o
             where o.tenant_id = m.tenant_id
               and o.meeting_id = m.id
               and o.status = 'cancelled'
               and o.updated_at = m.updated_at
             order by o.number) as order_ids
     from meeting m
    where m.tenant_id = $1
      and m.id = $2`,
);

/** What a cancelled meeting lost in the moment in which it was cancelled: not what was let go of before. */
export async function findLostWith(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<{ roomIds: string[]; orderIds: string[] }> {
  const rows = await db.query<{ room_ids: string[]; order_ids: string[] }>(lost, [tenantId, meetingId]);
  return { roomIds: rows[0]?.room_ids ?? [], orderIds: rows[0]?.order_ids ?? [] };
}

const lostDates = sql(
  "reconciler_lost_dates",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.status = 'cancelled'
      and not m.is_exception
      and m.ends_at > $3
      and m.deleted_at is null
      and exists (
        select 1
          from service_order o
         where o.tenant_id = m.tenant_id
           and o.meeting_id = m.id
           and o.status = 'cancelled'
           and o.updated_at = m.updated_at)
    order by m.starts_at
    limit 100`,
);

/** The coming dates of a cancelled series that lost orders with it; a hundred at most. */
export async function findLostDates(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<string[]> {
  return (await db.query<{ id: string }>(lostDates, [tenantId, seriesId, now])).map(({ id }) => id);
}
