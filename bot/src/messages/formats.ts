import type { Money } from "@magic-meetings/contract/words/words.ts";

// Dates, times and amounts as a person reads them, in the zone of the place where they happen.

/** `DKK 1,295.00` in the currency's own number of decimals. */
export function formatMoney({ amountMinor, currency }: Money, language: string): string {
  const format = numbers(language, { style: "currency", currency });
  return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** `Tue 24 Nov 2026` */
export function formatDate(moment: string, timeZone: string, language: string): string {
  return format(moment, language, { timeZone, weekday: "short", day: "numeric", month: "short", year: "numeric" });
}

/** `10:00` */
export function formatTime(moment: string, timeZone: string, language: string): string {
  return format(moment, language, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `Tue 24 Nov, 14:00` */
export function formatMoment(moment: string, timeZone: string, language: string): string {
  const day = { weekday: "short", day: "numeric", month: "short" } as const;
  return format(moment, language, { timeZone, ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** `Central European Time` */
export function formatZone(moment: string, timeZone: string, language: string): string {
  const parts = dates(language, { timeZone, timeZoneName: "longGeneric" }).formatToParts(new Date(moment));
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `12.5%` of a share given in percent. */
export function formatPercent(percent: number, language: string): string {
  return numbers(language, { style: "percent", maximumFractionDigits: 2 }).format(percent / 100);
}

function format(moment: string, language: string, options: Intl.DateTimeFormatOptions): string {
  return dates(language, options).format(new Date(moment));
}

// Making a formatter takes a hundred times as long as using it; there are as many as languages, zones and currencies.
const dates = remembered((language, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options));
const numbers = remembered((language, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options));

const mostRemembered = 500;

function remembered<Options, Formatter>(make: (language: string, options: Options) => Formatter) {
  const known = new Map<string, Formatter>();
  return (language: string, options: Options): Formatter => {
    const key = JSON.stringify([language, options]);
    const found = known.get(key) ?? make(language, options);
    if (known.size >= mostRemembered) known.clear();
    known.set(key, found);
    return found;
  };
}
