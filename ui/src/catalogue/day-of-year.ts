// Days that come every year, `MM-DD`; 2024 has all of them.

/** `1 May`, in the order that the language wants. */
export function formatDayOfYear(day: string, language: string): string {
  if (!/^\d\d-\d\d$/.test(day)) return "";
  const moment = new Date(`2024-${day}T12:00:00Z`);
  if (Number.isNaN(moment.getTime())) return "";
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" }).format(moment);
}

/** The months by name. */
export function monthNames(language: string): string[] {
  const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2024, month, 15))));
}

/** `24 November 2026`: a day of one year, from `2026-11-24`. */
export function formatDate(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
