import { sql } from "../db/statement.ts";
import type { Queries } from "../db/queries.ts";

const eventOfMeeting = sql(
  "demo_event_of_meeting",
  `select coalesce(m.exchange_id, s.exchange_id) as event_id, u.entra_object_id
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     left join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
    where m.tenant_id = $1
      and m.id = $2`,
);

/** Which event a meeting of the demo is in its organizer's calendar. */
export async function findDemoEvent(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<{ eventId: string | null; organizerEntraId: string | null } | undefined> {
  const [row] = await db.query<{ event_id: string | null; entra_object_id: string | null }>(eventOfMeeting, [
    tenantId,
    meetingId,
  ]);
  return row && { eventId: row.event_id, organizerEntraId: row.entra_object_id };
}
