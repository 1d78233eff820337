import type { BudgetPeriod } from "./budget-period.ts";
import { accountingMonth, budgetStartsOn } from "./budget-period.ts";
import type { OpenTransfer } from "./ledger-sql.ts";
import type { Movement, Transfer } from "./move-money.ts";
import { splitAmount, type Share } from "./split-amount.ts";

// What an order's lines cost whom, as transfers; pure.

/** Who may pay for an order, and how much of what has no account of its own. */
export interface PayingAccount {
  id: string;
  /** Of the lines without an account of their own; null: it pays for lines of its own only. */
  percent: number | null;
  budgetPeriod: BudgetPeriod | null;
  periodBudgetMinor: number | null;
}

/** An order as the ledger looks at it. */
export interface MoneyOrder {
  id: string;
  currency: string;
  /** The company's zone: in which month and budget period something counts. */
  timeZone: string;
  accounts: readonly PayingAccount[];
}

/** An amount of one line. */
export interface MoneyLine {
  lineId: string;
  amountMinor: number;
  deliverAt: Date;
  /** Pays for this line alone. */
  accountId: string | null;
}

/** What each account pays of the lines, to `credit` or, line by line, to whoever it names. */
export function debits(
  order: MoneyOrder,
  lines: readonly MoneyLine[],
  credit: (line: MoneyLine) => string,
): Transfer[] {
  return lines.flatMap((line) =>
    splitAmount(line.amountMinor, sharesOf(order, line)).map(({ accountId, amountMinor }) => ({
      debitAccountId: accountId,
      creditAccountId: credit(line),
      amountMinor,
      lineId: line.lineId,
      ...budgetOf(order, accountId, line.deliverAt),
    })),
  );
}

function sharesOf({ accounts }: MoneyOrder, { accountId }: MoneyLine): Share[] {
  if (accountId !== null) return [{ accountId, percent: 100 }];
  return accounts.flatMap(({ id, percent }) => (percent === null ? [] : [{ accountId: id, percent }]));
}

function budgetOf({ accounts, timeZone }: MoneyOrder, accountId: string, deliverAt: Date) {
  const account = accounts.find(({ id }) => id === accountId);
  if (!account || account.budgetPeriod === null) return {};
  return {
    budgetStartsOn: budgetStartsOn(account.budgetPeriod, deliverAt, timeZone),
    budgetMinor: account.periodBudgetMinor,
  };
}

/** Takes transfers back, whole. */
export function reversal(
  kind: "release" | "refund",
  transfers: readonly OpenTransfer[],
  more: Pick<Movement, "correctsId" | "memo"> = {},
): Movement {
  return {
    ...more,
    kind,
    transfers: transfers.map((transfer) => ({
      debitAccountId: transfer.creditAccountId,
      creditAccountId: transfer.accountId,
      amountMinor: transfer.amountMinor,
      reversesId: transfer.id,
      lineId: transfer.lineId,
      budgetStartsOn: transfer.budgetStartsOn,
    })),
  };
}

/** In which month something of an order counts that happens at `at`. */
export function monthOf({ timeZone }: MoneyOrder, at: Date): string {
  return accountingMonth(at, timeZone);
}
