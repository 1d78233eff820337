/** The currency of a new country, by its code; only currencies that accounts can be kept in. */
const countriesByCurrency: Record<string, string> = {
  DKK: "DK FO GL",
  NOK: "NO SJ BV",
  SEK: "SE",
  ISK: "IS",
  EUR: "AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM VA XK YT",
  GBP: "GB GG IM JE",
  CHF: "CH LI",
  PLN: "PL",
  USD: "US AS BQ EC FM GU MH MP PR PW SV TC TL VG VI",
  JPY: "JP",
};

const currencies = new Map(
  Object.entries(countriesByCurrency).flatMap(([currency, codes]) =>
    codes.split(" ").map((code) => [code, currency] as const),
  ),
);

/** Undefined where it is none that accounts can be kept in. */
export function currencyOfCountry(code: string): string | undefined {
  return currencies.get(code);
}

/** The time zone of a country that has one only. */
export function onlyTimeZone(code: string): string | undefined {
  const locale = new Intl.Locale(`und-${code}`) as Intl.Locale & LocaleZones;
  const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
  return zones.length === 1 ? zones[0] : undefined;
}

/** A property in older engines, a function in newer ones. */
interface LocaleZones {
  timeZones?: string[];
  getTimeZones?(): string[] | undefined;
}
