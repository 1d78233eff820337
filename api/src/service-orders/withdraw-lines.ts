import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";

export interface WithdrawLines {
  serviceOrderId: string;
  lineIds: readonly string[];
  /** Why the vendor does not deliver them. */
  reason: string;
}

/**
 * Lines that their vendor does not deliver fall away: their money is released and nothing is charged. An order with
 * nothing left is rejected and keeps its lines, so that one sees what it was.
 */
export function withdrawLines(_context: CommandContext, _withdrawal: WithdrawLines): Promise<void> {
  throw new Refusal("unavailable", "Lines cannot be withdrawn yet");
}
