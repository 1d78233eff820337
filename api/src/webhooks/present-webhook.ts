import type { Webhook, WebhookDelivery } from "@magic-meetings/contract/webhooks/webhook.ts";
import type { KeptDelivery } from "./delivery-sql.ts";
import type { KeptWebhook } from "./webhook-sql.ts";

const ok = { ok: true };
const no = { ok: false, because: "wrong_state" };

/** A webhook as administrators see it, at a moment of the clock of deliveries; its secret is not among it. */
export function presentWebhook(webhook: KeptWebhook, at: Date): Webhook {
  const { previousValidTo } = webhook;
  const isDeleted = webhook.deletedAt !== null;
  const isOver = previousValidTo === null || previousValidTo <= at;
  return {
    id: webhook.id,
    version: webhook.version,
    name: webhook.name,
    url: webhook.url,
    topics: webhook.topics,
    status: webhook.status,
    failingSince: webhook.failingSince?.toISOString() ?? null,
    previousValidTo: isOver ? null : previousValidTo.toISOString(),
    pending: webhook.pending,
    last: webhook.last === null ? null : presentDelivery(webhook.last),
    createdAt: webhook.createdAt.toISOString(),
    createdBy: webhook.createdBy,
    deletedAt: webhook.deletedAt?.toISOString() ?? null,
    allowed: {
      change: isDeleted ? no : ok,
      delete: isDeleted ? no : ok,
      restore: isDeleted ? ok : no,
      test: isDeleted ? no : ok,
      rotate: isDeleted ? no : ok,
    },
  };
}

export function presentDelivery(delivery: KeptDelivery): WebhookDelivery {
  return {
    id: delivery.id,
    kind: delivery.kind,
    signalId: delivery.signalId,
    status: delivery.status,
    attempts: delivery.attempts,
    createdAt: delivery.createdAt.toISOString(),
    lastAttemptAt: delivery.lastAttemptAt?.toISOString() ?? null,
    nextAttemptAt: delivery.status === "pending" ? delivery.nextAttemptAt.toISOString() : null,
    answerStatus: delivery.answerStatus,
    problem: delivery.problem,
    replayOf: delivery.replayOf,
  };
}
