import type { Money } from "@magic-meetings/contract/words/words.ts";

// What a button says that its press costs travels with it, so that nothing else is charged by it.

/** `DKK:45000 NOK:1200`: minor units by currency. */
export function writeShownFees(fees: readonly Money[]): string {
  return fees.map(({ currency, amountMinor }) => `${currency}:${amountMinor}`).join(" ");
}

/** The fees that a button carries; what is anything else accepts nothing. */
export function readShownFees(shown: unknown): Money[] {
  if (typeof shown !== "string") return [];
  return shown
    .split(" ")
    .slice(0, 20)
    .flatMap((one) => {
      const [, currency, amount] = /^([A-Z]{3}):(\d{1,12})$/.exec(one) ?? [];
      return currency === undefined ? [] : [{ currency, amountMinor: Number(amount) }];
    });
}
