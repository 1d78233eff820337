import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import { deliveryKey, type Delivery } from "./deliveries-of.ts";

// Which production order becomes which delivery of a changed order; pure.

/** A production order as far as finding it again is concerned. */
export interface MatchedProduction {
  id: string;
  vendor: { id: string };
  status: ProductionOrderStatus;
  deliverAt: Date;
  deliverTo: string | null;
  ownPlace: boolean;
  lines: { serviceOrderLineId: string; quantity: number }[];
}

export interface DeliveryMatch<Production> {
  production: Production;
  /** Undefined: nothing is left of it. */
  delivery: Delivery | undefined;
}

/**
 * A delivery whose lines all moved together keeps its production order; else the production order stays where and when
 * it is, with what is still wanted there. What nobody has yet is new.
 */
export function matchDeliveries<Production extends MatchedProduction>(
  known: readonly Production[],
  wanted: readonly Delivery[],
): { matches: DeliveryMatch<Production>[]; added: Delivery[] } {
  const pairs = known
    .flatMap((production) => wanted.map((delivery) => ({ production, delivery, score: score(production, delivery) })))
    .filter((pair) => pair.score > 0)
    .sort((a, b) => b.score - a.score);
  const taken = new Map<Production, Delivery>();
  const given = new Set<Delivery>();
  for (const { production, delivery } of pairs) {
    if (taken.has(production) || given.has(delivery)) continue;
    taken.set(production, delivery);
    given.add(delivery);
  }
  return {
    matches: known.map((production) => ({ production, delivery: taken.get(production) })),
    added: wanted.filter((delivery) => !given.has(delivery)),
  };
}

const movedTogether = 2_000_000;
const samePlaceAndTime = 1_000_000;

/** 0: they have nothing to do with one another. */
function score(production: MatchedProduction, delivery: Delivery): number {
  if (production.vendor.id !== delivery.vendor.id) return 0;
  const wanted = new Set(delivery.lines.map(({ id }) => id));
  const live = production.lines.filter(({ quantity }) => quantity > 0);
  const shared = live.filter(({ serviceOrderLineId }) => wanted.has(serviceOrderLineId)).length;
  const isSame = deliveryKey(production) === deliveryKey(delivery);
  const isWhole = shared > 0 && shared === live.length;
  return (isWhole ? movedTogether : 0) + (isSame ? samePlaceAndTime : 0) + shared;
}
