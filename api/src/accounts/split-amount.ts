/** A share of an order's price that an account pays; percent with two decimals. */
export interface Share {
  accountId: string;
  percent: number;
}

export interface SharedAmount {
  accountId: string;
  amountMinor: number;
}

/** Splits an amount by percent so that the parts add up to it: each is rounded down and the last takes the rest. */
export function splitAmount(amountMinor: number, shares: readonly Share[]): SharedAmount[] {
  let left = amountMinor;
  return shares.map(({ accountId, percent }, index) => {
    const isLast = index === shares.length - 1;
    // Basis points keep the arithmetic whole: 33.33 % is not a binary fraction.
    const part = isLast ? left : Math.floor((amountMinor * Math.round(percent * 100)) / 10_000);
    left -= part;
    return { accountId, amountMinor: part };
  });
}
