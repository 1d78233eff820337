import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { AccountShare } from "./draft-order.ts";

// Who pays how much: percents in hundredths, amounts to the last minor unit.

/** What each share pays: rounded down, and what is left goes to the largest remainders, one unit each. */
export function sharesOf(total: Money, shares: readonly AccountShare[]): Money[] {
  const parts = shares.map(({ percent }, index) => {
    const exact = total.amountMinor * Math.round(percent * 100);
    return { index, amount: Math.floor(exact / 10_000), remainder: exact % 10_000 };
  });
  const complete = percentLeft(shares) === 0;
  let left = complete ? total.amountMinor - parts.reduce((sum, { amount }) => sum + amount, 0) : 0;
  for (const part of parts.toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)) {
    if (left <= 0) break;
    part.amount += 1;
    left -= 1;
  }
  return parts.map(({ amount }) => ({ amountMinor: amount, currency: total.currency }));
}

/** How many percent nobody pays yet; negative: too many. */
export function percentLeft(shares: readonly AccountShare[]): number {
  return (10_000 - shares.reduce((sum, { percent }) => sum + Math.round(percent * 100), 0)) / 100;
}

/** One more who pays: takes half of the largest share. */
export function withPayer(shares: readonly AccountShare[], accountId: string): AccountShare[] {
  const largest = shares.reduce<AccountShare | undefined>(
    (found, share) => (found && found.percent >= share.percent ? found : share),
    undefined,
  );
  if (!largest) return [{ accountId, percent: 100 }];
  const half = Math.round(largest.percent * 50) / 100;
  return [
    ...shares.map((share) =>
      share === largest ? { ...share, percent: Math.round((share.percent - half) * 100) / 100 } : share,
    ),
    { accountId, percent: half },
  ];
}

/** One less: what it paid goes to the first of the others. */
export function withoutPayer(shares: readonly AccountShare[], accountId: string): AccountShare[] {
  const gone = shares.find((share) => share.accountId === accountId)?.percent ?? 0;
  return shares
    .filter((share) => share.accountId !== accountId)
    .map((share, index) => (index ? share : { ...share, percent: Math.round((share.percent + gone) * 100) / 100 }));
}
