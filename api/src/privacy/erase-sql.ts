import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";
import type { Eraser, ErasureReason } from "@magic-meetings/contract/privacy/privacy-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  isErased: boolean;
}

const personColumns = `r.id, r.name, r.email, r.locale, r.erased_at is not null as "isErased"`;

const lock = sql(
  "erase_lock_visitor",
  `select ${personColumns}
     from visitor r
    where r.tenant_id = $1
      and r.id = $2
      for update of r`,
);

/** Whoever invites, changes or erases her at the same time waits. */
export async function lockPerson(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<Person | undefined> {
  return (await db.query<Person>(lock, [tenantId, visitorId]))[0];
}

const lockFree = sql(
  "erase_lock_free_visitor",
  `select ${personColumns}
     from visitor r
    where r.tenant_id = $1
      and r.id = $2
      and r.erased_at is null
      for update of r skip locked`,
);

/** Undefined where somebody else has her: who comes later looks again. */
export async function lockFreePerson(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<Person | undefined> {
  return (await db.query<Person>(lockFree, [tenantId, visitorId]))[0];
}

interface VisitToErase {
  id: string;
  meetingId: string | null;
}

const lockVisits = sql(
  "erase_lock_visits",
  `select v.id, v.meeting_id as "meetingId"
     from visit v
    where v.tenant_id = $1
      and v.visitor_id = $2
    order by v.id
      for update of v`,
);

export function lockVisitsOf(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<VisitToErase[]> {
  return db.query<VisitToErase>(lockVisits, [tenantId, visitorId]);
}

const detach = sql(
  "erase_visit",
  `update visit
      set visitor_id = null,
          purpose = '',
          plate = '',
          note = '',
          late_until = null,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = any($2::uuid[])
      and visitor_id is not null`,
);

/** Leaves of visits what is counted: where, when, how they went. Those to come are to be cancelled before. */
export function detachVisits(
  db: Queries,
  args: { tenantId: string; visitIds: readonly string[]; now: Date; userId: string | null },
): Promise<number> {
  const { tenantId, visitIds, now, userId } = args;
  return db.execute(detach, [tenantId, visitIds, now, userId]);
}

const hasVisits = sql(
  "erase_has_visits",
  `select 1 as one
     from visit v
    where v.tenant_id = $1
      and v.visitor_id = $2
   union all
   select 1
     from series_visitor w
     join meeting_series r on r.tenant_id = w.tenant_id and r.id = w.series_id
    where w.tenant_id = $1
      and w.visitor_id = $2
      and (w.until_start is null or w.until_start > $3)
      and r.status <> 'cancelled'
      and (r.ends_on is null or r.ends_on >= $3::timestamptz::date)
    limit 1`,
);

/** At a visit that is kept, or at a series that goes on. */
export async function isStillExpected(
  db: Queries,
  { tenantId, visitorId, now }: { tenantId: string; visitorId: string; now: Date },
): Promise<boolean> {
  return (await db.query(hasVisits, [tenantId, visitorId, now])).length > 0;
}

const forgetSeries = sql(
  "erase_series_visitor",
  `delete from series_visitor
    where tenant_id = $1
      and visitor_id = $2`,
);

/** No date of a series that comes near has a visit made for her any more. */
export function forgetSeriesOf(
  db: Queries,
  { tenantId, visitorId }: { tenantId: string; visitorId: string },
): Promise<number> {
  return db.execute(forgetSeries, [tenantId, visitorId]);
}

const empty = sql(
  "erase_visitor",
  `update visitor
      set name = '',
          email = '',
          phone = '',
          company = '',
          locale = 'en',
          search_text = '',
          erased_at = $3,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and erased_at is null`,
);

export async function emptyPerson(
  db: Queries,
  { tenantId, visitorId, now, userId }: { tenantId: string; visitorId: string; now: Date; userId: string | null },
): Promise<number> {
  return db.execute(empty, [tenantId, visitorId, now, userId]);
}

const invites = sql(
  "erase_invites",
  `select distinct m.id, m.ends_at <= $3 as "isOver"
     from meeting_role r
     join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    where r.tenant_id = $1
      and r.email = $2
      and r.user_id is null`,
);

/** The meetings whose invites name the address. */
export async function findInvites(
  db: Queries,
  { tenantId, email, now }: { tenantId: string; email: string; now: Date },
): Promise<{ id: string; isOver: boolean }[]> {
  return email === "" ? [] : db.query<{ id: string; isOver: boolean }>(invites, [tenantId, email, now]);
}

const later = sql(
  "erase_attendee_later",
  `insert into erased_attendee (tenant_id, meeting_id, email_sha256)
   values ($1, $2, sha256(convert_to($3, 'UTF8')))
   on conflict (tenant_id, meeting_id, email_sha256) do nothing`,
);

/** An invite to a coming meeting keeps her address until the meeting is over; then it goes as well. */
export async function eraseAttendeeLater(
  db: Queries,
  { tenantId, meetingId, email }: { tenantId: string; meetingId: string; email: string },
): Promise<void> {
  await db.execute(later, [tenantId, meetingId, email]);
}

const insertProof = sql(
  "visitor_erasure_insert",
  `insert into visitor_erasure (
     tenant_id, id, visitor_id, erased_at, erased_by_kind, erased_by, because, counts, invites_left)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface NewProof {
  tenantId: string;
  id: string;
  visitorId: string;
  now: Date;
  by: { kind: Eraser; userId: string | null };
  because: ErasureReason;
  counts: Record<string, number>;
  invitesLeft: number;
}

export async function insertErasure(db: Queries, proof: NewProof): Promise<void> {
  const { tenantId, id, visitorId, now, by, because, counts, invitesLeft } = proof;
  const values = [tenantId, id, visitorId, now, by.kind, by.userId, because, JSON.stringify(counts), invitesLeft];
  await db.execute(insertProof, values);
}

const proofColumns = `
   select e.id, e.visitor_id, e.erased_at, e.erased_by_kind, u.id as user_id, u.name as user_name, e.because, e.counts,
          e.invites_left
     from visitor_erasure e
     left join app_user u on u.tenant_id = e.tenant_id and u.id = e.erased_by
    where e.tenant_id = $1`;

interface ProofRow {
  id: string;
  visitor_id: string;
  erased_at: Date;
  erased_by_kind: Eraser;
  user_id: string | null;
  user_name: string | null;
  because: ErasureReason;
  counts: Record<string, number>;
  invites_left: number;
}

function toProof(row: ProofRow): ErasureProof {
  return {
    id: row.id,
    visitorId: row.visitor_id,
    at: row.erased_at.toISOString(),
    by: {
      kind: row.erased_by_kind,
      user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? "" },
    },
    because: row.because,
    counts: row.counts,
    invitesLeft: row.invites_left,
  };
}

const byId = sql("visitor_erasure_by_id", `${proofColumns.trim()} and e.id = $2`);

export async function findErasure(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<ErasureProof | undefined> {
  return (await db.query<ProofRow>(byId, [tenantId, id])).map(toProof)[0];
}

const list = sql(
  "visitor_erasure_list",
  `${proofColumns.trim()}
      and ($2::text is null or e.because = $2)
      and ($3::timestamptz is null or (e.erased_at, e.id) < ($3::timestamptz, $4::uuid))
    order by e.erased_at desc, e.id desc
    limit $5`,
);

/** The latest first. */
export async function listErasures(
  db: Queries,
  wanted: { tenantId: string; because: ErasureReason | null; after: [string, string] | undefined; limit: number },
): Promise<ErasureProof[]> {
  const { tenantId, because, after, limit } = wanted;
  const values = [tenantId, because, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<ProofRow>(list, values)).map(toProof);
}
