import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { keptUntil, photoKeptUntil, retentionDays, withPolicy } from "./retention-columns-sql.ts";

// Each site's visits are read by its index up to when they may have to go, so that what is kept is not read.

const overdue = sql(
  "retention_overdue_visitors",
  `select distinct v.visitor_id
     from site s
     left join visit_policy p on p.tenant_id = s.tenant_id and p.site_id = s.id and p.deleted_at is null
    cross join lateral (
       select k.visitor_id, k.during, k.left_at, k.arrived_at, k.status
         from visit k
        where k.tenant_id = $1
          and k.site_id = s.id
          and k.visitor_id is not null
          and upper(k.during) <= $2::timestamptz - make_interval(days => ${retentionDays}) + interval '1 day') v
    where s.tenant_id = $1
      and ${keptUntil} <= $2::timestamptz
    limit $3`,
  { plan: "each" },
);

/** People of whom something is to be erased by now. */
export async function findOverdueVisitors(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  const rows = await db.query<{ visitor_id: string }>(overdue, [tenantId, now, limit]);
  return rows.map((row) => row.visitor_id);
}

const unexpected = sql(
  "retention_visitors_without_visit",
  `select r.id
     from visitor r
    where r.tenant_id = $1
      and r.erased_at is null
      and r.created_at > $2::timestamptz - interval '4 days'
      and r.created_at <= $2::timestamptz - interval '1 day'
      and not exists (
        select 1
          from visit v
         where v.tenant_id = r.tenant_id
           and v.visitor_id = r.id)
      and not exists (
        select 1
          from series_visitor w
         where w.tenant_id = r.tenant_id
           and w.visitor_id = r.id)
    limit $3`,
);

/** People who were noted and then never expected. */
export async function findVisitorsWithoutVisit(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  return (await db.query<{ id: string }>(unexpected, [tenantId, now, limit])).map(({ id }) => id);
}

const endedSeries = sql(
  "retention_visitors_of_ended_series",
  `select distinct w.visitor_id
     from series_visitor w
     join meeting_series r on r.tenant_id = w.tenant_id and r.id = w.series_id
    where w.tenant_id = $1
      and (w.until_start <= $2::timestamptz or r.status = 'cancelled' or r.ends_on < $2::timestamptz::date)
      and not exists (
        select 1
          from visit v
         where v.tenant_id = w.tenant_id
           and v.visitor_id = w.visitor_id)
      and not exists (
        select 1
          from series_visitor o
          join meeting_series t on t.tenant_id = o.tenant_id and t.id = o.series_id
         where o.tenant_id = w.tenant_id
           and o.visitor_id = w.visitor_id
           and (o.until_start is null or o.until_start > $2::timestamptz)
           and t.status <> 'cancelled'
           and (t.ends_on is null or t.ends_on >= $2::timestamptz::date))
    limit $3`,
);

/** People of series that are over, who have no visit left. */
export async function findVisitorsOfEndedSeries(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  const rows = await db.query<{ visitor_id: string }>(endedSeries, [tenantId, now, limit]);
  return rows.map((row) => row.visitor_id);
}

const overdueVisits = sql(
  "retention_overdue_visits",
  `select v.id, v.meeting_id
     from visit v
     ${withPolicy}
    where v.tenant_id = $1
      and v.visitor_id = $2
      and ${keptUntil} <= $3::timestamptz
    order by v.id
      for update of v`,
);

/** One person's visits whose time is over, locked. */
export async function lockOverdueVisits(
  db: Queries,
  { tenantId, visitorId, now }: { tenantId: string; visitorId: string; now: Date },
): Promise<{ id: string; meetingId: string | null }[]> {
  const rows = await db.query<{ id: string; meeting_id: string | null }>(overdueVisits, [tenantId, visitorId, now]);
  return rows.map(({ id, meeting_id: meetingId }) => ({ id, meetingId }));
}

const overduePhotos = sql(
  "retention_overdue_photos",
  `select f.visit_id
     from visitor_photo f
     join visit v on v.tenant_id = f.tenant_id and v.id = f.visit_id
     ${withPolicy}
    where f.tenant_id = $1
      and ${photoKeptUntil} <= $2::timestamptz
    order by f.visit_id
    limit $3
      for update of f skip locked`,
);

const deletePhotos = sql(
  "retention_delete_photos",
  `delete from visitor_photo
    where tenant_id = $1
      and visit_id = any($2::uuid[])`,
);

/** Deletes pictures whose time is over; gives their number. */
export async function deleteOverduePhotos(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<number> {
  const rows = await db.query<{ visit_id: string }>(overduePhotos, [tenantId, now, limit]);
  if (rows.length === 0) return 0;
  return db.execute(deletePhotos, [tenantId, rows.map((row) => row.visit_id)]);
}

const attendeesToErase = sql(
  "retention_attendees_to_erase",
  `select e.meeting_id, encode(e.email_sha256, 'hex') as email_sha256, r.email, r.name
     from erased_attendee e
     join meeting m on m.tenant_id = e.tenant_id and m.id = e.meeting_id
     left join meeting_role r
       on r.tenant_id = e.tenant_id
      and r.meeting_id = e.meeting_id
      and r.user_id is null
      and sha256(convert_to(r.email, 'UTF8')) = e.email_sha256
    where e.tenant_id = $1
      and m.ends_at <= $2
    order by e.meeting_id
    limit $3
      for update of e skip locked`,
);

const deleteErasedAttendee = sql(
  "retention_delete_erased_attendee",
  `delete from erased_attendee
    where tenant_id = $1
      and meeting_id = $2
      and email_sha256 = decode($3, 'hex')`,
);

export interface AttendeeToErase {
  meetingId: string;
  emailSha256: string;
  /** Null where the invite does not name her any more. */
  email: string | null;
  name: string | null;
}

/** Those of erased people whom an invite still names although its meeting is over. */
export async function lockAttendeesToErase(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<AttendeeToErase[]> {
  const rows = await db.query<{
    meeting_id: string;
    email_sha256: string;
    email: string | null;
    name: string | null;
  }>(attendeesToErase, [tenantId, now, limit]);
  return rows.map(({ meeting_id: meetingId, email_sha256: emailSha256, email, name }) => ({
    meetingId,
    emailSha256,
    email,
    name,
  }));
}

const laterDates = sql(
  "retention_later_dates",
  `select distinct m.id
     from meeting e
     join meeting m on m.tenant_id = e.tenant_id and m.series_id = e.series_id
     join meeting_role r on r.tenant_id = m.tenant_id and r.meeting_id = m.id
    where e.tenant_id = $1
      and e.id = $2
      and m.ends_at > $4
      and r.email = $3
      and r.user_id is null
    order by m.id`,
);

/** The coming dates of a meeting's series whose invites name somebody too: they may have been added since. */
export async function findLaterDatesNaming(
  db: Queries,
  { tenantId, meetingId, email, now }: { tenantId: string; meetingId: string; email: string; now: Date },
): Promise<string[]> {
  return (await db.query<{ id: string }>(laterDates, [tenantId, meetingId, email, now])).map(({ id }) => id);
}

export async function forgetAttendeeToErase(
  db: Queries,
  { tenantId, meetingId, emailSha256 }: { tenantId: string; meetingId: string; emailSha256: string },
): Promise<void> {
  await db.execute(deleteErasedAttendee, [tenantId, meetingId, emailSha256]);
}
