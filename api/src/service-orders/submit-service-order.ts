import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { debits } from "../accounts/order-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { clearingAccountOf, moneyLineOf, moneyOrderOf } from "./order-for-ledger.ts";
import { placeServiceOrder } from "./place-service-order.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { priceAgain } from "./price-again.ts";
import { refuseAction } from "./refuse-action.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "./service-order-sql.ts";

/**
 * Sends an order: its price is held on its accounts. Where the invite is sent already it is confirmed in the same
 * transaction and the vendors get it at once; else it waits for the invite.
 */
export async function submitServiceOrder(
  context: CommandContext,
  { id, expectedTotal }: { id: string; expectedTotal?: Money | undefined },
): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const found = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  refuseAction(refusalOf(momentOf(found.order), "submit", now));
  const subject = await priceAgain(context, found, expectedTotal);
  refuseAboveLimit(context, subject);
  const status = await placeServiceOrder(context, subject);
  return presentServiceOrder({ ...subject.order, status, version: subject.order.version + 1 }, now);
}

/** Above an account's limit only its owner orders. */
export function refuseAboveLimit({ principal }: CommandContext, subject: ServiceOrderForChange): void {
  const { order, accounts } = subject;
  const parts = debits(
    moneyOrderOf(subject),
    order.lines.map((line) => moneyLineOf(line)),
    () => clearingAccountOf(subject),
  );
  const above = accounts.some(({ id, ownerId, approvalLimitMinor }) => {
    const own = parts.filter(({ debitAccountId }) => debitAccountId === id);
    const part = own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    return approvalLimitMinor !== null && part > approvalLimitMinor && ownerId !== principal.userId;
  });
  if (above) {
    throw new Refusal(
      "approval_limit_exceeded",
      "This order is above the account's limit: order less, choose another account, or ask the account's owner to order",
    );
  }
}
