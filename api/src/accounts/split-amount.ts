/** A share of an order's price that an account pays; percent with two decimals. */
export interface Share {
  accountId: string;
  percent: number;
}

export interface SharedAmount {
  accountId: string;
  amountMinor: number;
}

const whole = 10_000;

/**
 * Splits an amount by percent so that the parts add up to it, to the last minor unit: each part is rounded down, and
 * what is left goes one by one to those that lost most by it (largest remainder; of equals the first).
 */
export function splitAmount(amountMinor: number, shares: readonly Share[]): SharedAmount[] {
  const parts = shares.map(({ accountId, percent }, index) => {
    // Basis points keep the arithmetic whole: 33.33 % is not a binary fraction. Beyond 2^53 only bigints are exact.
    const product = BigInt(amountMinor) * BigInt(Math.round(percent * 100));
    return { accountId, index, amountMinor: Number(product / BigInt(whole)), rest: Number(product % BigInt(whole)) };
  });
  let left = amountMinor - parts.reduce((sum, part) => sum + part.amountMinor, 0);
  for (const part of [...parts].sort((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break;
    part.amountMinor += 1;
    left -= 1;
  }
  return parts.map(({ accountId, amountMinor: amount }) => ({ accountId, amountMinor: amount }));
}
