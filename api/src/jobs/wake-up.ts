import type { AfterCommit } from "../commands/run-command.ts";
import type { Database } from "../db/pool.ts";
import { coalesce } from "./coalesce.ts";
import type { JobLog } from "./job-log.ts";
import { addDeliverJob, addLookJob, notifySignal } from "./job-sql.ts";

export interface WakeUp extends AfterCommit {
  /** Longer work waits for a tenant. */
  workWaiting(tenantId: string): void;
  /** Resolves when every wake-up so far has gone out or failed. */
  settled(): Promise<void>;
}

/**
 * Tells workers and live screens, after a commit, that there is something for them. Hints only: a failure is logged,
 * the sweep and the signal table make good for it. `jobs` are connections as `mm_jobs`.
 */
export function createWakeUp({ jobs, log }: { jobs: Database; log: JobLog }): WakeUp {
  const logged = (what: string, hint: (jobs: Database, tenantId: string) => Promise<void>) =>
    coalesce((tenantId) =>
      hint(jobs, tenantId).catch((error: unknown) => log.warn({ err: error, tenantId }, `${what} failed`)),
    );
  const deliver = logged("Waking a worker up", addDeliverJob);
  const look = logged("Waking a worker up for longer work", addLookJob);
  const notify = logged("Notifying live screens", notifySignal);
  return {
    messagesPlanned: (tenantId) => void deliver(tenantId),
    workWaiting: (tenantId) => void look(tenantId),
    signalled: (tenantId) => void notify(tenantId),
    settled: async () => {
      await Promise.all([deliver.settled(), look.settled(), notify.settled()]);
    },
  };
}
