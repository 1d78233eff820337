import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A meeting of ours as a comparison needs it. */
export interface MeetingToCompare {
  id: string;
  subject: string;
  start: Date;
  end: Date;
  isCancelled: boolean;
  mailbox: string;
  exchangeId: string | null;
  iCalUid: string | null;
  /** The series that it is a date of, where the calendar knows that. */
  dateOf: { eventId: string; originalStart: Date } | null;
  siteId: string | null;
  rooms: { bookingId: string; email: string; name: string }[];
  /** The calendar is being told of a change of ours: what differs is on its way. */
  isOnItsWay: boolean;
}

export interface CompareRange {
  tenantId: string;
  from: Date;
  to: Date;
  /** Empty: every site. */
  siteIds: readonly string[];
}

// What was never in the calendar has nothing to differ from: a draft, or a meeting of nobody's event.
const inRange = `
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
    where m.tenant_id = $1
      and m.starts_at < $3
      and m.ends_at > $2
      and m.deleted_at is null
      and m.status in ('scheduled', 'started', 'ended', 'cancelled')
      and (m.exchange_id is not null
        or m.ical_uid is not null
        or exists (
          select 1
            from meeting_series s
           where s.tenant_id = m.tenant_id
             and s.id = m.series_id
             and s.exchange_id is not null))
      and (cardinality($4::uuid[]) = 0
        or exists (
          select 1
            from meeting_location l
           where l.tenant_id = m.tenant_id
             and l.meeting_id = m.id
             and l.site_id = any ($4::uuid[])))`;

const some = sql(
  "comparison_meetings",
  `select m.id, m.subject, m.starts_at, m.ends_at, m.status = 'cancelled' as is_cancelled, lower(u.email) as mailbox,
          m.exchange_id, m.ical_uid, m.original_start,
          (select s.exchange_id
             from meeting_series s
            where s.tenant_id = m.tenant_id
              and s.id = m.series_id) as series_exchange_id,
          (select l.site_id
             from meeting_location l
            where l.tenant_id = m.tenant_id
              and l.meeting_id = m.id
            order by l.id
            limit 1) as site_id,
          (select coalesce(json_agg(json_build_object(
                    'bookingId', k.id, 'email', lower(r.email), 'name', r.name)), '[]')
             from room_booking k
             join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
            where k.tenant_id = m.tenant_id
              and k.meeting_id = m.id
              and k.status = 'confirmed'
              and r.email <> '') as rooms,
          exists (
            select 1
              from calendar_write w
             where w.tenant_id = m.tenant_id
               and w.meeting_id = m.id
               and w.given_up_at is null) as is_on_its_way
    ${inRange}
      and ($5::uuid is null or m.id > $5)
    order by m.id
    limit $6`,
  { plan: "each" },
);

interface Row {
  id: string;
  subject: string;
  starts_at: Date;
  ends_at: Date;
  is_cancelled: boolean;
  mailbox: string;
  exchange_id: string | null;
  ical_uid: string | null;
  original_start: Date | null;
  series_exchange_id: string | null;
  site_id: string | null;
  rooms: MeetingToCompare["rooms"];
  is_on_its_way: boolean;
}

/** The next meetings by id. */
export async function listMeetingsToCompare(
  db: Queries,
  { tenantId, from, to, siteIds, after, limit }: CompareRange & { after: string | null; limit: number },
): Promise<MeetingToCompare[]> {
  const rows = await db.query<Row>(some, [tenantId, from, to, siteIds, after, limit]);
  return rows.map((row) => ({
    id: row.id,
    subject: row.subject,
    start: row.starts_at,
    end: row.ends_at,
    isCancelled: row.is_cancelled,
    mailbox: row.mailbox,
    exchangeId: row.exchange_id,
    iCalUid: row.ical_uid,
    dateOf:
      row.series_exchange_id === null || row.original_start === null
        ? null
        : { eventId: row.series_exchange_id, originalStart: row.original_start },
    siteId: row.site_id,
    rooms: row.rooms,
    isOnItsWay: row.is_on_its_way,
  }));
}

const count = sql("comparison_meeting_count", `select count(*)::integer as total ${inRange}`, { plan: "each" });

/** How many meetings there are to compare; what is in mailboxes is counted when they are read. */
export async function countToCompare(db: Queries, { tenantId, from, to, siteIds }: CompareRange): Promise<number> {
  const [row] = await db.query<{ total: number }>(count, [tenantId, from, to, siteIds]);
  return row?.total ?? 0;
}

const rooms = sql(
  "comparison_rooms",
  `select lower(r.email) as email, r.name, b.site_id
     from meeting_room r
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where r.tenant_id = $1
      and r.deleted_at is null
      and r.email <> ''
    order by lower(r.email)`,
);

export interface RoomMailbox {
  email: string;
  name: string;
  siteId: string;
}

/** Every room that has a mailbox, by address. */
export async function listRoomMailboxes(db: Queries, tenantId: string): Promise<RoomMailbox[]> {
  const found = await db.query<{ email: string; name: string; site_id: string }>(rooms, [tenantId]);
  return found.map(({ email, name, site_id }) => ({ email, name, siteId: site_id }));
}

const people = sql(
  "comparison_people",
  `select lower(email) as email
     from app_user
    where tenant_id = $1
      and deleted_at is null
    order by lower(email)`,
);

/** Everybody's mailbox, by address. */
export async function listPeopleMailboxes(db: Queries, tenantId: string): Promise<string[]> {
  return (await db.query<{ email: string }>(people, [tenantId])).map(({ email }) => email);
}

const knownUids = sql(
  "comparison_known_uids",
  `select ical_uid
     from meeting
    where tenant_id = $1
      and ical_uid = any ($2)
      and deleted_at is null
    union
   select ical_uid
     from meeting_series
    where tenant_id = $1
      and ical_uid = any ($2)
      and deleted_at is null
    union
   select ical_uid
     from graph_event
    where tenant_id = $1
      and ical_uid = any ($2)
      and (meeting_id is not null or series_id is not null)`,
);

/** Which of these are meetings of ours. */
export async function findKnownUids(
  db: Queries,
  { tenantId, iCalUids }: { tenantId: string; iCalUids: readonly string[] },
): Promise<Set<string>> {
  const found = await db.query<{ ical_uid: string }>(knownUids, [tenantId, iCalUids]);
  return new Set(found.map(({ ical_uid }) => ical_uid));
}
