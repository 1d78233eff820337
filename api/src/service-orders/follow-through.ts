import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { holdOf, releaseOf } from "../accounts/hold-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { moveCapacity } from "../production-orders/reserve-capacity.ts";
import { reviseProduction } from "../production-orders/revise-production.ts";
import { moveAndCharge } from "./charge-fees.ts";
import { clearingAccountOf, moneyLineOf, moneyOrderOf, portionLineOf } from "./order-for-ledger.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";

export interface FollowedChange {
  before: ServiceOrderForChange;
  after: ServiceOrderForChange;
  consequences: OrderConsequences;
}

/** Money, the vendors' capacity and their production follow a change of an order that is sent. */
export async function followThrough(
  context: CommandContext,
  { before, after, consequences }: FollowedChange,
): Promise<void> {
  const open = (subject: ServiceOrderForChange) => subject.order.lines.filter(({ delivered }) => delivered === null);
  await moveCapacity(context, {
    before: open(before).map(portionLineOf),
    after: open(after).map(portionLineOf),
  });
  // All that is still to come is held anew, because who pays may have changed as well as how much.
  const release = await releaseOf(context, moneyOrderOf(before), null);
  const hold = holdOf({
    order: moneyOrderOf(after),
    lines: open(after).map((line) => moneyLineOf(line)),
    clearingAccountId: clearingAccountOf(after),
  });
  const isSame = JSON.stringify(shape(release.transfers)) === JSON.stringify(shape(hold.transfers, true));
  await moveAndCharge(context, before, consequences, isSame ? [] : [release, hold]);
  if (isWithVendors(after.order.status)) await reviseProduction(context, after);
}

type Transfers = Awaited<ReturnType<typeof releaseOf>>["transfers"];

/** What decides whether the same is held as before. */
function shape(transfers: Transfers, isHold = false) {
  return transfers
    .filter(({ amountMinor }) => amountMinor > 0)
    .map((t) => [isHold ? t.debitAccountId : t.creditAccountId, t.lineId, t.amountMinor, t.budgetStartsOn ?? ""].join())
    .sort();
}
