import type { CommandContext } from "../commands/command-context.ts";
import { budgetCardFor } from "./budget-card-thread.ts";
import { warningPercent } from "./budget-period.ts";
import { claimWarnings, findWarningReceivers } from "./budget-warning-sql.ts";
import type { Usage } from "./ledger-sql.ts";

/**
 * Tells the owners of accounts and finance that a budget has reached its warning mark, once for each of its periods, in
 * the transaction that reaches it.
 */
export async function warnOfBudget(context: CommandContext, usages: readonly Usage[]): Promise<void> {
  const { tx, tenantId, now } = context;
  const reached = usages.filter(isReached);
  if (reached.length === 0) return;
  const budgets = await claimWarnings(tx, { tenantId, budgets: reached, now });
  if (budgets.length === 0) return;
  const accountIds = [...new Set(budgets.map(({ accountId }) => accountId))];
  const accounts = await findWarningReceivers(tx, { tenantId, accountIds });
  for (const budget of budgets) {
    const account = accounts.find(({ accountId }) => accountId === budget.accountId);
    if (account === undefined) continue;
    context.signal({
      id: context.newId(),
      kind: "account.budget_warning",
      subject: { type: "account", id: budget.accountId },
      facts: { account: account.code, percent: warningPercent },
      tell: account.userIds.map((userId) => budgetCardFor(budget, userId)),
    });
  }
}

function isReached({ addedMinor, usedMinor, budgetMinor }: Usage): boolean {
  return addedMinor > 0 && usedMinor * 100 >= budgetMinor * warningPercent;
}
