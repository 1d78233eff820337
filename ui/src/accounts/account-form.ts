import type { Account, AccountChange } from "@magic-meetings/contract/accounts/account.ts";
import type { BudgetPeriod } from "@magic-meetings/contract/accounts/account-words.ts";
import { decimalToMinor, minorToDecimal } from "@magic-meetings/contract/accounts/decimal-rules.ts";
import type { NewAccountBody } from "@magic-meetings/contract/accounts/account.ts";

interface Person {
  id: string;
  name: string;
}

/** An account as it is typed: amounts as text. */
export interface AccountDraft {
  code: string;
  name: string;
  currency: string;
  owner: Person | null;
  limit: string;
  budget: string;
  period: BudgetPeriod | "none";
  periodBudget: string;
  users: Person[];
}

export type AccountField = "code" | "name" | "currency" | "limit" | "budget" | "periodBudget";
export type FieldProblem = "editor.missing" | "editor.notAmount";

/** The draft of an account; of a new one in this currency. */
export function draftOf(account: Account | undefined, currency: string): AccountDraft {
  const amount = (minor: number | null | undefined) =>
    minor == null || account === undefined ? "" : minorToDecimal(minor, account.minorUnits);
  return {
    code: account?.code ?? "",
    name: account?.name ?? "",
    currency: account?.currency ?? currency,
    owner: account?.owner ?? null,
    limit: amount(account?.approvalLimitMinor),
    budget: amount(account?.budgetMinor),
    period: account?.budgetPeriod ?? "none",
    periodBudget: amount(account?.periodBudgetMinor),
    users: account?.users ?? [],
  };
}

/** Decimals of a currency, as the browser knows them. */
export function minorUnitsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** What to send, or what is wrong with which field. */
export function readDraft(
  draft: AccountDraft,
  minorUnits: number,
): { body: NewAccountBody } | { problems: Partial<Record<AccountField, FieldProblem>> } {
  const problems: Partial<Record<AccountField, FieldProblem>> = {};
  const needed = (field: "code" | "name" | "currency") => {
    const value = draft[field].trim();
    if (value === "") problems[field] = "editor.missing";
    return value;
  };
  const amount = (field: "limit" | "budget" | "periodBudget") => {
    const typed = draft[field].trim();
    if (typed === "") return null;
    const minor = decimalToMinor(typed, minorUnits);
    if (minor === undefined || minor < 0) problems[field] = "editor.notAmount";
    return minor ?? null;
  };
  const body: NewAccountBody = {
    code: needed("code"),
    name: needed("name"),
    currency: needed("currency").toUpperCase(),
    ownerId: draft.owner?.id ?? null,
    approvalLimitMinor: amount("limit"),
    budgetMinor: amount("budget"),
    budgetPeriod: draft.period === "none" ? null : draft.period,
    periodBudgetMinor: draft.period === "none" ? null : amount("periodBudget"),
    userIds: draft.users.map(({ id }) => id),
  };
  if (draft.period !== "none" && body.periodBudgetMinor === null) problems.periodBudget ??= "editor.missing";
  return Object.keys(problems).length > 0 ? { problems } : { body };
}

/** Only what differs from the account, so that nothing else is written over. */
export function changeOf(account: Account, body: NewAccountBody): AccountChange {
  const before: AccountChange = {
    code: account.code,
    name: account.name,
    currency: account.currency,
    ownerId: account.owner?.id ?? null,
    approvalLimitMinor: account.approvalLimitMinor,
    budgetMinor: account.budgetMinor,
    budgetPeriod: account.budgetPeriod,
    periodBudgetMinor: account.periodBudgetMinor,
    userIds: account.users.map(({ id }) => id),
  };
  const entries = Object.entries(body).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof AccountChange]),
  );
  return Object.fromEntries(entries) as AccountChange;
}
