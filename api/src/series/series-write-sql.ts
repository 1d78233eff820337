import type { SeriesStatus } from "@magic-meetings/contract/series/series.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { SeriesFacts } from "./series-sql.ts";

interface SeriesWrite extends SeriesFacts {
  tenantId: string;
  id: string;
  now: Date;
  userId: string | null;
}

const insert = sql(
  "meeting_series_insert",
  `insert into meeting_series (
     tenant_id, id, subject, recurrence, time_zone, starts_at, duration_minutes, ends_on, materialised_until,
     client_key, exchange_id, ical_uid, change_key, organizer_id, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $16)
   on conflict (tenant_id, client_key) do nothing`,
);

/** False when a series with this client key was made a moment ago by somebody else. */
export async function insertSeries(db: Queries, series: SeriesWrite & { organizerId: string }): Promise<boolean> {
  return (await db.execute(insert, [...factValues(series), series.organizerId, series.now, series.userId])) === 1;
}

// Dates that were split off carry the key of the series that they were of, which keeps it.
const update = sql(
  "meeting_series_update",
  `update meeting_series r
      set subject = $3,
          recurrence = $4,
          time_zone = $5,
          starts_at = $6,
          duration_minutes = $7,
          ends_on = $8,
          materialised_until = $9,
          client_key = coalesce(
            r.client_key,
            case when not exists (
              select 1
                from meeting_series o
               where o.tenant_id = $1
                 and o.client_key = $10
                 and o.id <> $2) then $10 end),
          exchange_id = coalesce($11, r.exchange_id),
          ical_uid = coalesce($12, r.ical_uid),
          change_key = coalesce($13, r.change_key),
          status = $14,
          updated_at = $15,
          updated_by = $16,
          version = r.version + 1
    where r.tenant_id = $1
      and r.id = $2`,
);

/** Every change of a series' dates goes with one of these: the version says so to whoever waited for the row. */
export async function updateSeries(db: Queries, series: SeriesWrite & { status: SeriesStatus }): Promise<void> {
  await db.execute(update, [...factValues(series), series.status, series.now, series.userId]);
}

function factValues(series: SeriesWrite): unknown[] {
  return [
    series.tenantId,
    series.id,
    series.subject,
    JSON.stringify(series.recurrence),
    series.timeZone,
    series.startsAt,
    series.durationMinutes,
    series.endsOn,
    series.materialisedUntil,
    series.clientKey,
    series.exchangeId,
    series.iCalUid,
    series.changeKey,
  ];
}

const forgetKey = sql(
  "meeting_series_forget_key",
  `update meeting_series
      set client_key = null,
          status = 'cancelled',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** Ends a series that is none any more; its client key is free for the one meeting that is left. */
export async function endSeries(
  db: Queries,
  args: { tenantId: string; id: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(forgetKey, [args.tenantId, args.id, args.now, args.userId]);
}

const keepRooms = insertRows("meeting_series_room", {
  shared: ["tenant_id", "series_id"],
  own: ["room_id"],
  then: "on conflict (tenant_id, series_id, room_id) do nothing",
});

/** Remembers a room that later dates are given as well. */
export async function keepSeriesRoom(
  db: Queries,
  { tenantId, seriesId, roomId }: { tenantId: string; seriesId: string; roomId: string },
): Promise<void> {
  await keepRooms(db, [tenantId, seriesId], [[roomId]]);
}

const forgetRoom = sql(
  "meeting_series_room_forget",
  `delete from meeting_series_room
    where tenant_id = $1
      and series_id = $2
      and room_id = $3`,
);

export async function forgetSeriesRoom(
  db: Queries,
  { tenantId, seriesId, roomId }: { tenantId: string; seriesId: string; roomId: string },
): Promise<void> {
  await db.execute(forgetRoom, [tenantId, seriesId, roomId]);
}

const keptRooms = sql(
  "meeting_series_room_ids",
  `select k.room_id
     from meeting_series_room k
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where k.tenant_id = $1
      and k.series_id = $2
      and r.deleted_at is null
    order by k.room_id`,
);

export async function findKeptRooms(
  db: Queries,
  { tenantId, seriesId }: { tenantId: string; seriesId: string },
): Promise<string[]> {
  return (await db.query<{ room_id: string }>(keptRooms, [tenantId, seriesId])).map((row) => row.room_id);
}

const setStatus = sql(
  "meeting_series_set_status",
  `update meeting_series
      set status = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setSeriesStatus(
  db: Queries,
  change: { tenantId: string; id: string; status: SeriesStatus; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(setStatus, [change.tenantId, change.id, change.status, change.now, change.userId]);
}
