import type { UtilisationRow } from "@magic-meetings/contract/utilisation/utilisation.ts";

/** Minutes as hours, one digit where it is no full hour: `12.5`. */
export function formatHours(minutes: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(minutes / 60);
}

/** `42 %` as the language writes it; a dash where there is nothing to have a share of. */
export function formatShare(share: number | null, language: string, none: string): string {
  if (share === null) return none;
  const maximumFractionDigits = share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits }).format(share);
}

/** `Monday`, from the weekday as ISO 8601 counts it. */
export function weekdayName(weekday: number, language: string, width: "long" | "short"): string {
  // 5 January 1970 was a Monday.
  const day = new Date(Date.UTC(1970, 0, 4 + weekday));
  return new Intl.DateTimeFormat(language, { weekday: width, timeZone: "UTC" }).format(day);
}

/** `09` or `9 AM`: the hour that begins then. */
export function hourName(hour: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "numeric", timeZone: "UTC" }).format(
    new Date(Date.UTC(1970, 0, 1, hour)),
  );
}

/** What a place is part of, without what all places of the table are part of: `2nd floor`. */
export function partOfWords({ partOf }: Parts, rows: readonly Parts[]): string {
  let shown = partOf.length;
  while (shown > 0 && rows.every((row) => row.partOf.slice(shown - 1).join() === partOf.slice(shown - 1).join())) {
    shown -= 1;
  }
  return partOf.slice(0, shown).join(", ");
}

type Parts = Pick<UtilisationRow, "partOf">;
