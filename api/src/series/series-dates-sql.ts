import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { groupIdsOf } from "../rooms/room-terms-sql.ts";

/** When a series takes place, for how many and where: what rooms are looked for by. */
export interface DatesOfSeries {
  organizer: { id: string; groupIds: string[] };
  delegateIds: string[];
  participantIds: string[];
  headCount: number;
  /** The site of its last date; null where that has none. */
  siteId: string | null;
  dates: { meetingId: string; start: Date; end: Date }[];
}

const read = sql(
  "meeting_series_dates",
  `with latest as (
     select m.id
       from meeting m
      where m.tenant_id = $1
        and m.series_id = $2
      order by m.original_start desc
      limit 1
   ),
   person as (
     select p.role, p.user_id, p.kind, p.response
       from meeting_role p
      where p.tenant_id = $1
        and p.meeting_id = (select l.id from latest l)
   )
   select s.organizer_id, ${groupIdsOf("s.organizer_id")} as group_ids,
          ${delegateIdsOf("s.organizer_id", "(select l.id from latest l)")} as delegate_ids,
          array(
            select p.user_id
              from person p
             where p.role in ('participant', 'presenter', 'host')
               and p.user_id is not null) as participant_ids,
          (select greatest(1, count(*))::integer
             from person p
            where p.role = 'participant'
              and p.kind <> 'resource'
              and p.response <> 'declined') as head_count,
          (select l.site_id
             from meeting_location l
            where l.tenant_id = $1
              and l.meeting_id = (select t.id from latest t)
              and l.left_at is null
            order by l.head_count desc, l.id
            limit 1) as site_id,
          (select coalesce(json_agg(json_build_object(
                    'meetingId', m.id, 'start', m.starts_at, 'end', m.ends_at) order by m.starts_at), '[]')
             from meeting m
            where m.tenant_id = $1
              and m.series_id = $2
              and m.status in ('draft', 'scheduled', 'started')
              and m.ends_at > $3
              and m.deleted_at is null) as dates
     from meeting_series s
    where s.tenant_id = $1
      and s.id = $2
      and s.deleted_at is null`,
);

interface Row {
  organizer_id: string;
  group_ids: string[];
  delegate_ids: string[];
  participant_ids: string[];
  head_count: number;
  site_id: string | null;
  dates: { meetingId: string; start: string; end: string }[];
}

export async function readDatesOfSeries(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<DatesOfSeries | undefined> {
  const rows = await db.query<Row>(read, [tenantId, seriesId, now]);
  return rows.map((row) => ({
    organizer: { id: row.organizer_id, groupIds: row.group_ids },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    headCount: row.head_count,
    siteId: row.site_id,
    dates: row.dates.map(({ meetingId, start, end }) => ({ meetingId, start: new Date(start), end: new Date(end) })),
  }))[0];
}
