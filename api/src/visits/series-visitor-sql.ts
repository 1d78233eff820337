import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import type { VisitSource } from "@magic-meetings/contract/visits/visit-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Somebody who comes to the dates of a series. */
export interface SeriesVisitor {
  id: string;
  visitorId: string;
  /** Null: where the date's guests come. */
  siteId: string | null;
  /** Null: the organizer. */
  hostId: string | null;
  purpose: string;
  needs: VisitNeeds;
  note: string;
  source: Exclude<VisitSource, "walk_in">;
  /** The moments in the pattern from which on, and up to but without which; null: for good. */
  fromStart: Date;
  untilStart: Date | null;
}

const insert = insertRows("series_visitor", {
  shared: ["tenant_id", "series_id", "created_at", "created_by", "updated_at", "updated_by"],
  own: [
    "id",
    "visitor_id",
    "site_id",
    "host_id",
    "purpose",
    "parking",
    "plate",
    "wheelchair",
    "wifi",
    "lunch",
    "note",
    "source",
    "from_start",
    "until_start",
  ],
  then: `on conflict (tenant_id, series_id, visitor_id) do update
      set site_id = excluded.site_id,
          host_id = excluded.host_id,
          purpose = excluded.purpose,
          parking = excluded.parking,
          plate = excluded.plate,
          wheelchair = excluded.wheelchair,
          wifi = excluded.wifi,
          lunch = excluded.lunch,
          note = excluded.note,
          from_start = least(series_visitor.from_start, excluded.from_start),
          until_start = excluded.until_start,
          updated_at = excluded.updated_at,
          updated_by = excluded.updated_by,
          version = series_visitor.version + 1`,
});

interface Putting {
  tenantId: string;
  seriesId: string;
  now: Date;
  userId: string | null;
  visitors: readonly SeriesVisitor[];
}

/** Lets people come to the dates of a series; who does already does so as it is said now. */
export async function putSeriesVisitors(db: Queries, putting: Putting): Promise<void> {
  const { tenantId, seriesId, now, userId, visitors } = putting;
  const sorted = [...visitors].sort((a, b) => (a.visitorId < b.visitorId ? -1 : 1));
  await insert(
    db,
    [tenantId, seriesId, now, userId, now, userId],
    sorted.map(({ needs, ...one }) => [
      one.id,
      one.visitorId,
      one.siteId,
      one.hostId,
      one.purpose,
      needs.parking,
      needs.plate,
      needs.wheelchair,
      needs.wifi,
      needs.lunch,
      one.note,
      one.source,
      one.fromStart,
      one.untilStart,
    ]),
  );
}

const ofSeries = sql(
  "series_visitor_of_series",
  `select w.id, w.visitor_id, w.site_id, w.host_id, w.purpose, w.parking, w.plate, w.wheelchair, w.wifi, w.lunch, w.note,
          w.source, w.from_start, w.until_start
     from series_visitor w
    where w.tenant_id = $1
      and w.series_id = $2
      and (w.until_start is null or w.until_start > w.from_start)
    order by w.visitor_id`,
);

interface Row {
  id: string;
  visitor_id: string;
  site_id: string | null;
  host_id: string | null;
  purpose: string;
  parking: boolean;
  plate: string;
  wheelchair: boolean;
  wifi: boolean;
  lunch: boolean;
  note: string;
  source: SeriesVisitor["source"];
  from_start: Date;
  until_start: Date | null;
}

/** Who comes to the dates of a series. */
export async function findSeriesVisitors(
  db: Queries,
  { tenantId, seriesId }: { tenantId: string; seriesId: string },
): Promise<SeriesVisitor[]> {
  const rows = await db.query<Row>(ofSeries, [tenantId, seriesId]);
  return rows.map(({ parking, plate, wheelchair, wifi, lunch, ...row }) => ({
    id: row.id,
    visitorId: row.visitor_id,
    siteId: row.site_id,
    hostId: row.host_id,
    purpose: row.purpose,
    needs: { parking, plate, wheelchair, wifi, lunch },
    note: row.note,
    source: row.source,
    fromStart: row.from_start,
    untilStart: row.until_start,
  }));
}

const end = sql(
  "series_visitor_end",
  `update series_visitor
      set until_start = case when $4::timestamptz is null then from_start else greatest(from_start, $4::timestamptz) end,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and series_id = $2
      and visitor_id = $3`,
);

/** Lets somebody come no more from a moment in the pattern on; null: from the first. */
export async function endSeriesVisitor(
  db: Queries,
  args: {
    tenantId: string;
    seriesId: string;
    visitorId: string;
    from: Date | null;
    now: Date;
    userId: string | null;
  },
): Promise<void> {
  const { tenantId, seriesId, visitorId, from, now, userId } = args;
  await db.execute(end, [tenantId, seriesId, visitorId, from, now, userId]);
}

const change = sql(
  "series_visitor_change",
  `update series_visitor
      set host_id = coalesce($4, host_id),
          purpose = $5,
          note = $6,
          parking = $7,
          plate = $8,
          wheelchair = $9,
          wifi = $10,
          lunch = $11,
          updated_at = $12,
          updated_by = $13,
          version = version + 1
    where tenant_id = $1
      and series_id = $2
      and visitor_id = $3`,
);

/** What holds for the dates that are added later. */
export async function changeSeriesVisitor(
  db: Queries,
  args: {
    tenantId: string;
    seriesId: string;
    visitorId: string;
    hostId: string | null;
    purpose: string;
    note: string;
    needs: VisitNeeds;
    now: Date;
    userId: string | null;
  },
): Promise<void> {
  const { tenantId, seriesId, visitorId, hostId, purpose, note, needs, now, userId } = args;
  const { parking, plate, wheelchair, wifi, lunch } = needs;
  const wanted = [hostId, purpose, note, parking, plate, wheelchair, wifi, lunch];
  await db.execute(change, [tenantId, seriesId, visitorId, ...wanted, now, userId]);
}

const coming = sql(
  "series_visitor_coming_dates",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.series_id = $2
      and m.status in ('draft', 'scheduled')
      and m.ends_at > $3
    order by m.starts_at, m.id`,
);

/** The dates of a series that are to come, soonest first. */
export async function findComingDates(
  db: Queries,
  { tenantId, seriesId, now }: { tenantId: string; seriesId: string; now: Date },
): Promise<string[]> {
  return (await db.query<{ id: string }>(coming, [tenantId, seriesId, now])).map(({ id }) => id);
}

const known = sql(
  "series_visitor_known_visits",
  `select v.meeting_id, v.visitor_id
     from visit v
    where v.tenant_id = $1
      and v.meeting_id = any ($2::uuid[])
      and v.visitor_id = any ($3::uuid[])`,
);

/** Who of the visitors has, or had, a visit at which of the dates. */
export async function findKnownVisits(
  db: Queries,
  {
    tenantId,
    meetingIds,
    visitorIds,
  }: { tenantId: string; meetingIds: readonly string[]; visitorIds: readonly string[] },
): Promise<{ meetingId: string; visitorId: string }[]> {
  const rows = await db.query<{ meeting_id: string; visitor_id: string }>(known, [tenantId, meetingIds, visitorIds]);
  return rows.map((row) => ({ meetingId: row.meeting_id, visitorId: row.visitor_id }));
}
