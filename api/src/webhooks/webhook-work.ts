import { disabledAfterMilliseconds, nextAttempt } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import type { Clock } from "../clock/clock.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { runCommand, type CommandDeps } from "../commands/run-command.ts";
import { inTenant } from "../db/transaction.ts";
import type { JobLog } from "../jobs/job-log.ts";
import { jobPrincipal } from "../jobs/job-principal.ts";
import type { TenantWork } from "../jobs/tenant-work.ts";
import { tellAdministrators } from "../notices/tell-notice.ts";
import {
  completeDelivery,
  disableWebhook,
  forgetDeliveriesBefore,
  leaseDeliveries,
  lockForDeliveries,
  noteArrived,
  noteFailing,
  putOffPending,
  type Completed,
  type LeasedDelivery,
} from "./delivery-lease-sql.ts";
import type { SecretSeal } from "./seal-secret.ts";
import { sendWebhook, type SendDeps, type SendResult } from "./send-webhook.ts";
import { webhookHeaders } from "./sign-webhook.ts";
import { isAnybodyTold } from "./take-signals-sql.ts";
import { takeSignals } from "./take-signals.ts";
import { giveUpPending } from "./webhook-sql.ts";

export interface WebhookWorkDeps {
  commands: CommandDeps;
  /** The clock of what happens. */
  clock: Clock;
  /** The clock of attempts and leases, which nobody moves. */
  systemClock: Clock;
  secretSeal: SecretSeal;
  sending: SendDeps;
  random: () => number;
  log: JobLog;
}

const leaseMilliseconds = 30_000;
const atOnce = 8;
const day = 24 * 3_600_000;
const keptDays = 30;
const forgetMilliseconds = 3_600_000;
/** Gone: the other side says that nobody is there any more. */
const gone = 410;

/** Tells other systems what happened: takes it, sends it, tries again for a day, and stops where nothing arrives. */
export function webhookWork(deps: WebhookWorkDeps): TenantWork {
  const forgotten = new Map<string, number>();
  return {
    name: "webhooks",
    followsSignals: true,
    isWaiting: (db, { tenantId }) => isAnybodyTold(db, { tenantId, at: deps.systemClock.now() }),
    run: async (tenantId, stop) => {
      const { pool } = deps.commands;
      const at = deps.systemClock.now();
      await takeSignals({ pool, tenantId, now: deps.clock.now(), at });
      while (!stop.aborted && (await sendSome(deps, tenantId)));
      if (at.getTime() - (forgotten.get(tenantId) ?? 0) < forgetMilliseconds) return;
      forgotten.set(tenantId, at.getTime());
      const before = new Date(at.getTime() - keptDays * day);
      await inTenant(pool, tenantId, (tx) => forgetDeliveriesBefore(tx, { tenantId, before }));
    },
  };
}

/** False where nothing is due. */
async function sendSome(deps: WebhookWorkDeps, tenantId: string): Promise<boolean> {
  const at = deps.systemClock.now();
  const until = new Date(at.getTime() + leaseMilliseconds);
  const leased = await inTenant(deps.commands.pool, tenantId, (tx) =>
    leaseDeliveries(tx, { tenantId, at, until, limit: atOnce }),
  );
  // One whose end cannot be written keeps its lease; the others end all the same.
  const ends = await Promise.allSettled(leased.map((delivery) => deliver(deps, tenantId, delivery)));
  const broken = ends.find((end) => end.status === "rejected");
  if (broken) throw broken.reason;
  return leased.length > 0;
}

async function deliver(deps: WebhookWorkDeps, tenantId: string, delivery: LeasedDelivery): Promise<void> {
  const { messageId, content, url } = delivery;
  const body = JSON.stringify(content);
  const sentAt = deps.systemClock.now();
  const headers = webhookHeaders(secretsOf(deps, tenantId, { delivery, at: sentAt }), { messageId, sentAt, body });
  const result = await sendWebhook({ url, headers, body }, deps.sending);
  const request = { principal: jobPrincipal(tenantId), now: deps.clock.now(), requestId: `webhook-${delivery.id}` };
  await runCommand(deps.commands, request, (context) => finish(context, deps, delivery, result));
}

/** The newest first. */
function secretsOf(
  { secretSeal }: WebhookWorkDeps,
  tenantId: string,
  { delivery, at }: { delivery: LeasedDelivery; at: Date },
): string[] {
  const { webhookId, sealedSecret, previousSealedSecret, previousValidTo } = delivery;
  const isBoth = previousSealedSecret !== null && previousValidTo !== null && at < previousValidTo;
  const sealed = isBoth ? [sealedSecret, previousSealedSecret] : [sealedSecret];
  return sealed.map((one) => secretSeal.open(one, { tenantId, id: webhookId }));
}

async function finish(
  context: CommandContext,
  deps: WebhookWorkDeps,
  delivery: LeasedDelivery,
  result: SendResult,
): Promise<void> {
  const { tx, tenantId } = context;
  const { id, fence, webhookId } = delivery;
  // The webhook before its deliveries: whoever ends one may put the others off.
  await lockForDeliveries(tx, { tenantId, webhookId });
  const at = deps.systemClock.now();
  const completed = completedOf(delivery, result, { at, chance: deps.random() });
  if (!(await completeDelivery(tx, { tenantId, id, fence }, completed))) return;
  if (result.outcome === "sent") return noteArrived(tx, { tenantId, webhookId });
  const webhook = await noteFailing(tx, { tenantId, webhookId, at });
  if (webhook === undefined) return;
  const isOver = at.getTime() - webhook.failingSince.getTime() >= disabledAfterMilliseconds;
  if (isOver || result.answerStatus === gone) return disable(context, { webhookId, at, ...webhook });
  if (completed.status === "pending") await putOffPending(tx, { tenantId, webhookId, until: completed.nextAttemptAt });
}

function completedOf(
  { attempts }: LeasedDelivery,
  { outcome, answerStatus, problem, retryAfter }: SendResult,
  { at, chance }: { at: Date; chance: number },
): Completed {
  if (outcome === "sent") return { status: "sent", nextAttemptAt: at, at, answerStatus, problem: null };
  const wait = nextAttempt(attempts, chance, retryAfter);
  const nextAttemptAt = new Date(at.getTime() + (wait ?? 0));
  return { status: wait === undefined ? "failed" : "pending", nextAttemptAt, at, answerStatus, problem };
}

async function disable(
  context: CommandContext,
  { webhookId, at, name, failingSince }: { webhookId: string; at: Date; name: string; failingSince: Date },
): Promise<void> {
  const { tx, tenantId } = context;
  await giveUpPending(tx, { tenantId, id: webhookId, problem: "disabled" });
  if (!(await disableWebhook(tx, { tenantId, webhookId, at }))) return;
  context.audit({
    action: "webhook.disable",
    entityType: "webhook",
    entityId: webhookId,
    newValues: { status: "disabled", failingSince: failingSince.toISOString() },
  });
  context.signal({
    id: context.newId(),
    kind: "webhook.disabled",
    subject: { type: "webhook", id: webhookId },
    facts: { webhook: name },
    tell: await tellAdministrators(context, { kind: "webhook_disabled", id: webhookId }),
  });
}
