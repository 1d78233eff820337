import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { lockMeeting } from "../meetings/meeting-sql.ts";
import { attempt } from "./attempt.ts";
import { withdrawMove } from "./keep-move.ts";
import { findDueMoves, findMove } from "./move-sql.ts";
import { askedNow, isUnanswered } from "./present-move.ts";
import { settleMove, type SettleMove } from "./settle-move.ts";

const atOnce = 25;

export interface LapseMovesDeps {
  commands: CommandDeps;
  clock: Clock;
  log: JobLog;
}

/**
 * Applies the stated default to what nobody has answered by its deadline, at the price that was stated: each move in a
 * transaction of its own, so that one that fails holds up no other.
 */
export function lapseMovesWork({ commands, clock, log }: LapseMovesDeps): TenantWork {
  return {
    name: "moves",
    isWaiting: async (db, { tenantId }) =>
      (await findDueMoves(db, { tenantId, now: clock.now(), except: [], limit: 1 })).length > 0,
    run: async (tenantId, stop) => {
      const seen: string[] = [];
      for (;;) {
        const asked = { tenantId, now: clock.now(), except: seen, limit: atOnce };
        const due = await findDueMoves(tenantReader(commands.pool, tenantId), asked);
        if (due.length === 0) return;
        for (const id of due) {
          if (stop.aborted) return;
          seen.push(id);
          const request = { principal: jobPrincipal(tenantId), now: clock.now(), requestId: `lapse-${id}` };
          try {
            await runCommand(commands, request, (context) => lapseMove(context, id));
          } catch (error) {
            log.warn({ err: error, tenantId, moveId: id }, "What nobody answered could not be settled");
          }
        }
      }
    },
  };
}

async function lapseMove(context: CommandContext, id: string): Promise<void> {
  const { tx, tenantId } = context;
  const found = await findMove(tx, { tenantId, id });
  if (found === undefined) return;
  await lockMeeting(tx, { tenantId, id: found.meeting.id });
  const move = await findMove(tx, { tenantId, id });
  if (move?.status !== "open" || move.answerBy > context.now) return;
  if (!askedNow(move).some(isUnanswered)) {
    await withdrawMove(context, { id: move.meeting.id, organizer: move.organizer });
    return;
  }
  const settle = (choice: SettleMove["choiceOf"]) =>
    attempt(context, (trial) => settleMove(trial, { move, status: "lapsed", choiceOf: choice, at: move.answerBy }));
  try {
    await settle(() => move.defaultChoice);
  } catch (error) {
    // What cannot be had any more, or paid, stays as it was ordered.
    if (!(error instanceof Refusal)) throw error;
    await settle(() => "keep");
  }
}
