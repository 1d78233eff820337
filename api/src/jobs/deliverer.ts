import type { DeliveryCounts, DeliveryDeps } from "../messages/delivery-deps.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import { coalesce, type Coalesced } from "./coalesce.ts";

/** Tenants that are delivered for at a time in one process. */
const mostTenants = 8;

export interface Deliverer extends Coalesced {
  /** What became of messages since the process started. */
  readonly totals: DeliveryCounts;
}

/** Delivers a tenant's messages when called, once at a time per tenant; a failure is logged, the sweep comes back. */
export function createDeliverer(deps: DeliveryDeps, stop: AbortSignal): Deliverer {
  const totals: DeliveryCounts = { sent: 0, failed: 0, postponed: 0, suppressed: 0, refused: 0 };
  const places = createPlaces(mostTenants);
  const deliver = coalesce(async (tenantId) => {
    await places.take();
    try {
      const counts = await deliverMessages(deps, { tenantId, stop });
      for (const outcome of Object.keys(totals) as (keyof DeliveryCounts)[]) totals[outcome] += counts[outcome];
      if (Object.values(counts).some((count) => count > 0))
        deps.log.info({ tenantId, ...counts }, "Delivered messages");
    } catch (error) {
      deps.log.warn({ err: error, tenantId }, "The delivery of messages failed");
    } finally {
      places.give();
    }
  });
  return Object.assign(deliver, { totals });
}

function createPlaces(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    take(): Promise<void> | void {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
      free -= 1;
    },
    give(): void {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
  };
}
