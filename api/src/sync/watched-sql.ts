import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// Whose calendars are listened to: every room's, for whatever is in a room is told there; and those of organizers who
// have something ordered and no room.

const watched = sql(
  "sync_watched_mailboxes",
  `select lower(r.email) as mailbox, 1 as rank
     from meeting_room r
    where r.tenant_id = $1
      and r.deleted_at is null
    union
   select lower(u.email), 2
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
    where m.tenant_id = $1
      and m.status in ('draft', 'scheduled', 'started')
      and m.ends_at > $2
      and u.status = 'active'
      and u.email is not null
      and exists (
             select from service_order o
              join meeting_location l on l.tenant_id = o.tenant_id and l.id = o.meeting_location_id
             where o.tenant_id = m.tenant_id
               and l.meeting_id = m.id
               and o.status not in ('cancelled', 'rejected'))
      and not exists (
             select from room_booking b
              join meeting_location l on l.tenant_id = b.tenant_id and l.id = b.meeting_location_id
             where b.tenant_id = m.tenant_id
               and l.meeting_id = m.id
               and b.status in ('provisional', 'confirmed'))
    order by rank, mailbox`,
);

/** The mailboxes to listen to, rooms first. */
export async function listWatchedMailboxes(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<string[]> {
  const rows = await db.query<{ mailbox: string }>(watched, [tenantId, now]);
  return [...new Set(rows.map(({ mailbox }) => mailbox))];
}
