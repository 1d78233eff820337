import type { Money } from "@magic-meetings/contract/words/words.ts";

/** An amount in the reader's language: `DKK 1,290.00` or `1.290,00 kr.` */
export function formatMoney(money: Money, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency: money.currency });
  return format.format(money.amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Several totals, one per currency, as a list of the language. */
export function formatTotals(totals: readonly Money[], language: string): string {
  return new Intl.ListFormat(language, { type: "unit", style: "short" }).format(
    totals.map((money) => formatMoney(money, language)),
  );
}

/** Adds amounts up, one total per currency, in the order in which the currencies appear. */
export function totalsOf(amounts: readonly Money[]): Money[] {
  const byCurrency = new Map<string, number>();
  for (const { amountMinor, currency } of amounts) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amountMinor);
  }
  return [...byCurrency].map(([currency, amountMinor]) => ({ amountMinor, currency }));
}
