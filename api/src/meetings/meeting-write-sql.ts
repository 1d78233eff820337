import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What a meeting itself says; what hangs on it has tables of its own. */
export interface MeetingFacts {
  subject: string;
  start: Date;
  end: Date;
  timeZone: string;
  status: MeetingStatus;
  clientKey: string | null;
  exchangeId: string | null;
  iCalUid: string | null;
  changeKey: string | null;
}

interface MeetingWrite extends MeetingFacts {
  tenantId: string;
  id: string;
  now: Date;
  userId: string | null;
}

const insert = sql(
  "meeting_insert",
  `insert into meeting (
     tenant_id, id, organizer_id, subject, during, time_zone, status, client_key, exchange_id, ical_uid, change_key,
     created_at, created_by, updated_at, updated_by, series_id, original_start, is_exception)
   values (
     $1, $2, $3, $4, tstzrange($5::timestamptz, $6::timestamptz, '[)'), $7, $8, $9, $10, $11, $12, $13, $14, $13, $14,
     $15, $16::timestamptz, coalesce($16::timestamptz <> $5::timestamptz, false))
   on conflict (tenant_id, client_key) do nothing`,
);

/** False when a meeting with this client key was made a moment ago by somebody else. */
export async function insertMeeting(
  db: Queries,
  meeting: MeetingWrite & { organizerId: string; occurrenceOf?: { seriesId: string; originalStart: Date } | undefined },
): Promise<boolean> {
  const { tenantId, id, organizerId, subject, start, end, timeZone, status } = meeting;
  const { clientKey, exchangeId, iCalUid, changeKey, now, userId } = meeting;
  const identity = [clientKey, exchangeId, iCalUid, changeKey];
  const { seriesId = null, originalStart = null } = meeting.occurrenceOf ?? {};
  const written = [...identity, now, userId, seriesId, originalStart];
  const values = [tenantId, id, organizerId, subject, start, end, timeZone, status, ...written];
  return (await db.execute(insert, values)) === 1;
}

const update = sql(
  "meeting_update",
  `update meeting
      set subject = $3,
          during = tstzrange($4::timestamptz, $5::timestamptz, '[)'),
          time_zone = $6,
          status = $7,
          client_key = coalesce(client_key, $8),
          exchange_id = coalesce($9, exchange_id),
          ical_uid = coalesce($10, ical_uid),
          change_key = coalesce($11, change_key),
          is_exception = is_exception or (series_id is not null and during <> tstzrange($4::timestamptz, $5::timestamptz, '[)')),
          updated_at = $12,
          updated_by = $13,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function updateMeeting(db: Queries, meeting: MeetingWrite): Promise<void> {
  const { tenantId, id, subject, start, end, timeZone, status, clientKey, exchangeId, iCalUid, changeKey } = meeting;
  const identity = [clientKey, exchangeId, iCalUid, changeKey];
  await db.execute(update, [
    tenantId,
    id,
    subject,
    start,
    end,
    timeZone,
    status,
    ...identity,
    meeting.now,
    meeting.userId,
  ]);
}

const setStatus = sql(
  "meeting_set_status",
  `update meeting
      set status = $3,
          is_exception = is_exception or (series_id is not null and $3::text = 'cancelled'),
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setMeetingStatus(
  db: Queries,
  change: { tenantId: string; id: string; status: MeetingStatus; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(setStatus, [change.tenantId, change.id, change.status, change.now, change.userId]);
}

const touch = sql(
  "meeting_touch",
  `update meeting
      set updated_at = $3,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** Something that hangs on the meeting changed what is counted of it. */
export async function touchMeeting(db: Queries, args: { tenantId: string; id: string; now: Date }): Promise<void> {
  await db.execute(touch, [args.tenantId, args.id, args.now]);
}

const deletePeople = sql(
  "meeting_role_delete",
  `delete from meeting_role
    where tenant_id = $1
      and meeting_id = $2
      and role = 'participant'`,
);

const insertPeople = insertRows("meeting_role", {
  shared: ["tenant_id", "meeting_id", "role"],
  own: ["id", "user_id", "email", "name", "response", "kind", "external"],
});

export interface Person {
  id: string;
  userId: string | null;
  email: string;
  name: string;
  response: string;
  kind: string;
  external: boolean;
}

/** Replaces the attendees by these. */
export async function replaceParticipants(
  db: Queries,
  { tenantId, meetingId, people }: { tenantId: string; meetingId: string; people: readonly Person[] },
): Promise<void> {
  await db.execute(deletePeople, [tenantId, meetingId]);
  const rows = people.map((p) => [p.id, p.userId, p.email, p.name, p.response, p.kind, p.external]);
  await insertPeople(db, [tenantId, meetingId, "participant"], rows);
}

const people = sql(
  "app_user_by_emails",
  `select u.id, lower(u.email) as email, u.name
     from app_user u
    where u.tenant_id = $1
      and lower(u.email) = any($2::text[])
      and u.deleted_at is null`,
);

/** The company's people among e-mail addresses (in lower case). */
export async function findUsersByEmail(
  db: Queries,
  { tenantId, emails }: { tenantId: string; emails: readonly string[] },
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await db.query<{ id: string; email: string; name: string }>(people, [tenantId, emails]);
  return new Map(rows.map(({ email, id, name }) => [email, { id, name }]));
}

const guess = sql(
  "meeting_site_guess",
  `select r.site_id, r.id as room_id, lower(r.email) as email
     from meeting_room r
    where r.tenant_id = $1
      and lower(r.email) = any($2::text[])
      and r.deleted_at is null`,
);

/** The company's rooms among e-mail addresses (in lower case). */
export async function findRoomsByEmail(
  db: Queries,
  { tenantId, emails }: { tenantId: string; emails: readonly string[] },
): Promise<{ roomId: string; siteId: string; email: string }[]> {
  const rows = await db.query<{ room_id: string; site_id: string; email: string }>(guess, [tenantId, emails]);
  return rows.map((row) => ({ roomId: row.room_id, siteId: row.site_id, email: row.email }));
}

const home = sql(
  "app_user_home_site",
  `select coalesce(u.home_site_id, (
            select s.id
              from site s
             where s.tenant_id = $1
               and s.deleted_at is null
             order by s.name
             limit 1)) as site_id
     from app_user u
    where u.tenant_id = $1
      and u.id = $2`,
);

/** Where a meeting takes place unless it says otherwise: its organizer's own site, else the company's first. */
export async function findHomeSite(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string | undefined> {
  return (await db.query<{ site_id: string | null }>(home, [tenantId, userId]))[0]?.site_id ?? undefined;
}

const known = sql(
  "site_known",
  `select s.id, s.name
     from site s
    where s.tenant_id = $1
      and s.id = any($2::uuid[])
      and s.deleted_at is null`,
);

/** Those of some ids that are the company's sites, with their names. */
export async function findKnownSites(
  db: Queries,
  { tenantId, siteIds }: { tenantId: string; siteIds: readonly string[] },
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(known, [tenantId, siteIds]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
