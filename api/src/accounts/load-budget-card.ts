import type { BudgetCardView } from "@magic-meetings/contract/accounts/budget-warning.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { accountSight } from "./account-policy.ts";
import type { WarnedBudget } from "./budget-card-thread.ts";
import { findBudget } from "./budget-warning-sql.ts";

/** A budget as its card shows it now; undefined where it is gone or not for the viewer. */
export async function loadBudgetCard(
  db: Queries,
  { viewer, accountId, startsOn }: WarnedBudget & { viewer: Principal },
): Promise<BudgetCardView | undefined> {
  const sight = accountSight(viewer);
  const found = await findBudget(db, { tenantId: viewer.tenantId, accountId, startsOn, sight });
  if (found === undefined || found.budgetMinor === null || found.usedMinor === null) return undefined;
  const { id, code, name, currency, owner, period, budgetMinor, usedMinor } = found;
  const percent = budgetMinor === 0 ? 100 : Math.floor((usedMinor * 100) / budgetMinor);
  return {
    account: { id, code, name, currency },
    owner,
    startsOn,
    period: startsOn === null ? null : period,
    budgetMinor,
    usedMinor,
    percent,
  };
}
