import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CountedVisit } from "@magic-meetings/contract/visits/visit-head-count-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql, sqlByCount } from "../db/statement.ts";
import type { FollowingVisit } from "./follow-meeting.ts";
import { toRecord, visitColumns, visitTables, type VisitRow } from "./visit-sql.ts";

const lockOfMeetings = sql(
  "visit_lock_of_meetings",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.meeting_id = any ($2::uuid[])
    order by v.id
      for no key update of v`,
);
const lockOfIds = sql(
  "visit_lock_following",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.id = any ($2::uuid[])
    order by v.id
      for no key update of v`,
);

// What is told of a visit is a few rows, all that waits to be told may be thousands: `offset 0` has the few read.
const following = sqlByCount(
  "visit_following",
  `select ${visitColumns},
          exists (
            select 1
              from (
                select g.status
                  from message_log g
                 where g.tenant_id = $1
                   and g.visit_id = v.id
                   and g.kind = 'visit_mail'
                offset 0) g
             where g.status = 'pending') as is_untold
     ${visitTables}
      and v.id = any ($2::uuid[])
    order by v.id`,
);

type Row = VisitRow & { is_untold: boolean };

/** All visits of some meetings, locked, the cancelled ones too: one statement where there are none. */
export async function lockVisitsOfMeetings(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<FollowingVisit[]> {
  if (meetingIds.length === 0) return [];
  const ids = (await db.query<{ id: string }>(lockOfMeetings, [tenantId, meetingIds])).map(({ id }) => id);
  return ids.length === 0 ? [] : readFollowing(db, tenantId, ids);
}

/** Some visits, locked, with whether their visitors know of them. */
export async function lockFollowing(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<FollowingVisit[]> {
  if (ids.length === 0) return [];
  await db.query(lockOfIds, [tenantId, ids]);
  return readFollowing(db, tenantId, ids);
}

async function readFollowing(db: Queries, tenantId: string, ids: readonly string[]): Promise<FollowingVisit[]> {
  const rows = await db.query<Row>(following.for(ids.length), [tenantId, ids]);
  return rows.map((row) => ({ ...toRecord(row), isUntold: row.is_untold }));
}

export interface MeetingWithSites {
  id: string;
  status: MeetingStatus;
  start: Date;
  end: Date;
  seriesId: string | null;
  originalStart: Date | null;
  organizerId: string;
  /** Where it takes place, the site where guests come first. */
  locations: { id: string; siteId: string }[];
}

const meetings = sqlByCount(
  "visit_meetings",
  `select m.id, m.status, m.starts_at, m.ends_at, m.series_id, m.original_start, m.organizer_id,
          (select coalesce(json_agg(json_build_object('id', l.id, 'siteId', l.site_id)
                    order by l.takes_guests desc, (l.site_id = u.home_site_id) desc nulls last, s.name), '[]')
             from meeting_location l
             join site s on s.tenant_id = l.tenant_id and s.id = l.site_id
            where l.tenant_id = m.tenant_id
              and l.meeting_id = m.id
              and l.left_at is null) as locations
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
    where m.tenant_id = $1
      and m.id = any ($2::uuid[])
    order by m.id`,
);

interface MeetingRow {
  id: string;
  status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  series_id: string | null;
  original_start: Date | null;
  organizer_id: string;
  locations: { id: string; siteId: string }[];
}

export async function findMeetingsWithSites(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<MeetingWithSites[]> {
  const rows = await db.query<MeetingRow>(meetings.for(meetingIds.length), [tenantId, meetingIds]);
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    start: row.starts_at,
    end: row.ends_at,
    seriesId: row.series_id,
    originalStart: row.original_start,
    organizerId: row.organizer_id,
    locations: row.locations,
  }));
}

const counted = sql(
  "visit_counted",
  `select v.id, lower(p.email) as email, v.site_id, v.lunch, v.status
     from visit v
     join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
    where v.tenant_id = $1
      and v.meeting_location_id = any ($2::uuid[])
      and v.status <> 'cancelled'`,
);

/** The visits at some locations of a meeting, as far as heads are counted. */
export async function findCountedVisits(
  db: Queries,
  { tenantId, locationIds }: { tenantId: string; locationIds: readonly string[] },
): Promise<CountedVisit[]> {
  if (locationIds.length === 0) return [];
  const rows = await db.query<CountedRow>(counted, [tenantId, locationIds]);
  return rows.map(({ id, email, site_id: siteId, lunch, status }) => ({ visitId: id, email, siteId, lunch, status }));
}

interface CountedRow {
  id: string;
  email: string;
  site_id: string;
  lunch: boolean;
  status: CountedVisit["status"];
}

const visitedMeetings = sql(
  "visit_visited_meetings",
  `select distinct v.meeting_id as id
     from visit v
    where v.tenant_id = $1
      and v.meeting_id = any ($2::uuid[])
      and v.status <> 'cancelled'`,
);

/** Those of the meetings at which visitors are expected. */
export async function findVisitedMeetings(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<string[]> {
  return (await db.query<{ id: string }>(visitedMeetings, [tenantId, meetingIds])).map(({ id }) => id);
}
