import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const minorUnits = sql(
  "currency_minor_units",
  `select c.minor_units
     from currency c
    where c.code = $1`,
);

/** The decimals of a currency; undefined for one that is not known. */
export async function readMinorUnits(db: Queries, currency: string): Promise<number | undefined> {
  return (await db.query<{ minor_units: number }>(minorUnits, [currency]))[0]?.minor_units;
}

const zone = sql(
  "tenant_time_zone",
  `select t.default_time_zone
     from tenant t
    where t.id = $1`,
);

/** The clock of the company's books. */
export async function readCompanyZone(db: Queries, tenantId: string): Promise<string> {
  return (await db.query<{ default_time_zone: string }>(zone, [tenantId]))[0]?.default_time_zone ?? "UTC";
}
