/** Splits an amount in the proportion of others, to the last minor unit: largest remainder, of equals the first. */
export function shareInProportion(amountMinor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n) throw new Error("There is nothing in whose proportion to share");
  const parts = weights.map((weight, index) => {
    const product = BigInt(amountMinor) * BigInt(weight);
    return { index, part: Number(product / total), rest: product % total };
  });
  let left = amountMinor - parts.reduce((sum, { part }) => sum + part, 0);
  for (const each of [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0) break;
    each.part += 1;
    left -= 1;
  }
  return parts.map(({ part }) => part);
}
