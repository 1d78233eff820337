import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// A place that was chosen stays; else a delivery goes to the meeting's room at that location, as it stands.
const follow = sql(
  "production_order_follow_room",
  `update production_order p
      set deliver_to = w.place,
          acknowledged = case
            when p.status = 'new' then null
            else coalesce(
              p.acknowledged, jsonb_build_object('deliverAt', p.deliver_at, 'deliverTo', p.deliver_to, 'note', p.note)) end,
          revision = p.revision + 1,
          acknowledged_revision = case when p.status = 'new' then p.revision + 1 else p.acknowledged_revision end,
          updated_at = $3,
          updated_by = $4,
          version = p.version + 1
     from (
       select o.tenant_id, o.id, o.number, (
                select q.name
                  from room_booking k
                  join meeting_room q on q.tenant_id = k.tenant_id and q.id = k.room_id
                 where k.tenant_id = o.tenant_id
                   and k.meeting_location_id = o.meeting_location_id
                   and k.status in ('provisional', 'requested', 'confirmed')
                 order by k.starts_at, q.name
                 limit 1) as place
         from service_order o
        where o.tenant_id = $1
          and o.meeting_id = any($2::uuid[])
          and o.status in ('confirmed', 'in_production')
          and o.deliver_to_room_id is null
          and o.deliver_to_place is null) w
    where p.tenant_id = $1
      and p.service_order_id = w.id
      and p.tenant_id = w.tenant_id
      and p.status in ('new', 'accepted', 'in_production', 'ready')
      and not p.own_place
      and p.deliver_to is distinct from w.place
   returning p.id, p.vendor_id, p.site_id, p.meeting_id, w.number, w.place,
             (select v.name from vendor v where v.tenant_id = p.tenant_id and v.id = p.vendor_id) as vendor`,
);

/** A delivery that goes somewhere else now. */
export interface RedirectedDelivery {
  id: string;
  vendorId: string;
  vendor: string;
  siteId: string;
  meetingId: string;
  number: number;
}

interface Row {
  id: string;
  vendor_id: string;
  vendor: string;
  site_id: string;
  meeting_id: string;
  number: number;
}

/** Sends meetings' deliveries to the rooms that they have now; gives those that go somewhere else than before. */
export async function redirectDeliveries(
  db: Queries,
  args: { tenantId: string; meetingIds: readonly string[]; now: Date; userId: string | null },
): Promise<RedirectedDelivery[]> {
  const { tenantId, meetingIds, now, userId } = args;
  return (await db.query<Row>(follow, [tenantId, meetingIds, now, userId])).map((row) => ({
    id: row.id,
    vendorId: row.vendor_id,
    vendor: row.vendor,
    siteId: row.site_id,
    meetingId: row.meeting_id,
    number: row.number,
  }));
}
