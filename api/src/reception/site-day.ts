const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of a moment in a zone: `2026-11-21`. */
export function siteDay(moment: Date, timeZone: string): string {
  const known = formats.get(timeZone);
  const format =
    known ?? new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(timeZone, format);
  return format.format(moment);
}
