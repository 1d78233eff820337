import { parseCronItems, type ParsedCronItem, type Task } from "graphile-worker";
import { z } from "zod";
import { sealAuditLog } from "../audit/seal-audit-log.ts";
import { forgetKeysBefore } from "../commands/idempotency-sql.ts";
import { runCommand } from "../commands/run-command.ts";
import { inTenant } from "../db/transaction.ts";
import { forEachTenant } from "./each-tenant.ts";
import { jobPrincipal } from "./job-principal.ts";
import { forgetFailedJobs } from "./job-sql.ts";
import type { ExpiryTask, WorkerDeps } from "./worker-deps.ts";

const tenantPayload = z.object({ tenantId: z.uuid() });
const day = 24 * 3_600_000;
/** Bounds what one run does for one tenant; the rest is the next run's. */
const mostRounds = 50;

export type TaskName = "deliver" | "look" | "expire" | "seal" | "clean";

interface Starting {
  deliver: (tenantId: string) => Promise<void>;
  look: (tenantId: string) => Promise<void>;
  stop: AbortSignal;
}

/** What graphile-worker wakes up; every task may be run at any time and any number of times. */
export function createTasks(deps: WorkerDeps, { deliver, look, stop }: Starting): Record<TaskName, Task> {
  const { delivery, systemClock } = deps;
  const { pool } = delivery.commands;
  const tenants = { pool, log: delivery.log, stop };
  return {
    deliver: (payload) => deliver(tenantPayload.parse(payload).tenantId),
    look: (payload) => look(tenantPayload.parse(payload).tenantId),
    expire: () => forEachTenant(tenants, "The expiry", (tenantId) => expire(deps, tenantId)),
    seal: () =>
      forEachTenant(tenants, "The sealing of the audit log", (tenantId) =>
        untilNone(() => inTenant(pool, tenantId, (tx) => sealAuditLog(tx, { tenantId, now: systemClock.now() }))),
      ),
    clean: async () => {
      await forEachTenant(tenants, "The cleaning", async (tenantId) => {
        const before = new Date(delivery.clock.now().getTime() - day);
        await inTenant(pool, tenantId, (tx) => forgetKeysBefore(tx, { tenantId, before }));
      });
      await forgetFailedJobs(deps.jobs, { before: new Date(systemClock.now().getTime() - day) });
    },
  };
}

/** When the tasks run by themselves; minutes are the finest that there is. */
export function cronItems(): ParsedCronItem[] {
  const options = (task: TaskName) => ({ backfillPeriod: 0, maxAttempts: 1, jobKey: task });
  return parseCronItems([
    { task: "expire", match: "* * * * *", options: options("expire") },
    { task: "seal", match: "* * * * *", options: options("seal") },
    { task: "clean", match: "17 * * * *", options: options("clean") },
  ]);
}

async function expire({ delivery, expiring }: WorkerDeps, tenantId: string): Promise<void> {
  for (const task of expiring) await expireOne({ delivery, tenantId, task });
}

async function expireOne(one: { delivery: WorkerDeps["delivery"]; tenantId: string; task: ExpiryTask }): Promise<void> {
  const { delivery, tenantId, task } = one;
  await untilNone(async () => {
    const request = { principal: jobPrincipal(tenantId), now: delivery.clock.now(), requestId: `expire-${task.name}` };
    return (await runCommand(delivery.commands, request, task.run)).answer;
  });
}

async function untilNone(round: () => Promise<number>): Promise<void> {
  for (let rounds = 0; rounds < mostRounds; rounds += 1) if ((await round()) === 0) return;
}
