import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { VisitNeeds } from "@magic-meetings/contract/visits/visit.ts";
import type {
  CancelledBecause,
  Clearance,
  Leaving,
  VisitSource,
  VisitStatus,
} from "@magic-meetings/contract/visits/visit-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface VisitorRecord {
  id: string;
  name: string;
  email: string;
  phone: string;
  company: string;
  locale: Locale;
  version: number;
}

/** A visit as it stands in the database. Names are in it: it goes to a reader through `presentVisit` only. */
export interface VisitRecord {
  id: string;
  /** Null once the person is erased. */
  visitor: VisitorRecord | null;
  /** Null where somebody came without being invited. */
  meeting: {
    id: string;
    subject: string;
    start: Date;
    end: Date;
    status: MeetingStatus;
    seriesId: string | null;
    organizerId: string;
    /** Those named for this meeting alone; those of the organizer's calendar are in the reader's `actsFor`. */
    delegateIds: string[];
  } | null;
  meetingLocationId: string | null;
  site: { id: string; name: string; timeZone: string };
  host: { id: string; name: string };
  purpose: string;
  start: Date;
  end: Date;
  /** The meeting's time for which somebody said that she comes at another; null: she comes with the meeting. */
  ownTimeFor: { start: Date; end: Date } | null;
  /** When she was told to come before the meeting moved. */
  movedFrom: { start: Date; end: Date } | null;
  /** When she says to come instead. */
  lateUntil: Date | null;
  source: VisitSource;
  needs: VisitNeeds;
  note: string;
  status: VisitStatus;
  clearance: Clearance;
  /** Why it was cancelled last. */
  cancelledBecause: CancelledBecause | null;
  pass: { validFrom: Date; validTo: Date; status: "active" | "withdrawn" } | null;
  arrivedAt: Date | null;
  arrivedBy: string | null;
  leftAt: Date | null;
  leftBy: string | null;
  leftHow: Leaving | null;
  badgeNumber: number | null;
  badgeLostAt: Date | null;
  version: number;
}

const columns = `
  v.id, v.visitor_id, p.name, p.email, p.phone, p.company, p.locale, p.version as visitor_version,
  v.meeting_id, m.subject, m.starts_at as meeting_starts_at, m.ends_at as meeting_ends_at, m.status as meeting_status,
  m.series_id, m.organizer_id,
  array(
    select d.user_id
      from meeting_role d
     where d.tenant_id = v.tenant_id
       and d.meeting_id = v.meeting_id
       and d.role = 'delegate'
       and d.user_id is not null) as delegate_ids,
  v.meeting_location_id, v.site_id, s.name as site_name, s.time_zone, v.host_id, h.name as host_name, v.purpose,
  lower(v.during) as starts_at, upper(v.during) as ends_at,
  lower(v.own_time_for) as own_for_start, upper(v.own_time_for) as own_for_end, v.cancelled_because,
  lower(v.moved_from) as told_start, upper(v.moved_from) as told_end, v.late_until, v.source,
  v.parking, v.plate, v.wheelchair, v.wifi, v.lunch, v.note, v.status, v.clearance,
  a.status as pass_status, lower(a.valid) as valid_from, upper(a.valid) as valid_to,
  v.arrived_at, v.arrived_by, v.left_at, v.left_by, v.left_how, v.badge_number, v.badge_lost_at, v.version`;

const from = `
     from visit v
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     join app_user h on h.tenant_id = v.tenant_id and h.id = v.host_id
     left join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     left join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
     left join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
    where v.tenant_id = $1`;

const byIds = sql(
  "visit_by_ids",
  `select ${columns} ${from} and v.id = any ($2::uuid[]) order by lower(v.during), v.id`,
);

/** Those of the visits that are there, by when they begin. */
export async function findVisits(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<VisitRecord[]> {
  if (ids.length === 0) return [];
  return (await db.query<Row>(byIds, [tenantId, ids])).map(toRecord);
}

export async function findVisit(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<VisitRecord | undefined> {
  return (await findVisits(db, { tenantId, ids: [id] }))[0];
}

const lock = sql(
  "visit_lock",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.id = any ($2::uuid[])
    order by v.id
      for no key update of v`,
);

/** As they are once nobody else changes them. */
export async function lockVisits(
  db: Queries,
  key: { tenantId: string; ids: readonly string[] },
): Promise<VisitRecord[]> {
  if (key.ids.length === 0) return [];
  await db.query(lock, [key.tenantId, key.ids]);
  return findVisits(db, key);
}

export async function lockVisit(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<VisitRecord | undefined> {
  return (await lockVisits(db, { tenantId, ids: [id] }))[0];
}

interface Row {
  id: string;
  visitor_id: string | null;
  name: string;
  email: string;
  phone: string;
  company: string;
  locale: Locale;
  visitor_version: number;
  meeting_id: string | null;
  subject: string;
  meeting_starts_at: Date;
  meeting_ends_at: Date;
  meeting_status: MeetingStatus;
  series_id: string | null;
  organizer_id: string;
  delegate_ids: string[];
  meeting_location_id: string | null;
  site_id: string;
  site_name: string;
  time_zone: string;
  host_id: string;
  host_name: string;
  purpose: string;
  starts_at: Date;
  ends_at: Date;
  own_for_start: Date | null;
  own_for_end: Date | null;
  cancelled_because: CancelledBecause | null;
  told_start: Date | null;
  told_end: Date | null;
  late_until: Date | null;
  source: VisitSource;
  parking: boolean;
  plate: string;
  wheelchair: boolean;
  wifi: boolean;
  lunch: boolean;
  note: string;
  status: VisitStatus;
  clearance: Clearance;
  pass_status: "active" | "withdrawn" | null;
  valid_from: Date;
  valid_to: Date;
  arrived_at: Date | null;
  arrived_by: string | null;
  left_at: Date | null;
  left_by: string | null;
  left_how: Leaving | null;
  badge_number: number | null;
  badge_lost_at: Date | null;
  version: number;
}

/** For statements of other files that read whole visits: their columns, where they come from, and what the rows are. */
export const visitColumns = columns;
export const visitTables = from;
export type VisitRow = Row;

export function toRecord(row: Row): VisitRecord {
  const { parking, plate, wheelchair, wifi, lunch } = row;
  return {
    id: row.id,
    visitor: visitorOf(row),
    meeting: meetingOf(row),
    meetingLocationId: row.meeting_location_id,
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone },
    host: { id: row.host_id, name: row.host_name },
    purpose: row.purpose,
    start: row.starts_at,
    end: row.ends_at,
    ownTimeFor: periodOf(row.own_for_start, row.own_for_end),
    movedFrom: periodOf(row.told_start, row.told_end),
    lateUntil: row.late_until,
    source: row.source,
    needs: { parking, plate, wheelchair, wifi, lunch },
    note: row.note,
    status: row.status,
    clearance: row.clearance,
    cancelledBecause: row.cancelled_because,
    pass:
      row.pass_status === null ? null : { validFrom: row.valid_from, validTo: row.valid_to, status: row.pass_status },
    arrivedAt: row.arrived_at,
    arrivedBy: row.arrived_by,
    leftAt: row.left_at,
    leftBy: row.left_by,
    leftHow: row.left_how,
    badgeNumber: row.badge_number,
    badgeLostAt: row.badge_lost_at,
    version: row.version,
  };
}

function periodOf(start: Date | null, end: Date | null): { start: Date; end: Date } | null {
  return start === null || end === null ? null : { start, end };
}

function visitorOf({ visitor_id: id, name, email, phone, company, locale, visitor_version: version }: Row) {
  return id === null ? null : { id, name, email, phone, company, locale, version };
}

function meetingOf(row: Row): VisitRecord["meeting"] {
  if (row.meeting_id === null) return null;
  return {
    id: row.meeting_id,
    subject: row.subject,
    start: row.meeting_starts_at,
    end: row.meeting_ends_at,
    status: row.meeting_status,
    seriesId: row.series_id,
    organizerId: row.organizer_id,
    delegateIds: row.delegate_ids,
  };
}
