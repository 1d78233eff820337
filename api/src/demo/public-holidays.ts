import { DateTime } from "luxon";

export interface PublicHoliday {
  /** `2026-12-25`. */
  day: string;
  name: string;
}

type Rule = readonly [name: string, when: readonly [month: number, day: number] | { afterEaster: number }];

const rules: Record<"DK" | "NO" | "IT", readonly Rule[]> = {
  DK: [
    ["Nytårsdag", [1, 1]],
    ["Skærtorsdag", { afterEaster: -3 }],
    ["Langfredag", { afterEaster: -2 }],
    ["Påskedag", { afterEaster: 0 }],
    ["2. påskedag", { afterEaster: 1 }],
    ["Kristi himmelfartsdag", { afterEaster: 39 }],
    ["Pinsedag", { afterEaster: 49 }],
    ["2. pinsedag", { afterEaster: 50 }],
    ["Juledag", [12, 25]],
    ["2. juledag", [12, 26]],
  ],
  NO: [
    ["Første nyttårsdag", [1, 1]],
    ["Skjærtorsdag", { afterEaster: -3 }],
    ["Langfredag", { afterEaster: -2 }],
    ["Første påskedag", { afterEaster: 0 }],
    ["Andre påskedag", { afterEaster: 1 }],
    ["Offentlig høytidsdag", [5, 1]],
    ["Grunnlovsdagen", [5, 17]],
    ["Kristi himmelfartsdag", { afterEaster: 39 }],
    ["Første pinsedag", { afterEaster: 49 }],
    ["Andre pinsedag", { afterEaster: 50 }],
    ["Første juledag", [12, 25]],
    ["Andre juledag", [12, 26]],
  ],
  IT: [
    ["Capodanno", [1, 1]],
    ["Epifania", [1, 6]],
    ["Pasqua", { afterEaster: 0 }],
    ["Lunedì dell'Angelo", { afterEaster: 1 }],
    ["Festa della Liberazione", [4, 25]],
    ["Festa del Lavoro", [5, 1]],
    ["Festa della Repubblica", [6, 2]],
    ["Ferragosto", [8, 15]],
    ["San Francesco d'Assisi", [10, 4]],
    ["Ognissanti", [11, 1]],
    ["Immacolata Concezione", [12, 8]],
    ["Natale di Gesù", [12, 25]],
    ["Santo Stefano", [12, 26]],
  ],
};

/** The public holidays of a country in a year, by law; two on one day count as one (Ascension Day on 17 May). */
export function publicHolidays(country: "DK" | "NO" | "IT", year: number): PublicHoliday[] {
  const byDay = new Map<string, PublicHoliday>();
  for (const [name, when] of rules[country]) {
    const day =
      "afterEaster" in when
        ? easterSunday(year).plus({ days: when.afterEaster })
        : DateTime.utc(year, when[0], when[1]);
    const iso = day.toISODate() ?? "";
    if (!byDay.has(iso)) byDay.set(iso, { day: iso, name });
  }
  return [...byDay.values()].sort((a, b) => a.day.localeCompare(b.day));
}

/** Easter of the Gregorian calendar, by the anonymous algorithm that Meeus gives in Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): DateTime {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return DateTime.utc(year, month, day);
}
