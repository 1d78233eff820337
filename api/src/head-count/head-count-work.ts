import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { Clock } from "../clock/clock.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { tenantReader } from "../db/tenant-read.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { findDueOrders } from "./head-count-due-sql.ts";
import { lookAtHeadCount } from "./look-at-head-count.ts";

export interface HeadCountWorkDeps {
  commands: CommandDeps;
  clock: Clock;
  log: JobLog;
}

/** Asks about, follows and settles the head counts of a company's orders as their moments come. */
export function headCountWork({ commands, clock, log }: HeadCountWorkDeps): TenantWork {
  return {
    name: "head-counts",
    isWaiting: async (db, { tenantId }) =>
      (await findDueOrders(db, { tenantId, now: clock.now(), limit: 1 })).length > 0,
    run: async (tenantId, stop) => {
      const looked: string[] = [];
      for (;;) {
        const due = await findDueOrders(tenantReader(commands.pool, tenantId), {
          tenantId,
          now: clock.now(),
          except: looked,
        });
        if (due.length === 0) return;
        for (const orderId of due) {
          if (stop.aborted) return;
          looked.push(orderId);
          try {
            await lookAtOrder({ commands, clock }, tenantId, orderId);
          } catch (error) {
            log.warn({ err: error, tenantId, orderId }, "The head count of an order could not be looked at");
          }
        }
      }
    },
  };
}

/**
 * One order in a transaction of its own. What the order's rules refuse leaves nothing behind; a second transaction keeps
 * why, and the order as it was.
 */
export async function lookAtOrder(
  { commands, clock }: Pick<HeadCountWorkDeps, "commands" | "clock">,
  tenantId: string,
  orderId: string,
): Promise<void> {
  const look = (refusal: ErrorCode | null) =>
    runCommand(commands, { principal: jobPrincipal(tenantId), now: clock.now(), requestId: "head-count" }, (context) =>
      lookAtHeadCount(context, { orderId, refusal }),
    );
  try {
    await look(null);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await look(error.code);
  }
}
