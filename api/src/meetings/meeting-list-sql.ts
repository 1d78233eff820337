import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { MeetingSummary } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { isActedForBy } from "../delegates/delegate-ids-sql.ts";

const listStatement = sql(
  "meeting_list",
  `select m.id, m.subject, m.status, m.stage, m.starts_at, m.ends_at, m.time_zone, m.series_id,
          u.id as organizer_id, u.name as organizer_name, u.email as organizer_email,
          array(
            select r.name
              from room_booking k
              join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
             where k.tenant_id = m.tenant_id
               and k.meeting_id = m.id
               and k.status in ('provisional', 'requested', 'confirmed')
             order by r.name) as rooms,
          (select count(*)::integer
             from service_order o
            where o.tenant_id = m.tenant_id
              and o.meeting_id = m.id
              and o.status not in ('cancelled', 'rejected')) as order_count,
          (select coalesce(json_agg(json_build_object('amountMinor', t.total, 'currency', t.currency) order by t.currency), '[]')
             from (
               select o.currency, sum(o.total_minor)::bigint as total
                 from service_order o
                where o.tenant_id = m.tenant_id
                  and o.meeting_id = m.id
                  and o.status not in ('cancelled', 'rejected')
                group by o.currency) t) as total
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
    where m.tenant_id = $1
      and m.deleted_at is null
      and ${isActedForBy("$2")}
      and ($3::timestamptz is null or m.ends_at > $3::timestamptz)
      and ($4::timestamptz is null or m.starts_at < $4::timestamptz)
      and ($5::timestamptz is null or (m.starts_at, m.id) > ($5::timestamptz, $6::uuid))
    order by m.starts_at, m.id
    limit $7`,
);

interface Row {
  id: string;
  subject: string;
  status: MeetingSummary["status"];
  stage: MeetingSummary["stage"];
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  series_id: string | null;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  rooms: string[];
  order_count: number;
  total: Money[];
}

export interface MeetingList {
  tenantId: string;
  userId: string;
  from: Date | null;
  to: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

/** The meetings that a user organizes, or acts for as a delegate, by start. */
export async function listMeetings(db: Queries, list: MeetingList): Promise<MeetingSummary[]> {
  const { tenantId, userId, from, to, after, limit } = list;
  const position = [after?.[0] ?? null, after?.[1] ?? null];
  const rows = await db.query<Row>(listStatement, [tenantId, userId, from, to, ...position, limit]);
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    status: row.status,
    stage: row.stage,
    start: row.starts_at.toISOString(),
    end: row.ends_at.toISOString(),
    timeZone: row.time_zone,
    organizer: { id: row.organizer_id, name: row.organizer_name, email: row.organizer_email },
    rooms: row.rooms,
    orderCount: row.order_count,
    total: row.total,
    seriesId: row.series_id,
  }));
}
