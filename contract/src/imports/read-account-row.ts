import { budgetPeriods, type BudgetPeriod } from "../accounts/account-words.ts";
import { Cells, folded, toEmail } from "./cells.ts";
import type { RowProblem } from "./import.ts";
import type { RowFields } from "./import-words.ts";
import { readCurrency, type MinorUnitsOf } from "./read-service-row.ts";

/** A row of accounts as far as its cells can be read; an empty cell leaves what is there. */
export interface AccountRow {
  code: string;
  name: string | undefined;
  /** Empty where the account is there: it keeps its own. */
  currency: string | undefined;
  /** An e-mail address. */
  owner: string | undefined;
  approvalLimitMinor: number | undefined;
  budgetMinor: number | undefined;
  /** Of all time without one. */
  budgetPeriod: BudgetPeriod | undefined;
}

/** `currencyOf` gives the currency of an account that is there. */
export function readAccountRow(
  fields: RowFields,
  minorUnitsOf: MinorUnitsOf,
  currencyOf: (code: string) => string | undefined,
): { row: AccountRow; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const before = currencyOf((fields.code ?? "").trim());
  // An account keeps its currency, so a row need not repeat it.
  const cells = new Cells(
    before !== undefined && !fields.currency?.trim() ? { ...fields, currency: before } : fields,
    problems,
  );
  if (cells.text("extra") !== undefined) cells.refuse("extra", "extra_cells");
  const { currency, amount } = readCurrency(cells, minorUnitsOf);
  const code = cells.read("code", toCode, "too_long", { most: 40 }) ?? cells.needed("code");
  if (before !== undefined && currency !== "" && currency !== before) {
    cells.refuse("currency", "currency_fixed", { expected: before });
  }
  const row: AccountRow = {
    code,
    name: cells.name("name"),
    currency: currency || undefined,
    owner: cells.read("owner", toEmail, "not_an_email"),
    approvalLimitMinor: amount("approvalLimit"),
    budgetMinor: amount("budget"),
    budgetPeriod: cells.read("budgetPeriod", toPeriod, "not_a_choice", { expected: budgetPeriods.join(", ") }),
  };
  if (row.budgetPeriod !== undefined && !cells.isGiven("budget")) cells.refuse("budget", "missing");
  return { row, problems };
}

function toCode(text: string): string | undefined {
  return text.length <= 40 && !/\p{Cc}/u.test(text) ? text : undefined;
}

const periodWords: Record<string, BudgetPeriod> = {
  ...{ month: "month", monthly: "month", måned: "month", quarter: "quarter", quarterly: "quarter", kvartal: "quarter" },
  ...{ year: "year", yearly: "year", år: "year" },
};

function toPeriod(text: string): BudgetPeriod | undefined {
  const word = folded(text);
  return Object.hasOwn(periodWords, word) ? periodWords[word] : undefined;
}
