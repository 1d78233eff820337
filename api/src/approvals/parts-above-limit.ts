import { debits, type MoneyLine, type MoneyOrder } from "../accounts/order-money.ts";

/** What one account would pay of an order. */
export interface AccountPart {
  accountId: string;
  name: string;
  amountMinor: number;
  /** What it pays already: nothing of an order that does not stand. */
  knownMinor: number;
}

export interface LimitedAccount {
  id: string;
  name: string;
  ownerId: string | null;
  approvalLimitMinor: number | null;
}

interface Facts {
  order: MoneyOrder;
  lines: readonly MoneyLine[];
  /** The lines as they stand; empty where nothing does. */
  known: { order: MoneyOrder; lines: readonly MoneyLine[] } | null;
  accounts: readonly LimitedAccount[];
  /** Who orders: above an account's limit its owner need not ask. */
  orderedById: string | null;
}

/** The accounts that would pay more than their limit, and more than they pay already; pure. */
export function partsAboveLimit({ order, lines, known, accounts, orderedById }: Facts): AccountPart[] {
  const after = sums(order, lines);
  const before = known === null ? new Map<string, number>() : sums(known.order, known.lines);
  return accounts.flatMap(({ id, name, ownerId, approvalLimitMinor }) => {
    const amountMinor = after.get(id) ?? 0;
    const knownMinor = before.get(id) ?? 0;
    const asks =
      approvalLimitMinor !== null &&
      amountMinor > approvalLimitMinor &&
      amountMinor > knownMinor &&
      (ownerId === null || ownerId !== orderedById);
    return asks ? [{ accountId: id, name, amountMinor, knownMinor }] : [];
  });
}

function sums(order: MoneyOrder, lines: readonly MoneyLine[]): Map<string, number> {
  const byAccount = new Map<string, number>();
  for (const { debitAccountId, amountMinor } of debits(order, lines, () => "")) {
    byAccount.set(debitAccountId, (byAccount.get(debitAccountId) ?? 0) + amountMinor);
  }
  return byAccount;
}
