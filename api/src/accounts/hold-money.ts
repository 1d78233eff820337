import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeHeldAmounts, findOpenHolds, insertTransaction } from "./ledger-sql.ts";
import { splitAmount, type Share } from "./split-amount.ts";

export interface Hold {
  serviceOrderId: string;
  currency: string;
  totalMinor: number;
  shares: readonly Share[];
  /** The company's account against which orders in this currency are held. */
  clearingAccountId: string;
}

/** Holds the price of an order on its accounts, or refuses with `budget_exceeded`. */
export async function holdMoney(context: CommandContext, hold: Hold): Promise<void> {
  const { tx, tenantId, now } = context;
  const parts = splitAmount(hold.totalMinor, hold.shares).filter((part) => part.amountMinor > 0);
  if (parts.length === 0) return;
  await insertTransaction(tx, {
    tenantId,
    id: context.newId(),
    kind: "hold",
    serviceOrderId: hold.serviceOrderId,
    currency: hold.currency,
    now,
    userId: context.principal.userId,
    transfers: parts.map(({ accountId, amountMinor }) => ({
      id: context.newId(),
      debitAccountId: accountId,
      creditAccountId: hold.clearingAccountId,
      amountMinor,
      reversesId: null,
    })),
  });
  if (!(await changeHeldAmounts(tx, { tenantId, changes: parts, now }))) {
    throw new Refusal(
      "budget_exceeded",
      "The account's budget does not cover this order: choose another account or order less",
    );
  }
}

/** Releases what an order holds; what is not held is not released twice, because a transfer is reversed once only. */
export async function releaseMoney(
  context: CommandContext,
  { serviceOrderId, currency }: { serviceOrderId: string; currency: string },
): Promise<void> {
  const { tx, tenantId, now } = context;
  const holds = await findOpenHolds(tx, { tenantId, serviceOrderId });
  if (holds.length === 0) return;
  await insertTransaction(tx, {
    tenantId,
    id: context.newId(),
    kind: "release",
    serviceOrderId,
    currency,
    now,
    userId: context.principal.userId,
    transfers: holds.map((hold) => ({
      id: context.newId(),
      debitAccountId: hold.clearingAccountId,
      creditAccountId: hold.accountId,
      amountMinor: hold.amountMinor,
      reversesId: hold.id,
    })),
  });
  const changes = holds.map((hold) => ({ accountId: hold.accountId, amountMinor: -hold.amountMinor }));
  await changeHeldAmounts(tx, { tenantId, changes, now });
}
