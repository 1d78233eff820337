import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What services, vendors and accounts refer to by name. Of two that are spelled alike the one that is not deleted counts.

const currencies = sql("import_minor_units", "select c.code, c.minor_units from currency c");

/** The decimals of the currencies in which accounts are kept. */
export async function listMinorUnits(db: Queries): Promise<Map<string, number>> {
  const rows = await db.query<{ code: string; minor_units: number }>(currencies, []);
  return new Map(rows.map(({ code, minor_units }) => [code.trim(), minor_units]));
}

/** Something that rows name. */
export interface Named {
  id: string;
  name: string;
  deleted: boolean;
}

const named = (table: string, more = "") =>
  sql(
    `import_named_${table}`,
    `select t.id, t.name, t.deleted_at is not null as deleted${more}
     from ${table} t
    where t.tenant_id = $1
    order by t.deleted_at is null, t.name, t.id`,
  );

const statements = {
  vendors: named("vendor"),
  categories: named("service_category"),
  sites: named("site", ', t.time_zone as "timeZone"'),
  catalogues: named(
    "service_catalogue",
    `, array(select x.site_id
               from service_catalogue_site x
              where x.tenant_id = t.tenant_id
                and x.service_catalogue_id = t.id) as "siteIds"`,
  ),
  hours: named(
    "business_hours",
    `, (select count(*)::integer from vendor v where v.tenant_id = t.tenant_id and v.business_hours_id = t.id)
       + (select count(*)::integer from site s where s.tenant_id = t.tenant_id and s.business_hours_id = t.id) as uses`,
  ),
};

export type NamedSite = Named & { timeZone: string };
export type NamedCatalogue = Named & { siteIds: string[] };
export type NamedHours = Named & { uses: number };

interface NamedOf {
  vendors: Named;
  categories: Named;
  sites: NamedSite;
  catalogues: NamedCatalogue;
  hours: NamedHours;
}

export function listNamed<Kind extends keyof NamedOf>(
  db: Queries,
  kind: Kind,
  tenantId: string,
): Promise<NamedOf[Kind][]> {
  return db.query<NamedOf[Kind]>(statements[kind], [tenantId]);
}

const people = sql(
  "import_people",
  `select u.id, lower(u.email) as email
     from app_user u
    where u.tenant_id = $1
      and lower(u.email) = any($2::text[])
      and u.deleted_at is null`,
);

export function findPeople(
  db: Queries,
  { tenantId, emails }: { tenantId: string; emails: readonly string[] },
): Promise<{ id: string; email: string }[]> {
  return db.query(people, [tenantId, emails]);
}

const vendorIds = sql(
  "import_known_vendors",
  `select t.id
     from vendor t
    where t.tenant_id = $1
      and lower(t.name) = any($2::text[])`,
);
const serviceIds = sql(
  "import_known_services",
  `select t.id
     from service t
    where t.tenant_id = $1
      and lower(t.name) = any($2::text[])`,
);

/** The vendors or services with one of the names, in small letters; deleted ones too. */
export async function findIdsByName(
  db: Queries,
  kind: "vendors" | "services",
  { tenantId, names }: { tenantId: string; names: readonly string[] },
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(kind === "vendors" ? vendorIds : serviceIds, [tenantId, names]);
  return rows.map(({ id }) => id);
}

const accounts = sql(
  "import_known_accounts",
  `select a.id, a.version, a.code, a.name, a.kind, a.currency, a.owner_id as "ownerId",
          a.approval_limit_minor as "approvalLimitMinor", a.budget_minor as "budgetMinor",
          a.budget_period as "budgetPeriod", a.period_budget_minor as "periodBudgetMinor",
          a.held_minor + a.posted_minor as "usedMinor",
          a.deleted_at is not null as deleted
     from account a
    where a.tenant_id = $1
      and lower(a.code) = any($2::text[])`,
);

export interface KnownAccount {
  id: string;
  version: number;
  code: string;
  name: string;
  kind: string;
  currency: string;
  ownerId: string | null;
  approvalLimitMinor: number | null;
  budgetMinor: number | null;
  budgetPeriod: "month" | "quarter" | "year" | null;
  periodBudgetMinor: number | null;
  usedMinor: number;
  deleted: boolean;
}

export async function findAccountsByCode(
  db: Queries,
  { tenantId, codes }: { tenantId: string; codes: readonly string[] },
): Promise<KnownAccount[]> {
  const rows = await db.query<KnownAccount>(accounts, [tenantId, codes]);
  return rows.map((row) => ({ ...row, currency: row.currency.trim() }));
}

const prices = sql(
  "import_dated_prices",
  `select p.service_id as "serviceId", p.valid_from as "validFrom", p.price_minor as "priceMinor"
     from service_price p
    where p.tenant_id = $1
      and p.service_id = any($2::uuid[])
      and p.vendor_id is null
    order by p.valid_from`,
);

export interface KnownPrice {
  serviceId: string;
  validFrom: string;
  priceMinor: number;
}

/** The prices of services that hold from a day on, by that day. */
export function findDatedPrices(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<KnownPrice[]> {
  return db.query<KnownPrice>(prices, [tenantId, ids]);
}
