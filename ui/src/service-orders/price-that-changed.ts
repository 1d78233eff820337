import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { PriceDiffers } from "./place-order.ts";

export interface ChangedPrice {
  total: { before: Money; after: Money };
  lines: OrderConsequences["lines"];
}

/** The price as it was shown and as it is, where that is why something was refused. */
export function priceThatChanged(error: unknown): ChangedPrice | undefined {
  if (error instanceof PriceDiffers) return { total: { before: error.before, after: error.after }, lines: [] };
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  return problem?.code === "price_changed" ? problem.consequences : undefined;
}
