import type { Instead } from "@magic-meetings/contract/moves/move.ts";
import type { MoveChoice, MoveStatus } from "@magic-meetings/contract/moves/move-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { serviceOrderJson, type ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";

const due = sql(
  "meeting_move_due",
  `select v.id
     from meeting_move v
    where v.tenant_id = $1
      and v.status = 'open'
      and v.answer_by <= $2
      and v.id <> all ($3::uuid[])
    order by v.answer_by, v.id
    limit $4`,
);

export async function findDueMoves(
  db: Queries,
  { tenantId, now, except, limit }: { tenantId: string; now: Date; except: readonly string[]; limit: number },
): Promise<string[]> {
  return (await db.query<{ id: string }>(due, [tenantId, now, except, limit])).map(({ id }) => id);
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
  `select ${columns} ${from} and v.meeting_id = $2 order by v.created_at desc, v.status = 'superseded', v.id desc limit 1`,
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
