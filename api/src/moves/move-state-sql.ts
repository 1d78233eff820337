import type { MoveChoice } from "@magic-meetings/contract/moves/move-words.ts";
import { moveDefaultOf } from "../company-settings/company-setting-sql.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

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
  `select ${moveDefaultOf("$1")} as default_choice,
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
                order by l.service_order_line_id, v.created_at desc, v.status = 'superseded', v.id desc) s) as standing`,
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
