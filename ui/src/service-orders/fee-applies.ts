import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";

/** What it costs now, where the service refused because of that. */
export function feeThatApplies(error: unknown): OrderConsequences | undefined {
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  return problem?.code === "fee_applies" ? problem.consequences : undefined;
}
