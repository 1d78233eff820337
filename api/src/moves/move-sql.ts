import type { Instead } from "@magic-meetings/contract/moves/move.ts";
import type { MoveChoice, MoveStatus } from "@magic-meetings/contract/moves/move-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";

/** prepared: answered before the invite was sent; dropped: that was used or replaced; noted: nobody is asked. */
export type KeptMoveStatus = MoveStatus | "prepared" | "dropped" | "noted";

/** A line that stands where it was meant for another start of its meeting. */
export interface StandingMoveLine {
  lineId: string;
  deliverAt: string;
  meantFor: string;
}

export interface PreparedAnswer {
  lineId: string;
  choice: MoveChoice;
  /** The fee that was shown. */
  feeMinor: number;
}

/** What an earlier move of a meeting has left. */
export interface MoveState {
  defaultChoice: MoveChoice;
  open: { id: string; fromStart: string; fromEnd: string } | null;
  prepared: {
    id: string;
    toStart: string;
    toEnd: string;
    until: string;
    by: string | null;
    answers: PreparedAnswer[];
  } | null;
  standing: StandingMoveLine[];
}

const state = sql(
  "meeting_move_state",
  `select coalesce((select t.settings ->> 'moveDefault' from tenant t where t.id = $1), 'keep') as default_choice,
          (select json_build_object('id', v.id, 'fromStart', v.from_start, 'fromEnd', v.from_end)
             from meeting_move v
            where v.tenant_id = $1
              and v.meeting_id = $2
              and v.status = 'open') as open_move,
          (select json_build_object(
                    'id', v.id, 'toStart', v.to_start, 'toEnd', v.to_end, 'until', v.answer_by, 'by', v.answered_by,
                    'answers', (
                      select coalesce(json_agg(json_build_object(
                               'lineId', l.service_order_line_id, 'choice', l.choice, 'feeMinor', l.fee_minor)), '[]')
                        from meeting_move_line l
                       where l.tenant_id = v.tenant_id
                         and l.move_id = v.id))
             from meeting_move v
            where v.tenant_id = $1
              and v.meeting_id = $2
              and v.status = 'prepared') as prepared,
          (select coalesce(json_agg(json_build_object(
                    'lineId', s.line_id, 'deliverAt', s.deliver_at, 'meantFor', s.meant_for)), '[]')
             from (
               select distinct on (l.service_order_line_id)
                      l.service_order_line_id as line_id, l.deliver_at, l.meant_for
                 from meeting_move v
                 join meeting_move_line l on l.tenant_id = v.tenant_id and l.move_id = v.id
                where v.tenant_id = $1
                  and v.meeting_id = $2
                  and v.status not in ('prepared', 'dropped')
                order by l.service_order_line_id, v.id desc) s) as standing`,
);

export async function readMoveState(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<MoveState> {
  const [row] = await db.query<{
    default_choice: MoveChoice;
    open_move: MoveState["open"];
    prepared: MoveState["prepared"];
    standing: StandingMoveLine[];
  }>(state, [tenantId, meetingId]);
  return {
    defaultChoice: row?.default_choice ?? "keep",
    open: row?.open_move ?? null,
    prepared: row?.prepared ?? null,
    standing: row?.standing ?? [],
  };
}

const insert = sql(
  "meeting_move_insert",
  `insert into meeting_move (
     tenant_id, id, meeting_id, status, from_start, from_end, to_start, to_end, answer_by, default_choice,
     created_at, updated_at, answered_at, answered_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)`,
);

const insertLines = insertRows("meeting_move_line", {
  shared: ["tenant_id", "move_id"],
  own: [
    "service_order_line_id",
    "service_order_id",
    "position",
    "outcome",
    "service_name",
    "quantity",
    "total_minor",
    "currency",
    "meant_for",
    "deliver_at",
    "deliver_at_then",
    "can_change",
    "change_total_minor",
    "because",
    "alternatives",
    "choice",
    "fee_minor",
  ],
});

export interface NewMoveLine {
  lineId: string;
  orderId: string;
  outcome: "crosses_cut_off" | "cannot_be_delivered";
  service: string;
  quantity: number;
  totalMinor: number;
  currency: string;
  meantFor: Date;
  deliverAt: Date;
  deliverAtThen: Date;
  changeTotalMinor: number | null;
  because: string | null;
  alternatives: readonly Instead[];
  choice: MoveChoice | null;
  feeMinor: number | null;
}

export interface NewMove {
  tenantId: string;
  id: string;
  meetingId: string;
  status: KeptMoveStatus;
  from: { start: Date; end: Date };
  to: { start: Date; end: Date };
  answerBy: Date;
  defaultChoice: MoveChoice;
  now: Date;
  answered: { at: Date; by: string | null } | null;
  lines: readonly NewMoveLine[];
}

export async function insertMove(db: Queries, move: NewMove): Promise<void> {
  const { tenantId, id, meetingId, status, from, to, answerBy, defaultChoice, now, answered, lines } = move;
  const periods = [from.start, from.end, to.start, to.end];
  const answer = [answered?.at ?? null, answered?.by ?? null];
  await db.execute(insert, [tenantId, id, meetingId, status, ...periods, answerBy, defaultChoice, now, ...answer]);
  const rows = lines.map((line, position) => [
    line.lineId,
    line.orderId,
    position,
    line.outcome,
    line.service,
    line.quantity,
    line.totalMinor,
    line.currency,
    line.meantFor,
    line.deliverAt,
    line.deliverAtThen,
    line.changeTotalMinor !== null,
    line.changeTotalMinor,
    line.because,
    JSON.stringify(line.alternatives),
    line.choice,
    line.feeMinor,
  ]);
  if (rows.length > 0) await insertLines(db, [tenantId, id], rows);
}

const close = sql(
  "meeting_move_close",
  `update meeting_move
      set status = $3,
          updated_at = $4,
          answered_at = $5,
          answered_by = $6
    where tenant_id = $1
      and id = $2`,
);

export async function closeMove(
  db: Queries,
  move: {
    tenantId: string;
    id: string;
    status: KeptMoveStatus;
    now: Date;
    answered?: { at: Date; by: string | null };
  },
): Promise<void> {
  const { tenantId, id, status, now, answered } = move;
  await db.execute(close, [tenantId, id, status, now, answered?.at ?? null, answered?.by ?? null]);
}

const drop = sql(
  "meeting_move_drop_prepared",
  `update meeting_move
      set status = 'dropped',
          updated_at = $3
    where tenant_id = $1
      and meeting_id = $2
      and status = 'prepared'`,
);

/** Answers that were given before the invite was sent are used once, and new ones replace them. */
export async function dropPrepared(
  db: Queries,
  { tenantId, meetingId, now }: { tenantId: string; meetingId: string; now: Date },
): Promise<void> {
  await db.execute(drop, [tenantId, meetingId, now]);
}

const withdraw = sql(
  "meeting_move_withdraw",
  `update meeting_move
      set status = 'withdrawn',
          updated_at = $3
    where tenant_id = $1
      and meeting_id = $2
      and status = 'open'
   returning id`,
);

/** Ends the open question of a meeting; undefined where there is none. */
export async function withdrawOpenMove(
  db: Queries,
  { tenantId, meetingId, now }: { tenantId: string; meetingId: string; now: Date },
): Promise<string | undefined> {
  return (await db.query<{ id: string }>(withdraw, [tenantId, meetingId, now]))[0]?.id;
}

const choose = sql(
  "meeting_move_line_choose",
  `update meeting_move_line
      set choice = c.choice,
          fee_minor = c.fee_minor
     from unnest($3::uuid[], $4::text[], $5::bigint[]) as c (line_id, choice, fee_minor)
    where tenant_id = $1
      and move_id = $2
      and service_order_line_id = c.line_id`,
);

/** What was chosen for each line, and what that cost. */
export async function chooseLines(
  db: Queries,
  {
    tenantId,
    moveId,
    lines,
  }: { tenantId: string; moveId: string; lines: readonly { lineId: string; choice: MoveChoice; feeMinor: number }[] },
): Promise<void> {
  if (lines.length === 0) return;
  const columns = [lines.map((l) => l.lineId), lines.map((l) => l.choice), lines.map((l) => l.feeMinor)];
  await db.execute(choose, [tenantId, moveId, ...columns]);
}

const due = sql(
  "meeting_move_due",
  `select v.id
     from meeting_move v
    where v.tenant_id = $1
      and v.status = 'open'
      and v.answer_by <= $2
    order by v.answer_by
    limit $3`,
);

export async function findDueMoves(
  db: Queries,
  { tenantId, now, limit }: { tenantId: string; now: Date; limit: number },
): Promise<string[]> {
  return (await db.query<{ id: string }>(due, [tenantId, now, limit])).map(({ id }) => id);
}

export interface MoveLineRecord {
  lineId: string;
  orderId: string;
  outcome: "crosses_cut_off" | "cannot_be_delivered";
  service: string;
  quantity: number;
  totalMinor: number;
  currency: string;
  deliverAt: string;
  deliverAtThen: string;
  meantFor: string;
  changeTotalMinor: number | null;
  because: string | null;
  alternatives: Instead[];
  choice: MoveChoice | null;
  feeMinor: number | null;
}

/** A move with its meeting's people and the orders that its lines belong to. */
export interface MoveRecord {
  id: string;
  status: MoveStatus;
  from: { start: Date; end: Date };
  to: { start: Date; end: Date };
  answerBy: Date;
  defaultChoice: MoveChoice;
  askedAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  meeting: { id: string; subject: string; timeZone: string };
  organizer: { id: string };
  delegateIds: string[];
  participantIds: string[];
  lines: MoveLineRecord[];
  orders: (ServiceOrderRecord & { siteName: string; siteTimeZone: string })[];
}

const columns = `
  v.id, v.status, v.from_start, v.from_end, v.to_start, v.to_end, v.answer_by, v.default_choice, v.created_at,
  v.answered_at, (select u.name from app_user u where u.tenant_id = v.tenant_id and u.id = v.answered_by) as answered_by,
  m.id as meeting_id, m.subject, m.time_zone, m.organizer_id,
  ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
  array(select p.user_id from meeting_role p
         where p.tenant_id = m.tenant_id and p.meeting_id = m.id
           and p.role in ('participant', 'presenter', 'host') and p.user_id is not null) as participant_ids,
  (select coalesce(json_agg(json_build_object(
            'lineId', l.service_order_line_id, 'orderId', l.service_order_id, 'outcome', l.outcome,
            'service', l.service_name, 'quantity', l.quantity, 'totalMinor', l.total_minor, 'currency', trim(l.currency),
            'deliverAt', l.deliver_at, 'deliverAtThen', l.deliver_at_then, 'meantFor', l.meant_for,
            'changeTotalMinor', l.change_total_minor, 'because', l.because, 'alternatives', l.alternatives,
            'choice', l.choice, 'feeMinor', l.fee_minor) order by l.position), '[]')
     from meeting_move_line l
    where l.tenant_id = v.tenant_id
      and l.move_id = v.id) as lines,
  (select coalesce(json_agg(${serviceOrderJson}::jsonb
            || jsonb_build_object('siteName', s.name, 'siteTimeZone', s.time_zone)), '[]')
     from service_order o
     join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
    where o.tenant_id = v.tenant_id
      and o.id in (
        select l.service_order_id
          from meeting_move_line l
         where l.tenant_id = v.tenant_id
           and l.move_id = v.id)) as orders`;

const from = `
     from meeting_move v
     join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
    where v.tenant_id = $1
      and v.status not in ('prepared', 'dropped', 'noted')`;

const byId = sql("meeting_move_by_id", `select ${columns} ${from} and v.id = $2`);
const lastOf = sql(
  "meeting_move_last_of",
  `select ${columns} ${from} and v.meeting_id = $2 order by v.id desc limit 1`,
);

interface MoveRow {
  id: string;
  status: MoveStatus;
  from_start: Date;
  from_end: Date;
  to_start: Date;
  to_end: Date;
  answer_by: Date;
  default_choice: MoveChoice;
  created_at: Date;
  answered_at: Date | null;
  answered_by: string | null;
  meeting_id: string;
  subject: string;
  time_zone: string;
  organizer_id: string;
  delegate_ids: string[];
  participant_ids: string[];
  lines: MoveLineRecord[];
  orders: MoveRecord["orders"];
}

export async function findMove(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<MoveRecord | undefined> {
  return (await db.query<MoveRow>(byId, [tenantId, id])).map(toMove)[0];
}

/** The last move of a meeting that somebody was asked about. */
export async function findLastMove(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<MoveRecord | undefined> {
  return (await db.query<MoveRow>(lastOf, [tenantId, meetingId])).map(toMove)[0];
}

function toMove(row: MoveRow): MoveRecord {
  return {
    id: row.id,
    status: row.status,
    from: { start: row.from_start, end: row.from_end },
    to: { start: row.to_start, end: row.to_end },
    answerBy: row.answer_by,
    defaultChoice: row.default_choice,
    askedAt: row.created_at,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    meeting: { id: row.meeting_id, subject: row.subject, timeZone: row.time_zone },
    organizer: { id: row.organizer_id },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    lines: row.lines,
    orders: row.orders,
  };
}
