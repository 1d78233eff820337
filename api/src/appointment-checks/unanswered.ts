import type { AskedLine, MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { PreparedAnswer } from "../moves/move-state-sql.ts";
import { readMoveState } from "../moves/move-state-sql.ts";

/** What a move asks about and nobody has answered for this very time, at no less than it costs now. */
export async function unanswered(
  { tx, tenantId, now }: CommandContext,
  { meeting, lines, to, question }: MoveConsequences,
): Promise<AskedLine[]> {
  const asked = question === null ? [] : lines.filter(isAskedLine);
  if (asked.length === 0 || to === null) return asked;
  const { prepared } = await readMoveState(tx, { tenantId, meetingId: meeting.id });
  const applies =
    prepared !== null &&
    Date.parse(prepared.toStart) === Date.parse(to.start) &&
    Date.parse(prepared.toEnd) === Date.parse(to.end) &&
    now <= new Date(prepared.until);
  if (!applies) return asked;
  const answers = new Map(prepared.answers.map((one) => [one.lineId, one]));
  return asked.filter((line) => !covers(answers.get(line.lineId), line));
}

function isAskedLine(line: MoveConsequences["lines"][number]): line is AskedLine {
  return line.outcome === "crosses_cut_off" || line.outcome === "cannot_be_delivered";
}

function covers(answer: PreparedAnswer | undefined, { costs }: AskedLine): boolean {
  if (answer === undefined) return false;
  const cost = costs[answer.choice] ?? costs.keep;
  return cost.fee.amountMinor <= answer.feeMinor;
}
