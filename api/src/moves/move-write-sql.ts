import type { Instead } from "@magic-meetings/contract/moves/move.ts";
import type { MoveChoice, MoveStatus } from "@magic-meetings/contract/moves/move-words.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** prepared: answered before the invite was sent; dropped: that was used or replaced; noted: nobody is asked. */
export type KeptMoveStatus = MoveStatus | "prepared" | "dropped" | "noted";

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
