import type { TransactionKind } from "@magic-meetings/contract/accounts/account.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { writeMovements, type AccountChange, type PeriodChange, type Usage } from "./ledger-sql.ts";

// The one way in which money moves: transactions, their transfers, and what the accounts have held and posted by them,
// all in one statement, so that none of them stands without the others.

/** One debit and one credit of the same amount. */
export interface Transfer {
  debitAccountId: string;
  creditAccountId: string;
  amountMinor: number;
  /** The transfer that this one takes back, whole; that can be done once. */
  reversesId?: string | null;
  lineId?: string | null;
  /** The budget period of the cost centre that it counts in, `YYYY-MM-DD`, and that budget where it counts more. */
  budgetStartsOn?: string | null;
  budgetMinor?: number | null;
}

export interface Movement {
  kind: TransactionKind;
  transfers: readonly Transfer[];
  correctsId?: string | null;
  memo?: string;
}

export interface MoneyMove {
  serviceOrderId: string | null;
  currency: string;
  /** The month in which it counts: its first day, `YYYY-MM-DD`. */
  period: string;
  movements: readonly Movement[];
}

export interface Moved {
  /** A transaction for each movement that has transfers, in their order. */
  transactionIds: string[];
  /** What the budgets that count more have given away now. */
  usages: Usage[];
}

/**
 * Moves money. Refuses with `budget_exceeded` where a budget does not cover it, and with `account_closed` where
 * something is to be held on an account that takes no more orders.
 */
export async function moveMoney(context: CommandContext, move: MoneyMove): Promise<Moved> {
  const { tx, tenantId, now, principal } = context;
  const movements = move.movements
    .map((movement) => ({ ...movement, transfers: movement.transfers.filter(({ amountMinor }) => amountMinor > 0) }))
    .filter(({ transfers }) => transfers.length > 0)
    .map((movement) => ({
      ...movement,
      id: context.newId(),
      transfers: movement.transfers.map((transfer) => ({ ...transfer, id: context.newId() })),
    }));
  if (movements.length === 0) return { transactionIds: [], usages: [] };
  const accounts = accountChanges(movements);
  const written = await writeMovements(tx, {
    ...move,
    tenantId,
    now,
    userId: principal.userId,
    movements,
    accounts,
    periods: periodChanges(movements),
  });
  if (written === "budget_exceeded") {
    throw new Refusal(
      "budget_exceeded",
      "The account's budget does not cover this order: choose another account or order less",
    );
  }
  if (accounts.some(({ mustBeOpen }) => mustBeOpen) && written.openAccounts < accounts.length) {
    throw new Refusal("account_closed", "An account of this order takes no more orders: choose another account");
  }
  return { transactionIds: movements.map(({ id }) => id), usages: written.usages };
}

/** What holds and releases move is held, what all others move is posted. */
function accountChanges(movements: readonly Movement[]): AccountChange[] {
  const changes = new Map<string, AccountChange>();
  const add = (accountId: string, amountMinor: number, kind: TransactionKind) => {
    const known = changes.get(accountId) ?? { accountId, heldMinor: 0, postedMinor: 0, mustBeOpen: false };
    if (kind === "hold" || kind === "release") known.heldMinor += amountMinor;
    else known.postedMinor += amountMinor;
    known.mustBeOpen ||= kind === "hold";
    changes.set(accountId, known);
  };
  for (const { kind, transfers } of movements) {
    for (const transfer of transfers) {
      if (costsDebit(kind)) add(transfer.debitAccountId, transfer.amountMinor, kind);
      if (costsCredit(kind)) add(transfer.creditAccountId, -transfer.amountMinor, kind);
    }
  }
  // In one order everywhere, so that two orders on the same accounts wait for one another and do not deadlock.
  return [...changes.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
}

function periodChanges(movements: readonly Movement[]): PeriodChange[] {
  const changes = new Map<string, PeriodChange>();
  for (const { kind, transfers } of movements) {
    for (const { budgetStartsOn, budgetMinor, ...transfer } of transfers) {
      if (!budgetStartsOn) continue;
      const more = costsDebit(kind);
      const accountId = more ? transfer.debitAccountId : transfer.creditAccountId;
      const key = `${accountId} ${budgetStartsOn}`;
      const known = changes.get(key) ?? { accountId, startsOn: budgetStartsOn, usedMinor: 0, budgetMinor: null };
      known.usedMinor += more ? transfer.amountMinor : -transfer.amountMinor;
      known.budgetMinor ??= budgetMinor ?? null;
      changes.set(key, known);
    }
  }
  return [...changes.values()]
    .filter(({ usedMinor }) => usedMinor !== 0)
    .sort((a, b) => (`${a.accountId} ${a.startsOn}` < `${b.accountId} ${b.startsOn}` ? -1 : 1));
}

function costsDebit(kind: TransactionKind): boolean {
  return kind === "hold" || kind === "post" || kind === "fee" || kind === "correction";
}

function costsCredit(kind: TransactionKind): boolean {
  return kind === "release" || kind === "refund" || kind === "correction";
}
