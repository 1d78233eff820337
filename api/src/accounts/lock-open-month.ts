import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { lockAccountingPeriod } from "./accounting-period-lock-sql.ts";
import { monthOf, type MoneyOrder } from "./order-money.ts";

/**
 * Keeps the month of now open until the transaction has ended: whoever closes it waits, and whoever comes after the close
 * is refused with `period_closed`. Many may post at once.
 */
export async function lockOpenMonth(context: CommandContext, order: MoneyOrder): Promise<void> {
  const { tx, tenantId, now } = context;
  const month = monthOf(order, now);
  if ((await lockAccountingPeriod(tx, { tenantId, id: context.newId(), month, now })) === "closed") {
    throw new Refusal("period_closed", `The month of ${month.slice(0, 7)} is closed: it takes corrections only`);
  }
}
