import type { MoveAnswers, MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { answersFor, lockChangeable, periodOf } from "./change-meeting.ts";
import { dropPrepared, insertMove } from "./move-write-sql.ts";
import { previewMove } from "./preview-meeting-change.ts";

/** An invite that is being edited is sent within a day, or what was answered in it is asked again. */
const keptFor = 24 * 60 * 60_000;

export interface KeepAnswers extends MoveAnswers {
  id: string;
  start: string;
  end: string;
}

/**
 * Keeps the answers that the organizer gives while she edits a sent invite: they apply when the calendar says that the
 * meeting moved to that time, at no more than the fees that were shown. New ones replace them.
 */
export async function keepAnswers(
  context: CommandContext,
  { id, start, end, ...answers }: KeepAnswers,
): Promise<MoveConsequences> {
  const { tx, tenantId, now, principal } = context;
  const meeting = await lockChangeable(context, id);
  const to = periodOf(meeting, { start, end });
  const consequences = await previewMove(context, meeting, to);
  const kept = answersFor(consequences, answers);
  await dropPrepared(tx, { tenantId, meetingId: id, now });
  if (kept.size === 0) return consequences;
  await insertMove(tx, {
    tenantId,
    id: context.newId(),
    meetingId: id,
    status: "prepared",
    from: meeting,
    to,
    answerBy: new Date(now.getTime() + keptFor),
    defaultChoice: "keep",
    now,
    answered: { at: now, by: principal.userId },
    lines: consequences.lines.flatMap((line) => {
      if (line.outcome !== "crosses_cut_off" && line.outcome !== "cannot_be_delivered") return [];
      const answer = kept.get(line.lineId);
      if (answer === undefined) return [];
      return [
        {
          lineId: line.lineId,
          orderId: line.order.id,
          outcome: line.outcome,
          service: line.service.name,
          quantity: line.quantity,
          totalMinor: line.total.amountMinor,
          currency: line.total.currency,
          meantFor: meeting.start,
          deliverAt: new Date(line.deliverAt.before),
          deliverAtThen: new Date(line.deliverAt.after),
          changeTotalMinor: line.costs.change?.total.amountMinor ?? null,
          because: null,
          alternatives: [],
          choice: answer.choice,
          feeMinor: answer.feeMinor,
        },
      ];
    }),
  });
  return consequences;
}
