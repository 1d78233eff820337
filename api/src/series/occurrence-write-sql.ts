import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Person } from "../meetings/meeting-write-sql.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface Writer {
  tenantId: string;
  now: Date;
  userId: string | null;
}

const insert = insertRows("meeting", {
  name: "meeting_occurrence",
  shared: [
    "tenant_id",
    "series_id",
    "organizer_id",
    "subject",
    "time_zone",
    "status",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
  ],
  own: ["id", "during", "original_start"],
});

export interface NewOccurrences extends Writer {
  seriesId: string;
  organizerId: string;
  subject: string;
  timeZone: string;
  status: "draft" | "scheduled";
  dates: readonly { id: string; start: Date; end: Date }[];
}

/** Adds dates at the moments that the pattern gives. */
export async function insertOccurrences(db: Queries, occurrences: NewOccurrences): Promise<void> {
  const { tenantId, seriesId, organizerId, subject, timeZone, status, now, userId, dates } = occurrences;
  const shared = [tenantId, seriesId, organizerId, subject, timeZone, status, now, userId, now, userId];
  const rows = dates.map(({ id, start, end }) => [id, `[${start.toISOString()},${end.toISOString()})`, start]);
  await insert(db, shared, rows);
}

const update = sql(
  "meeting_occurrence_update",
  `update meeting m
      set original_start = v.original_start,
          during = tstzrange(v.starts_at, v.ends_at, '[)'),
          subject = $7,
          time_zone = $8,
          status = v.status,
          updated_at = $9,
          updated_by = $10,
          version = m.version + 1
     from unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[], $6::text[])
          as v (id, original_start, starts_at, ends_at, status)
    where m.tenant_id = $1
      and m.id = v.id`,
);

export interface ChangedOccurrence {
  id: string;
  originalStart: Date;
  start: Date;
  end: Date;
  status: MeetingStatus;
}

/** Brings dates in line with their series. */
export async function updateOccurrences(
  db: Queries,
  change: Writer & { subject: string; timeZone: string; dates: readonly ChangedOccurrence[] },
): Promise<void> {
  const { tenantId, now, userId, subject, timeZone, dates } = change;
  if (dates.length === 0) return;
  const columns = [
    dates.map(({ id }) => id),
    dates.map(({ originalStart }) => originalStart),
    dates.map(({ start }) => start),
    dates.map(({ end }) => end),
    dates.map(({ status }) => status),
  ];
  await db.execute(update, [tenantId, ...columns, subject, timeZone, now, userId]);
}

const cancel = sql(
  "meeting_occurrence_cancel",
  `update meeting m
      set status = 'cancelled',
          is_exception = m.is_exception or $3,
          updated_at = $4,
          updated_by = $5,
          version = m.version + 1
    where m.tenant_id = $1
      and m.id = any($2::uuid[])
      and m.status <> 'cancelled'
   returning m.id`,
);

/** Cancels dates; `skipped` where somebody chose the date, so that the pattern does not bring it back. Gives those that were not yet. */
export async function cancelOccurrences(
  db: Queries,
  { tenantId, now, userId, ids, skipped }: Writer & { ids: readonly string[]; skipped: boolean },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.query<{ id: string }>(cancel, [tenantId, ids, skipped, now, userId]);
  return rows.map((row) => row.id);
}

const join = sql(
  "meeting_occurrence_join",
  `update meeting
      set series_id = $3,
          original_start = $4,
          client_key = null
    where tenant_id = $1
      and id = $2`,
);

/** A meeting of its own becomes a date of a series; the series has the draft key from now on. */
export async function joinSeries(
  db: Queries,
  args: { tenantId: string; id: string; seriesId: string; originalStart: Date },
): Promise<void> {
  await db.execute(join, [args.tenantId, args.id, args.seriesId, args.originalStart]);
}

const leave = sql(
  "meeting_occurrence_leave",
  `update meeting
      set series_id = null,
          original_start = null,
          is_exception = false,
          client_key = $3
    where tenant_id = $1
      and id = $2`,
);

/** A date of a series becomes a meeting of its own, with the draft key where there is one. */
export async function leaveSeries(
  db: Queries,
  args: { tenantId: string; id: string; clientKey: string | null },
): Promise<void> {
  await db.execute(leave, [args.tenantId, args.id, args.clientKey]);
}

const toSeries = sql(
  "meeting_occurrence_move",
  `update meeting
      set series_id = $3
    where tenant_id = $1
      and id = any($2::uuid[])`,
);

/** Dates of one series become those of another, at the moments that the old pattern gave them. */
export async function moveToSeries(
  db: Queries,
  args: { tenantId: string; ids: readonly string[]; seriesId: string },
): Promise<void> {
  if (args.ids.length > 0) await db.execute(toSeries, [args.tenantId, args.ids, args.seriesId]);
}

const insertLocations = insertRows("meeting_location", {
  name: "meeting_location_of_dates",
  shared: ["tenant_id"],
  own: ["id", "meeting_id", "site_id", "head_count"],
  then: "on conflict (tenant_id, meeting_id, site_id) do update set head_count = excluded.head_count, left_at = null",
});

export interface OccurrenceLocation {
  id: string;
  meetingId: string;
  siteId: string;
  headCount: number;
}

/** Gives dates their locations; one that is there already has its head count set. */
export async function putLocations(
  db: Queries,
  { tenantId, locations }: { tenantId: string; locations: readonly OccurrenceLocation[] },
): Promise<void> {
  const rows = locations.map(({ id, meetingId, siteId, headCount }) => [id, meetingId, siteId, headCount]);
  await insertLocations(db, [tenantId], rows);
}

const removeLocations = sql(
  "meeting_location_of_dates_remove",
  `delete from meeting_location l
    where l.tenant_id = $1
      and l.meeting_id = any($2::uuid[])
      and l.site_id <> all($3::uuid[])
      and not exists (select 1 from room_booking k where k.tenant_id = $1 and k.meeting_location_id = l.id)
      and not exists (select 1 from service_order o where o.tenant_id = $1 and o.meeting_location_id = l.id)
      and not exists (select 1 from visit v where v.tenant_id = $1 and v.meeting_location_id = l.id)`,
);

const leaveVisited = sql(
  "meeting_location_of_dates_leave",
  `update meeting_location l
      set left_at = $4,
          chosen = false,
          head_count_chosen = false,
          takes_guests = false
    where l.tenant_id = $1
      and l.meeting_id = any($2::uuid[])
      and l.site_id <> all($3::uuid[])
      and l.left_at is null
      and exists (select 1 from visit v where v.tenant_id = $1 and v.meeting_location_id = l.id)
      and not exists (
        select 1
          from room_booking k
         where k.tenant_id = $1
           and k.meeting_location_id = l.id
           and k.status in ('provisional', 'requested', 'confirmed'))
      and not exists (
        select 1
          from service_order o
         where o.tenant_id = $1
           and o.meeting_location_id = l.id
           and o.status not in ('cancelled', 'rejected'))`,
);

/** Leaves the sites that are not listed and at which visitors were expected, unless a room or an order hangs on them. */
export async function leaveVisitedLocationsOf(
  db: Queries,
  args: { tenantId: string; meetingIds: readonly string[]; keepSiteIds: readonly string[]; now: Date },
): Promise<void> {
  if (args.meetingIds.length === 0) return;
  await db.execute(leaveVisited, [args.tenantId, args.meetingIds, args.keepSiteIds, args.now]);
}

/** Removes the sites that are not listed, unless a room or an order hangs on them. */
export async function removeLocationsOf(
  db: Queries,
  args: { tenantId: string; meetingIds: readonly string[]; keepSiteIds: readonly string[] },
): Promise<void> {
  if (args.meetingIds.length === 0) return;
  await db.execute(removeLocations, [args.tenantId, args.meetingIds, args.keepSiteIds]);
}

const deletePeople = sql(
  "meeting_role_of_dates_delete",
  `delete from meeting_role
    where tenant_id = $1
      and meeting_id = any($2::uuid[])
      and role = 'participant'`,
);

const insertPeople = insertRows("meeting_role", {
  name: "meeting_role_of_dates",
  shared: ["tenant_id", "role"],
  own: ["id", "meeting_id", "user_id", "email", "name", "response", "kind", "external"],
});

/** Invites the same people to several dates, in place of those who were. */
export async function putPeople(
  db: Queries,
  args: {
    tenantId: string;
    /** Those that have people already. */
    replace: readonly string[];
    meetingIds: readonly string[];
    people: readonly Omit<Person, "id">[];
    newId: () => string;
  },
): Promise<void> {
  const { tenantId, replace, meetingIds, people, newId } = args;
  if (replace.length > 0) await db.execute(deletePeople, [tenantId, replace]);
  const rows = meetingIds.flatMap((meetingId) =>
    people.map((p) => [newId(), meetingId, p.userId, p.email, p.name, p.response, p.kind, p.external]),
  );
  await insertPeople(db, [tenantId, "participant"], rows);
}

const schedule = sql(
  "meeting_occurrence_schedule",
  `update meeting
      set status = 'scheduled',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and series_id = $2
      and status = 'draft'
   returning id`,
);

/** Every date of a draft is sent; gives their ids. */
export async function scheduleOccurrences(
  db: Queries,
  { tenantId, now, userId, seriesId }: Writer & { seriesId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(schedule, [tenantId, seriesId, now, userId])).map((row) => row.id);
}
