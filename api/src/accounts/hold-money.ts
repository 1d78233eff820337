import type { CommandContext } from "../commands/command-context.ts";
import { findOpenTransfers } from "./ledger-sql.ts";
import { moveMoney, type Movement } from "./move-money.ts";
import { debits, monthOf, reversal, type MoneyLine, type MoneyOrder } from "./order-money.ts";
import { crossesWarning } from "./budget-period.ts";
import { warnOfBudget } from "./warn-of-budget.ts";

export interface Hold {
  order: MoneyOrder;
  lines: readonly MoneyLine[];
  /** The company's account against which orders in this currency are held. */
  clearingAccountId: string;
}

/** Holds the price of lines on their accounts, or refuses with `budget_exceeded` or `account_closed`. */
export async function holdMoney(context: CommandContext, hold: Hold): Promise<void> {
  await move(context, hold.order, [holdOf(hold)]);
}

export function holdOf({ order, lines, clearingAccountId }: Hold): Movement {
  return { kind: "hold", transfers: debits(order, lines, () => clearingAccountId) };
}

/** Releases what lines hold, all of them with null; what is not held is not released twice. */
export async function releaseMoney(
  context: CommandContext,
  { order, lineIds }: { order: MoneyOrder; lineIds: readonly string[] | null },
): Promise<void> {
  await move(context, order, [await releaseOf(context, order, lineIds)]);
}

export async function releaseOf(
  { tx, tenantId }: CommandContext,
  order: MoneyOrder,
  lineIds: readonly string[] | null,
): Promise<Movement> {
  const holds = await findOpenTransfers(tx, { tenantId, serviceOrderId: order.id, kind: "hold", lineIds });
  return reversal("release", holds);
}

/** Moves an order's money in the month of now, and warns of budgets that are nearly used. Gives the transactions' ids. */
export async function move(
  context: CommandContext,
  order: MoneyOrder,
  movements: readonly Movement[],
): Promise<string[]> {
  const { transactionIds, usages } = await moveMoney(context, {
    serviceOrderId: order.id,
    currency: order.currency,
    period: monthOf(order, context.now),
    movements,
  });
  const crossing = usages.filter(crossesWarning);
  if (crossing.length > 0) await warnOfBudget(context, crossing);
  return transactionIds;
}
