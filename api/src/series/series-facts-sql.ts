import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Series } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { roomJson } from "../places/place-sql.ts";

/** What a series' dates and rooms come to. */
export interface SeriesCounts {
  coming: number;
  next: Series["next"];
  exceptions: Series["exceptions"];
  rooms: { room: Room; heldOn: number }[];
}

const counts = sql(
  "meeting_series_counts",
  `with date as materialized (
     select m.id, m.original_start, m.starts_at, m.ends_at, m.status, m.is_exception
       from meeting m
      where m.tenant_id = $1
        and m.series_id = $2
        and m.deleted_at is null
   ),
   coming as materialized (
     select d.id, d.starts_at, d.ends_at
       from date d
      where d.status <> 'cancelled'
        and d.ends_at > $3
   )
   select (select count(*)::integer from coming) as coming,
          (select json_build_object('meetingId', c.id, 'start', c.starts_at, 'end', c.ends_at)
             from coming c
            order by c.starts_at
            limit 1) as next,
          (select coalesce(json_agg(json_build_object(
                    'meetingId', d.id, 'kind', case d.status when 'cancelled' then 'skipped' else 'moved' end,
                    'originalStart', d.original_start, 'start', d.starts_at, 'end', d.ends_at)
                    order by d.original_start), '[]')
             from date d
            where d.is_exception
              and d.original_start > $3) as exceptions,
          (select coalesce(json_agg(json_build_object('room', ${roomJson}, 'heldOn', (
                    select count(*)
                      from room_booking h
                     where h.tenant_id = $1
                       and h.room_id = r.id
                       and h.meeting_id in (select c.id from coming c)
                       and h.status in ('provisional', 'requested', 'confirmed'))) order by r.name), '[]')
             from meeting_series_room k
             join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
             join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
             join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
            where k.tenant_id = $1
              and k.series_id = $2) as rooms`,
);

interface Row {
  coming: number;
  next: Series["next"];
  exceptions: Series["exceptions"];
  rooms: SeriesCounts["rooms"];
}

export async function countSeries(
  db: Queries,
  { tenantId, id, now }: { tenantId: string; id: string; now: Date },
): Promise<SeriesCounts> {
  const [row] = await db.query<Row>(counts, [tenantId, id, now]);
  if (row === undefined) return { coming: 0, next: null, exceptions: [], rooms: [] };
  const { coming, next, exceptions, rooms } = row;
  return { coming, next: next && timesOf(next), exceptions: exceptions.map(timesOf), rooms };
}

/** PostgreSQL writes moments into JSON with its own offset. */
function timesOf<T extends { start: string; end: string; originalStart?: string }>(one: T): T {
  const iso = (moment: string) => new Date(moment).toISOString();
  const { start, end, originalStart } = one;
  return {
    ...one,
    start: iso(start),
    end: iso(end),
    ...(originalStart === undefined ? {} : { originalStart: iso(originalStart) }),
  };
}
