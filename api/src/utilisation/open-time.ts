import type { OpenPeriod } from "@magic-meetings/contract/time/business-time.ts";

const minute = 60_000;

/** Open periods cut at a moment; null cuts nothing. */
export function openUntil(open: readonly OpenPeriod[], until: string | null): readonly OpenPeriod[] {
  if (until === null) return open;
  const last = Date.parse(until);
  return open
    .map(({ opens, closes }) => ({ opens, closes: Math.min(closes, last) }))
    .filter(({ opens, closes }) => opens < closes);
}

export function totalMinutes(open: readonly OpenPeriod[]): number {
  return open.reduce((sum, { opens, closes }) => sum + (closes - opens) / minute, 0);
}
