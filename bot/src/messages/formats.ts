import type { Money } from "@magic-meetings/contract/words/words.ts";

// Dates, times and amounts as a person reads them, in the zone of the place where they happen.

/** `DKK 1,295.00` in the currency's own number of decimals. */
export function formatMoney({ amountMinor, currency }: Money, language: string): string {
  const { format, unit } = amounts(language, currency);
  return format(amountMinor / unit);
}

/** `Tue 24 Nov 2026` */
export function formatDate(moment: string, timeZone: string, language: string): string {
  return days(language, timeZone)(new Date(moment));
}

/** `Tue, 24 Nov` */
export function formatDay(moment: string, timeZone: string, language: string): string {
  return weekdays(language, timeZone)(new Date(moment));
}

/** `10:00` */
export function formatTime(moment: string, timeZone: string, language: string): string {
  return times(language, timeZone)(new Date(moment));
}

/** `Tue 24 Nov, 14:00` */
export function formatMoment(moment: string, timeZone: string, language: string): string {
  return moments(language, timeZone)(new Date(moment));
}

/** `Central European Time` */
export function formatZone(moment: string, timeZone: string, language: string): string {
  const at = new Date(moment);
  return zoneNames(language, timeZone)(Math.floor(at.getTime() / dayMs));
}

/** `12.5%` of a share given in percent. */
export function formatPercent(percent: number, language: string): string {
  return percents(language, "")(percent / 100);
}

/** `1,250` */
export function formatNumber(number: number, language: string): string {
  return numbers(language, "")(number);
}

/** `Anna, Bo and Carla`; narrow: without the word, where the language can; unit: `2 here, 1 expected`. */
export function formatList(items: readonly string[], language: string, style: ListStyle = "conjunction"): string {
  return items.length === 1 ? (items[0] ?? "") : lists(language, style)(items);
}

export type ListStyle = "conjunction" | "narrow" | "unit";

/** Which of a sentence's forms goes with a number. */
export function pluralOf(count: number, language: string): Intl.LDMLPluralRule {
  return plurals(language, "")(count);
}

const dayMs = 86_400_000;
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const day = { weekday: "short", day: "numeric", month: "short" } as const;

const days = remembered((language, timeZone) => dateFormat(language, { timeZone, ...day, year: "numeric" }));
const weekdays = remembered((language, timeZone) => dateFormat(language, { timeZone, ...day }));
const times = remembered((language, timeZone) => dateFormat(language, { timeZone, ...clock }));
const moments = remembered((language, timeZone) => dateFormat(language, { timeZone, ...day, ...clock }));
const percents = remembered((language) => numberFormat(language, { style: "percent", maximumFractionDigits: 2 }));
const numbers = remembered((language) => numberFormat(language, {}));
const amounts = remembered((language, currency) => {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return {
    format: (amount: number) => format.format(amount),
    unit: 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2),
  };
});
const lists = remembered((language, style) => {
  const format = new Intl.ListFormat(language, listStyles[style as ListStyle]);
  return (items: readonly string[]) => format.format(items);
});
const plurals = remembered((language) => {
  const rules = new Intl.PluralRules(language);
  return (count: number) => rules.select(count);
});

/** A zone's name on a day: it is found among a moment's parts, which takes ten times as long as anything else here. */
const zoneNames = remembered((language, timeZone) => {
  const format = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: "longGeneric" });
  const known = new Map<number, string>();
  return (dayNumber: number) => {
    const parts = () => format.formatToParts(new Date(dayNumber * dayMs + dayMs / 2));
    const name = known.get(dayNumber) ?? parts().find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
    if (known.size >= mostRemembered) known.clear();
    known.set(dayNumber, name);
    return name;
  };
});

const listStyles: Record<ListStyle, Intl.ListFormatOptions> = {
  conjunction: {},
  narrow: { style: "narrow" },
  unit: { type: "unit" },
};

function dateFormat(language: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(language, options);
  return (moment: Date) => format.format(moment);
}

function numberFormat(language: string, options: Intl.NumberFormatOptions) {
  const format = new Intl.NumberFormat(language, options);
  return (number: number) => format.format(number);
}

const mostRemembered = 500;

/** Making a formatter takes a hundred times as long as using it; there are as many as languages, zones and currencies. */
function remembered<Formatter>(make: (language: string, of: string) => Formatter) {
  const languages = new Map<string, Map<string, Formatter>>();
  return (language: string, of: string): Formatter => {
    const known = languages.get(language) ?? new Map<string, Formatter>();
    languages.set(language, known);
    const found = known.get(of) ?? make(language, of);
    if (known.size >= mostRemembered) known.clear();
    return known.set(of, found) && found;
  };
}
