import { inTenant } from "../db/transaction.ts";
import { claimMessages } from "./claim-messages.ts";
import { deliverMessage } from "./deliver-message.ts";
import type { DeliveryCounts, DeliveryDeps } from "./delivery-deps.ts";

const defaultConcurrency = 4;

/**
 * Delivers what is due for a tenant until nothing is: claims in one short transaction, calls the channel outside of any,
 * completes each message in its own. Any number of workers may do so at once. `stop` ends it after what is on its way.
 */
export async function deliverMessages(
  deps: DeliveryDeps,
  { tenantId, stop }: { tenantId: string; stop?: AbortSignal },
): Promise<DeliveryCounts> {
  const { concurrency = defaultConcurrency } = deps;
  const counts: DeliveryCounts = { sent: 0, failed: 0, postponed: 0, suppressed: 0, refused: 0 };
  while (stop?.aborted !== true) {
    const now = deps.clock.now();
    const { claimed, suppressed } = await inTenant(deps.commands.pool, tenantId, (tx) =>
      claimMessages(tx, { tenantId, now, limit: concurrency }),
    );
    counts.suppressed += suppressed;
    if (claimed.length === 0 && suppressed === 0) break;
    // One that cannot be completed keeps its lease; the others are completed all the same.
    const ends = await Promise.allSettled(claimed.map((message) => deliverMessage(deps, { tenantId, message })));
    for (const end of ends) if (end.status === "fulfilled") counts[end.value] += 1;
    const broken = ends.find((end) => end.status === "rejected");
    if (broken) throw broken.reason;
  }
  return counts;
}
