import pg from "pg";

/** A `tstzrange` column: `[start, end)`; null stands for an open end. */
export interface Period {
  start: Date | null;
  end: Date | null;
}

type Parser = (text: string) => unknown;

const oids = { int8: 20, date: 1082, tstzrange: 3910 };

const parsers = new Map<number, Parser>([
  [oids.int8, parseInteger],
  // A day without a zone is no moment: a Date of it would depend on the zone of the machine.
  [oids.date, (text) => text],
  [oids.tstzrange, parsePeriod],
]);

/**
 * How columns arrive: bigint as number (amounts in minor units; beyond 2^53 is an error), date as "2026-11-21",
 * tstzrange as Period, timestamptz as Date, numeric as string, jsonb parsed.
 */
export const columnTypes = {
  getTypeParser(oid: number, format?: "text" | "binary"): Parser {
    const own = format === "binary" ? undefined : parsers.get(oid);
    return own ?? (pg.types.getTypeParser(oid, "text") as Parser);
  },
};

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} is too large for a number`);
  return value;
}

function parsePeriod(text: string): Period | null {
  if (text === "empty") return null;
  const [start = "", end = ""] = text.slice(1, -1).replaceAll('"', "").split(",");
  return { start: parseBound(start), end: parseBound(end) };
}

function parseBound(text: string): Date | null {
  if (text === "" || text === "infinity" || text === "-infinity") return null;
  return (pg.types.getTypeParser(1184, "text") as (text: string) => Date)(text);
}
