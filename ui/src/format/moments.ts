// Moments are RFC 3339 texts on the wire; a person reads them in the zone of the place where they happen.

/** `10:00` in the given zone. */
export function formatTime(moment: string, timeZone: string, language: string): string {
  return formatter(language, { timeStyle: "short", timeZone }).format(new Date(moment));
}

/** `Tue 24 Nov`, in the order that the language wants. */
export function formatDay(moment: string, timeZone: string, language: string): string {
  return formatter(language, { weekday: "short", day: "numeric", month: "short", timeZone }).format(new Date(moment));
}

/** `Tuesday 24 November`: a heading above a day. */
export function formatLongDay(moment: string, timeZone: string, language: string): string {
  return formatter(language, { weekday: "long", day: "numeric", month: "long", timeZone }).format(new Date(moment));
}

/** `Tue 24 Nov – Mon 30 Nov` from two days as `2026-11-24`; a single one in full: `Tuesday 24 November`. */
export function formatDays(first: string, last: string, language: string): string {
  const [start, end] = [`${first}T12:00:00Z`, `${last}T12:00:00Z`];
  if (first === last) return formatLongDay(start, "UTC", language);
  const format = formatter(language, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  return format.formatRange(new Date(start), new Date(end));
}

/** `Tue 24 Nov, 10:00`. */
export function formatMoment(moment: string, timeZone: string, language: string): string {
  return formatter(language, { ...dayAndTime, timeZone }).format(new Date(moment));
}

/** `Tue 24 Nov, 10:00 – 12:00`, shared parts written once. */
export function formatPeriod(start: string, end: string, timeZone: string, language: string): string {
  return formatter(language, { ...dayAndTime, timeZone }).formatRange(new Date(start), new Date(end));
}

/** `10:00 – 12:00`: for places where the day is said elsewhere. */
export function formatTimes(start: string, end: string, timeZone: string, language: string): string {
  return formatter(language, { hour: "2-digit", minute: "2-digit", timeZone }).formatRange(
    new Date(start),
    new Date(end),
  );
}

/** The zone's name where its clock differs from the reader's at that moment, else undefined. */
export function foreignZone(moment: string, timeZone: string, reader: { timeZone: string; language: string }) {
  if (offsetMinutes(moment, timeZone) === offsetMinutes(moment, reader.timeZone)) return undefined;
  const parts = formatter(reader.language, { timeZoneName: "longGeneric", timeZone }).formatToParts(new Date(moment));
  return parts.find((part) => part.type === "timeZoneName")?.value;
}

/** The day in a zone as `2026-11-24`: to group by and to compare. */
export function dayKey(moment: string | Date, timeZone: string): string {
  return formatter("en-CA", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(new Date(moment));
}

/** The clock in a zone as `09:45`: what a time input shows. */
export function clockTime(moment: string, timeZone: string): string {
  return formatter("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone }).format(
    new Date(moment),
  );
}

/** The moment on the same local day as `moment` at which a clock in the zone shows `clock` (`HH:MM`). */
export function atClockTime(moment: string, clock: string, timeZone: string): string {
  return localToMoment(dayKey(moment, timeZone), clock, timeZone).toISOString();
}

/** The first moment of a day (`2026-11-24`) in a zone. */
export function startOfDay(day: string, timeZone: string): Date {
  return localToMoment(day, "00:00", timeZone);
}

/** The day so many days later, as `2026-11-24`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const dayAndTime = {
  weekday: "short",
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
} as const satisfies Intl.DateTimeFormatOptions;

// The first guess takes the offset at the wrong moment on a day when the clock changes, the second corrects it.
function localToMoment(day: string, clock: string, timeZone: string): Date {
  const asUtc = new Date(`${day}T${clock}:00Z`);
  const guess = new Date(asUtc.getTime() - offsetMinutes(asUtc.toISOString(), timeZone) * 60_000);
  return new Date(asUtc.getTime() - offsetMinutes(guess.toISOString(), timeZone) * 60_000);
}

function offsetMinutes(moment: string, timeZone: string): number {
  const at = new Date(moment);
  const parts = Object.fromEntries(
    formatter("en-CA", { ...wholeClock, timeZone })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const local = Date.UTC(
    Number(parts["year"]),
    Number(parts["month"]) - 1,
    Number(parts["day"]),
    Number(parts["hour"]),
    Number(parts["minute"]),
  );
  return Math.round((local - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

const wholeClock = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
} as const satisfies Intl.DateTimeFormatOptions;

const formatters = new Map<string, Intl.DateTimeFormat>();

// Making a formatter costs more than using it a hundred times.
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language, options);
  formatters.set(key, made);
  return made;
}
