import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";

export interface DeliverLines {
  serviceOrderId: string;
  /** What came of each line; at most what was ordered. */
  lines: readonly { lineId: string; quantity: number }[];
}

/** States what was delivered and posts its price; the rest of what was held for these lines is released. */
export function deliverLines(_context: CommandContext, _delivery: DeliverLines): Promise<void> {
  throw new Refusal("unavailable", "Deliveries cannot be posted yet");
}

/** Takes a delivery back: what was posted is refunded and held again. */
export function undeliverLines(_context: CommandContext, _delivery: DeliverLines): Promise<void> {
  throw new Refusal("unavailable", "Deliveries cannot be taken back yet");
}
