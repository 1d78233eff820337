import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A visit whose visitor was told of other rooms than its meeting has now. */
export interface ReroomedVisit {
  id: string;
  meetingId: string;
  siteId: string;
  hostId: string;
}

interface Row {
  id: string;
  meeting_id: string;
  site_id: string;
  host_id: string;
}

// Somebody who could not be told last time is not tried again for a room; what waits to go out will say the rooms.
const find = sql(
  "visit_mail_reroomed",
  `select v.id, v.meeting_id, v.site_id, v.host_id
     from visit v
     join lateral (
       select m.sent_at, m.content -> 'told' -> 'rooms' as rooms
         from message_log m
        where m.tenant_id = v.tenant_id
          and m.visit_id = v.id
          and m.channel = 'email'
          and m.status = 'sent'
        order by m.sent_at desc, m.created_at desc, m.id desc
        limit 1) t on t.rooms is not null
    where v.tenant_id = $1
      and v.status in ('invited', 'confirmed')
      and v.clearance in ('not_needed', 'approved')
      and v.meeting_id is not null
      and lower(v.during) >= $2
      and lower(v.during) < $3
      and t.rooms <> to_jsonb(array(
            select r.name || ', ' || f.name
              from room_booking b
              join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
              join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
             where b.tenant_id = v.tenant_id
               and b.meeting_location_id = v.meeting_location_id
               and b.status = 'confirmed'
             order by r.name))
      and not exists (
        select 1
          from message_log w
         where w.tenant_id = v.tenant_id
           and w.visit_id = v.id
           and (w.status = 'pending' or w.created_at > t.sent_at))
    order by lower(v.during), v.id
    limit $4`,
  { plan: "each" },
);

/** Those that begin between the moments, the first first. */
export async function findReroomedVisits(
  db: Queries,
  { tenantId, from, to, limit }: { tenantId: string; from: Date; to: Date; limit: number },
): Promise<ReroomedVisit[]> {
  const rows = await db.query<Row>(find, [tenantId, from, to, limit]);
  return rows.map((row) => ({ id: row.id, meetingId: row.meeting_id, siteId: row.site_id, hostId: row.host_id }));
}
