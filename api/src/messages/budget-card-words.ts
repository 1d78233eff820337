import type { BudgetCardView } from "@magic-meetings/contract/accounts/budget-warning.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageWords } from "./message-template.ts";
import { amountWords, countWords } from "./message-words.ts";

/** The facts of a budget's card in the words of a language. */
export function budgetCardWords(
  { account, budgetMinor, usedMinor, percent }: BudgetCardView,
  locale: Locale,
): MessageWords<"budget_card"> {
  const { currency } = account;
  return {
    account: `${account.code} ${account.name}`,
    percent: countWords(percent, locale),
    used: amountWords({ amountMinor: usedMinor, currency }, locale),
    budget: amountWords({ amountMinor: budgetMinor, currency }, locale),
  };
}
