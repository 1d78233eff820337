import { ApiProblem } from "@magic-meetings/contract/http/client.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";

/** What an order costs by now, where its approval was refused because the price has changed. */
export function newTotalOf(error: unknown): Money | undefined {
  if (!(error instanceof ApiProblem) || error.problem?.code !== "price_changed") return undefined;
  return error.problem.consequences?.total.after;
}
