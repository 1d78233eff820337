import type { ErasureProof } from "@magic-meetings/contract/privacy/erasure.ts";

/** How many rows were emptied, cancelled or deleted. */
export function rowsOf({ counts }: Pick<ErasureProof, "counts">): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
