import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Occurrence } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** One date of a series as it stands. */
export interface OccurrenceRecord {
  id: string;
  originalStart: Date;
  start: Date;
  end: Date;
  subject: string;
  timeZone: string;
  status: MeetingStatus;
  isException: boolean;
}

interface OccurrenceRow {
  id: string;
  original_start: Date;
  starts_at: Date;
  ends_at: Date;
  subject: string;
  time_zone: string;
  status: MeetingStatus;
  is_exception: boolean;
}

const lockComing = sql(
  "meeting_occurrence_lock",
  `select m.id, m.original_start, m.starts_at, m.ends_at, m.subject, m.time_zone, m.status, m.is_exception
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and greatest(m.ends_at, m.original_start) > $3
      and m.deleted_at is null
    order by m.id
      for no key update of m`,
);

/** The dates that are not over, skipped and cancelled ones included, their rows locked. */
export async function lockComingOccurrences(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<OccurrenceRecord[]> {
  const rows = await db.query<OccurrenceRow>(lockComing, [tenantId, seriesId, now]);
  return rows.map((row) => ({
    id: row.id,
    originalStart: row.original_start,
    start: row.starts_at,
    end: row.ends_at,
    subject: row.subject,
    timeZone: row.time_zone,
    status: row.status,
    isException: row.is_exception,
  }));
}

const first = sql(
  "meeting_occurrence_first",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.deleted_at is null
    order by (m.status <> 'cancelled' and m.ends_at > $3) desc,
             case when m.ends_at > $3 then m.starts_at end,
             m.starts_at desc
    limit 1`,
);

/** The date that stands for the series: the first that is coming, else the last there was. */
export async function findFirstComing(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(first, [tenantId, seriesId, now]))[0]?.id;
}

const at = sql(
  "meeting_occurrence_at",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.original_start between $3::timestamptz - interval '12 hours' and $3::timestamptz + interval '12 hours'
      and m.deleted_at is null
    order by abs(extract(epoch from m.original_start - $3::timestamptz))
    limit 1
      for no key update of m`,
);

/** The date that the pattern puts at a moment, or nearest to it on that day, its row locked. */
export async function lockOccurrenceAt(
  db: Queries,
  { tenantId, seriesId, originalStart }: { tenantId: string; seriesId: string; originalStart: Date },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(at, [tenantId, seriesId, originalStart]))[0]?.id;
}

const list = sql(
  "meeting_occurrence_list",
  `select m.id, m.original_start, m.starts_at, m.ends_at, m.status, m.is_exception,
          (select coalesce(json_agg(json_build_object(
                    'bookingId', k.id, 'status', k.status,
                    'room', json_build_object('id', r.id, 'name', r.name)) order by r.name), '[]')
             from room_booking k
             join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
            where k.tenant_id = m.tenant_id
              and k.meeting_id = m.id
              and k.status in ('provisional', 'requested', 'confirmed')) as rooms
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.deleted_at is null
      and ($3::timestamptz is null or (m.ends_at > $3::timestamptz and m.status <> 'cancelled'))
      and ($4::timestamptz is null or (m.starts_at, m.id) > ($4::timestamptz, $5::uuid))
    order by m.starts_at, m.id
    limit $6`,
);

export interface OccurrenceList {
  tenantId: string;
  seriesId: string;
  /** Only what is not over then and was not cancelled. */
  comingFrom: Date | null;
  after: [string, string] | undefined;
  limit: number;
}

export async function listOccurrences(db: Queries, page: OccurrenceList): Promise<Occurrence[]> {
  const { tenantId, seriesId, comingFrom, after, limit } = page;
  const values = [tenantId, seriesId, comingFrom, after?.[0] ?? null, after?.[1] ?? null, limit];
  const rows = await db.query<OccurrenceRow & { rooms: Occurrence["rooms"] }>(list, values);
  return rows.map((row) => ({
    meetingId: row.id,
    originalStart: row.original_start.toISOString(),
    start: row.starts_at.toISOString(),
    end: row.ends_at.toISOString(),
    status: row.status,
    isException: row.is_exception,
    rooms: row.rooms,
  }));
}

const latest = sql(
  "meeting_occurrence_latest",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.deleted_at is null
    order by m.original_start desc
    limit 1`,
);

/** The last date there is: its people and locations stand for the series. */
export async function findLatest(
  db: Queries,
  { tenantId, seriesId }: { tenantId: string; seriesId: string },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(latest, [tenantId, seriesId]))[0]?.id;
}

const withOrders = sql(
  "meeting_occurrence_with_orders",
  `select distinct o.meeting_id
     from service_order o
    where o.tenant_id = $1
      and o.meeting_id = any($2::uuid[])
      and o.status not in ('cancelled', 'rejected', 'closed')
    order by o.meeting_id`,
);

/** Those of the dates for which something is ordered. */
export async function findDatesWithOrders(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<string[]> {
  if (meetingIds.length === 0) return [];
  const rows = await db.query<{ meeting_id: string }>(withOrders, [tenantId, meetingIds]);
  return rows.map((row) => row.meeting_id);
}
