import { kindsOf } from "@magic-meetings/contract/webhooks/webhook-rules.ts";
import type { Database } from "../db/pool.ts";
import { newId } from "../db/new-id.ts";
import { inTenant, type Tx } from "../db/transaction.ts";
import { overlapBefore } from "../stream/signal-order.ts";
import { insertDeliveries } from "./delivery-sql.ts";
import { listTakingWebhooks, listUntoldSignals, noteTaken, type Taking } from "./take-signals-sql.ts";

/** Signals are committed in another order than their ids say, at the latest when the longest import is through. */
const lookBackMilliseconds = 10 * 60_000;
const signalsAtOnce = 500;

export interface TakeSignals {
  pool: Database;
  tenantId: string;
  /** By the clock of what happens. */
  now: Date;
  /** By the clock of deliveries, which nobody moves. */
  at: Date;
}

/** Plans a delivery of every signal to every webhook that asked for its kind, each once whoever takes it. */
export async function takeSignals({ pool, tenantId, now, at }: TakeSignals): Promise<void> {
  const webhooks = await inTenant(pool, tenantId, (tx) => listTakingWebhooks(tx, tenantId));
  for (const webhook of webhooks) {
    while ((await inTenant(pool, tenantId, (tx) => takeSome(tx, { tenantId, webhook, now, at }))) === signalsAtOnce);
  }
}

async function takeSome(
  tx: Tx,
  { tenantId, webhook, now, at }: Omit<TakeSignals, "pool"> & { webhook: Taking },
): Promise<number> {
  const { id: webhookId, topics, takenTo, activeSince } = webhook;
  // The demo's clock can be set back: then what is taken begins earlier.
  const from = Math.min(takenTo.getTime(), now.getTime()) - lookBackMilliseconds;
  const signals = await listUntoldSignals(tx, {
    tenantId,
    webhookId,
    after: overlapBefore(from),
    since: activeSince,
    kinds: kindsOf(topics),
    limit: signalsAtOnce,
  });
  const deliveries = signals.map(({ id: signalId, kind, at: timestamp, ...about }) => ({
    id: newId(at),
    signalId,
    kind,
    content: { type: kind, timestamp, data: { signalId, ...about } },
    replayOf: null,
  }));
  if (deliveries.length > 0) await insertDeliveries(tx, { tenantId, webhookId, at }, deliveries);
  if (signals.length < signalsAtOnce) await noteTaken(tx, { tenantId, id: webhookId, takenTo: now });
  return signals.length;
}
