import type { DeliveryDeps } from "../messages/delivery-deps.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import { coalesce, type Coalesced } from "./coalesce.ts";

/** Tenants that are delivered for at a time in one process. */
const mostTenants = 8;

/** Delivers a tenant's messages when called, once at a time per tenant; a failure is logged, the sweep comes back. */
export function createDeliverer(deps: DeliveryDeps, stop: AbortSignal): Coalesced {
  const places = createPlaces(mostTenants);
  return coalesce(async (tenantId) => {
    await places.take();
    try {
      const counts = await deliverMessages(deps, { tenantId, stop });
      if (Object.values(counts).some((count) => count > 0))
        deps.log.info({ tenantId, ...counts }, "Delivered messages");
    } catch (error) {
      deps.log.warn({ err: error, tenantId }, "The delivery of messages failed");
    } finally {
      places.give();
    }
  });
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
