import type { Recurrence } from "@magic-meetings/contract/series/recurrence.ts";
import type { SeriesStatus } from "@magic-meetings/contract/series/series.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";

/** What a series itself says; its dates are meetings of their own. */
export interface SeriesFacts {
  subject: string;
  recurrence: Recurrence;
  /** IANA. */
  timeZone: string;
  /** Wall-clock time, `HH:mm:ss`. */
  startsAt: string;
  durationMinutes: number;
  /** The last day an occurrence may start on; null where there is no end. */
  endsOn: string | null;
  materialisedUntil: string;
  clientKey: string | null;
  exchangeId: string | null;
  iCalUid: string | null;
  changeKey: string | null;
}

export interface SeriesRecord extends SeriesFacts {
  id: string;
  status: SeriesStatus;
  version: number;
  organizer: { id: string; name: string; email: string };
  delegateIds: string[];
  participantIds: string[];
}

/** The date whose people and locations stand for the series: its last one. Uses the index of occurrences. */
const template = `(
  select t.id
    from meeting t
   where t.tenant_id = s.tenant_id
     and t.series_id = s.id
   order by t.original_start desc
   limit 1)`;

const columns = `
  s.id, s.subject, s.recurrence, s.time_zone, s.starts_at::text, s.duration_minutes, s.ends_on::text,
  s.materialised_until::text, s.client_key, s.exchange_id, s.ical_uid, s.change_key, s.status, s.version,
  u.id as organizer_id, u.name as organizer_name, u.email as organizer_email,
  ${delegateIdsOf("s.organizer_id", template)} as delegate_ids,
  array(
    select p.user_id
      from meeting_role p
     where p.tenant_id = s.tenant_id
       and p.meeting_id = ${template}
       and p.role in ('participant', 'presenter', 'host')
       and p.user_id is not null) as participant_ids
     from meeting_series s
     join app_user u on u.tenant_id = s.tenant_id and u.id = s.organizer_id
    where s.tenant_id = $1
      and s.deleted_at is null`;

const byId = sql("meeting_series_by_id", `select ${columns} and s.id = $2`);

export async function findSeries(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<SeriesRecord | undefined> {
  return (await db.query<SeriesRow>(byId, [tenantId, id])).map(toRecord)[0];
}

const lockById = sql("meeting_series_lock", `select ${columns} and s.id = $2 for no key update of s`);

/** The series, its row locked: whoever changes its dates or their rooms does this first, before any room. */
export async function lockSeries(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<SeriesRecord | undefined> {
  return (await db.query<SeriesRow>(lockById, [tenantId, id])).map(toRecord)[0];
}

const lockByIdentity = sql(
  "meeting_series_lock_by_identity",
  `select ${columns}
      and (s.client_key = $2 or s.exchange_id = $3 or (s.ical_uid = $4 and s.organizer_id = $5))
    order by (s.client_key = $2) desc nulls last, (s.exchange_id = $3) desc nulls last, s.id
    limit 1
      for no key update of s`,
);

export interface SeriesIdentity {
  tenantId: string;
  clientKey: string | null;
  exchangeId: string | null;
  iCalUid: string | null;
  organizerId: string;
}

/** The series that an appointment or event is, its row locked: by client key, else Exchange id, else iCalUId of the same organizer. */
export async function lockSeriesByIdentity(db: Queries, identity: SeriesIdentity): Promise<SeriesRecord | undefined> {
  const { tenantId, clientKey, exchangeId, iCalUid, organizerId } = identity;
  const values = [tenantId, clientKey, exchangeId, iCalUid, organizerId];
  return (await db.query<SeriesRow>(lockByIdentity, values)).map(toRecord)[0];
}

const byKey = sql(
  "meeting_series_by_key",
  `select s.id
     from meeting_series s
    where s.tenant_id = $1
      and s.client_key = $2
      and s.deleted_at is null`,
);

/** The series with the pane's draft key. */
export async function findSeriesByKey(
  db: Queries,
  { tenantId, clientKey }: { tenantId: string; clientKey: string },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(byKey, [tenantId, clientKey]))[0]?.id;
}

const growing = sql(
  "meeting_series_growing",
  `select s.id
     from meeting_series s
    where s.tenant_id = $1
      and s.status = 'scheduled'
      and s.deleted_at is null
      and s.materialised_until < $2::date
      and (s.ends_on is null or s.ends_on > s.materialised_until)
    order by s.materialised_until
    limit 1
      for no key update of s skip locked`,
);

/** A series whose dates do not reach the day yet, its row locked; one that somebody else has locked is left to the next run. */
export async function lockGrowingSeries(
  db: Queries,
  { tenantId, until }: { tenantId: string; until: string },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(growing, [tenantId, until]))[0]?.id;
}

interface SeriesRow {
  id: string;
  subject: string;
  recurrence: Recurrence;
  time_zone: string;
  starts_at: string;
  duration_minutes: number;
  ends_on: string | null;
  materialised_until: string;
  client_key: string | null;
  exchange_id: string | null;
  ical_uid: string | null;
  change_key: string | null;
  status: SeriesStatus;
  version: number;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  delegate_ids: string[];
  participant_ids: string[];
}

function toRecord(row: SeriesRow): SeriesRecord {
  return {
    id: row.id,
    subject: row.subject,
    recurrence: row.recurrence,
    timeZone: row.time_zone,
    startsAt: row.starts_at,
    durationMinutes: row.duration_minutes,
    endsOn: row.ends_on,
    materialisedUntil: row.materialised_until,
    clientKey: row.client_key,
    exchangeId: row.exchange_id,
    iCalUid: row.ical_uid,
    changeKey: row.change_key,
    status: row.status,
    version: row.version,
    organizer: { id: row.organizer_id, name: row.organizer_name, email: row.organizer_email },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
  };
}
