import type { Invited } from "@magic-meetings/contract/head-count/head-count-rules.ts";
import type { FollowedHow, QuestionStatus } from "@magic-meetings/contract/head-count/head-count.ts";
import { withVisitors, type CountedVisit } from "@magic-meetings/contract/visits/visit-head-count-rules.ts";
import type { ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A line with what it is asked for, or was changed by; amounts in the order's currency. */
export interface AskedChange {
  lineId: string;
  service: string;
  before: number;
  after: number;
  differenceMinor: number;
  feeMinor: number;
}

export interface QuestionRecord {
  status: QuestionStatus;
  changes: AskedChange[];
  refusal: ErrorCode | null;
  askedAt: string | null;
  answeredAt: string | null;
  /** A name. */
  answeredBy: string | null;
  answeredById: string | null;
  isDone: boolean;
  seenOrderVersion: number;
  seenMeetingVersion: number;
}

/** What the head count of an order is decided by, besides the order itself. */
export interface HeadCountFacts {
  meeting: { id: string; subject: string; start: Date; version: number };
  organizer: { id: string; name: string; email: string; homeSiteId: string | null };
  attendees: Invited[];
  siteIds: string[];
  guestsSiteId: string | null;
  site: { id: string; name: string; timeZone: string };
  /** When the order was sent; null: it is not. */
  sentAt: Date | null;
  bounds: { lineId: string; minimum: number; maximum: number }[];
  question: QuestionRecord | null;
  /** What following has changed so far. */
  changed: { lineId: string; portions: number; savedMinor: number }[];
}

const facts = sql(
  "head_count_facts",
  `select m.id as meeting_id, m.subject, m.starts_at, m.version as meeting_version,
          u.id as organizer_id, u.name as organizer_name, u.email as organizer_email, u.home_site_id,
          s.id as site_id, s.name as site_name, s.time_zone, coalesce(o.confirmed_at, o.submitted_at) as sent_at,
          (select coalesce(json_agg(json_build_object(
                    'email', p.email, 'response', p.response, 'kind', p.kind, 'homeSiteId', a.home_site_id)), '[]')
             from meeting_role p
             left join app_user a on a.tenant_id = p.tenant_id and a.id = p.user_id
            where p.tenant_id = m.tenant_id
              and p.meeting_id = m.id
              and p.role = 'participant') as attendees,
          (select coalesce(json_agg(json_build_object(
                    'visitId', v.id, 'email', lower(g.email), 'siteId', v.site_id, 'lunch', v.lunch,
                    'status', v.status)), '[]')
             from visit v
             join visitor g on g.tenant_id = v.tenant_id and g.id = v.visitor_id
            where v.tenant_id = m.tenant_id
              and v.meeting_id = m.id
              and v.status <> 'cancelled') as visits,
          array(select l.site_id
                  from meeting_location l
                  join site t on t.tenant_id = l.tenant_id and t.id = l.site_id
                 where l.tenant_id = m.tenant_id
                   and l.meeting_id = m.id
                   and l.left_at is null
                 order by t.name) as site_ids,
          (select l.site_id
             from meeting_location l
            where l.tenant_id = m.tenant_id
              and l.meeting_id = m.id
              and l.takes_guests) as guests_site_id,
          (select coalesce(json_agg(json_build_object(
                    'lineId', l.id, 'minimum', v.minimum_quantity, 'maximum', v.maximum_quantity)), '[]')
             from service_order_line l
             join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
            where l.tenant_id = o.tenant_id
              and l.service_order_id = o.id) as bounds,
          (select json_build_object(
                    'status', q.status, 'changes', q.changes, 'refusal', q.refusal, 'askedAt', q.asked_at,
                    'answeredAt', q.answered_at, 'answeredById', q.answered_by, 'isDone', q.done_at is not null,
                    'seenOrderVersion', q.seen_order_version, 'seenMeetingVersion', q.seen_meeting_version,
                    'answeredBy', (
                      select a.name from app_user a where a.tenant_id = q.tenant_id and a.id = q.answered_by))
             from head_count_question q
            where q.tenant_id = o.tenant_id
              and q.service_order_id = o.id) as question,
          (select coalesce(json_agg(json_build_object(
                    'lineId', c.service_order_line_id, 'portions', c.quantity_before - c.quantity_after,
                    'savedMinor', c.saved_minor - c.fee_minor)), '[]')
             from head_count_change c
            where c.tenant_id = o.tenant_id
              and c.service_order_id = o.id) as changed
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
    where o.tenant_id = $1
      and o.id = $2`,
);

interface FactsRow {
  meeting_id: string;
  subject: string;
  starts_at: Date;
  meeting_version: number;
  organizer_id: string;
  organizer_name: string;
  organizer_email: string;
  home_site_id: string | null;
  site_id: string;
  site_name: string;
  time_zone: string;
  sent_at: Date | null;
  attendees: Invited[];
  visits: CountedVisit[];
  site_ids: string[];
  guests_site_id: string | null;
  bounds: HeadCountFacts["bounds"];
  question: QuestionRecord | null;
  changed: HeadCountFacts["changed"];
}

export async function readHeadCountFacts(
  db: Queries,
  { tenantId, orderId }: { tenantId: string; orderId: string },
): Promise<HeadCountFacts | undefined> {
  const rows = await db.query<FactsRow>(facts, [tenantId, orderId]);
  return rows.map((row) => ({
    meeting: { id: row.meeting_id, subject: row.subject, start: row.starts_at, version: row.meeting_version },
    organizer: {
      id: row.organizer_id,
      name: row.organizer_name,
      email: row.organizer_email,
      homeSiteId: row.home_site_id,
    },
    attendees: withVisitors(row.attendees, row.visits),
    siteIds: row.site_ids,
    guestsSiteId: row.guests_site_id,
    site: { id: row.site_id, name: row.site_name, timeZone: row.time_zone },
    sentAt: row.sent_at,
    bounds: row.bounds,
    question: row.question,
    changed: row.changed,
  }))[0];
}

const lock = sql(
  "head_count_lock",
  `select o.id
     from service_order o
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
    where o.tenant_id = $1
      and o.id = $2
      for no key update of m, o`,
);

/** Waits for everybody who changes the order or its meeting; what is read after it is how they left it. */
export async function lockOrderAndMeeting(
  db: Queries,
  { tenantId, orderId }: { tenantId: string; orderId: string },
): Promise<void> {
  await db.query(lock, [tenantId, orderId]);
}

const save = sql(
  "head_count_question_save",
  `insert into head_count_question (
     tenant_id, service_order_id, status, changes, refusal, asked_at, answered_at, answered_by, done_at,
     seen_order_version, seen_meeting_version, look_at, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
   on conflict (tenant_id, service_order_id) do update
      set status = excluded.status,
          changes = excluded.changes,
          refusal = excluded.refusal,
          asked_at = coalesce(head_count_question.asked_at, excluded.asked_at),
          answered_at = excluded.answered_at,
          answered_by = excluded.answered_by,
          done_at = excluded.done_at,
          seen_order_version = excluded.seen_order_version,
          seen_meeting_version = excluded.seen_meeting_version,
          look_at = excluded.look_at,
          updated_at = excluded.updated_at`,
);

export interface SavedQuestion {
  tenantId: string;
  orderId: string;
  status: QuestionStatus;
  changes: readonly AskedChange[];
  refusal: ErrorCode | null;
  askedAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  doneAt: Date | null;
  seenOrderVersion: number;
  seenMeetingVersion: number;
  lookAt: Date | null;
  now: Date;
}

export async function saveQuestion(db: Queries, question: SavedQuestion): Promise<void> {
  await db.execute(save, [
    question.tenantId,
    question.orderId,
    question.status,
    JSON.stringify(question.changes),
    question.refusal,
    question.askedAt,
    question.answeredAt,
    question.answeredBy,
    question.doneAt,
    question.seenOrderVersion,
    question.seenMeetingVersion,
    question.lookAt,
    question.now,
  ]);
}

const settle = sql(
  "head_count_settle",
  `update service_order_line
      set head_count_settled_at = $4
    where tenant_id = $1
      and service_order_id = $2
      and id = any($3::uuid[])
      and head_count_settled_at is null`,
);

/** Settles lines, each once; gives their number. */
export function settleLines(
  db: Queries,
  { tenantId, orderId, lineIds, now }: { tenantId: string; orderId: string; lineIds: readonly string[]; now: Date },
): Promise<number> {
  return db.execute(settle, [tenantId, orderId, lineIds, now]);
}

const insertChanges = insertRows("head_count_change", {
  shared: ["tenant_id", "at", "service_order_id", "site_id", "currency", "how", "created_by"],
  own: ["id", "service_order_line_id", "quantity_before", "quantity_after", "saved_minor", "fee_minor"],
});

export interface FollowedChanges {
  tenantId: string;
  now: Date;
  orderId: string;
  siteId: string;
  currency: string;
  how: FollowedHow;
  userId: string | null;
  changes: readonly AskedChange[];
  newId: () => string;
}

export async function insertFollowed(db: Queries, followed: FollowedChanges): Promise<void> {
  const { tenantId, now, orderId, siteId, currency, how, userId, changes, newId } = followed;
  await insertChanges(
    db,
    [tenantId, now, orderId, siteId, currency, how, userId],
    changes.map(({ lineId, before, after, differenceMinor, feeMinor }) => [
      newId(),
      lineId,
      before,
      after,
      differenceMinor,
      feeMinor,
    ]),
  );
}
