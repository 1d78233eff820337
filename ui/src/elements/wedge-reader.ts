/** A person types slower than this from key to key; a hand scanner never does. */
const slowestScannerMs = 70;
const shortestCode = 6;

/**
 * Tells a hand scanner, which types like a keyboard and ends with Enter, from a person. Fed with every key that is
 * pressed outside of a field; gives the code once it is complete.
 */
export class WedgeReader {
  private typed = "";
  private last = Number.NEGATIVE_INFINITY;

  press(key: string, atMs: number): string | undefined {
    const isFast = atMs - this.last <= slowestScannerMs;
    this.last = atMs;
    if (key === "Enter") {
      const code = this.typed;
      this.typed = "";
      return isFast && code.length >= shortestCode ? code : undefined;
    }
    if (key.length === 1) this.typed = isFast ? this.typed + key : key;
    return undefined;
  }

  /** Whether the key that was pressed last belongs to a code that is still coming. */
  get reading(): boolean {
    return this.typed.length > 1;
  }
}
