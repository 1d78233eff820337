import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitorInput } from "@magic-meetings/contract/visits/visit.ts";
import { insertRows, insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { searchTextOf } from "../db/search-text.ts";

/** Somebody to be known from now on. */
export type NewVisitor = Omit<VisitorInput, "locale"> & { id: string; locale: Locale };

const shared = ["tenant_id", "created_at", "created_by", "updated_at", "updated_by"];
const own = ["id", "name", "email", "phone", "company", "locale", "search_text"];

/** What is known of a person stays; what was not known is filled in. */
const recognise = insertRowsReturning<{ id: string; email: string }>("visitor", {
  name: "visitor_recognise",
  shared,
  own,
  then: `on conflict (tenant_id, email) where email <> '' do update
      set phone = case when visitor.phone = '' then excluded.phone else visitor.phone end,
          company = case when visitor.company = '' then excluded.company else visitor.company end,
          search_text = case when visitor.company = '' then excluded.search_text else visitor.search_text end
     returning id, email`,
});
const insertUnknown = insertRows("visitor", { name: "visitor_unknown", shared, own });

interface Knowing {
  tenantId: string;
  now: Date;
  userId: string | null;
  /** Each address once. */
  visitors: readonly NewVisitor[];
}

/**
 * Makes the visitors known and gives the id of each by the id that it came with: somebody with an address that is known
 * is that person, somebody without one is always new. In the order of their addresses, so that two of these never wait
 * for each other.
 */
export async function knowVisitors(
  db: Queries,
  { tenantId, now, userId, visitors }: Knowing,
): Promise<Map<string, string>> {
  const stamp = [tenantId, now, userId, now, userId];
  const addressed = visitors.filter(({ email }) => email !== "").sort((a, b) => (a.email < b.email ? -1 : 1));
  const others = visitors.filter(({ email }) => email === "");
  const known = addressed.length === 0 ? [] : await recognise(db, stamp, addressed.map(valuesOf));
  if (others.length > 0) await insertUnknown(db, stamp, others.map(valuesOf));
  const idOf = new Map(known.map(({ id, email }) => [email, id]));
  return new Map(visitors.map(({ id, email }) => [id, idOf.get(email) ?? id]));
}

function valuesOf(visitor: NewVisitor): unknown[] {
  const { id, name, email, phone, company, locale } = visitor;
  return [id, name, email, phone, company, locale, searchTextOf(name, company)];
}

const save = sql(
  "visitor_save",
  `update visitor
      set name = $4,
          email = $5,
          phone = $6,
          company = $7,
          locale = $8,
          search_text = $9,
          renamed_at = case when name = $4 and email = $5 then renamed_at else $10::timestamptz end,
          updated_at = $10,
          updated_by = $11,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and version = $3
      and erased_at is null`,
);

/** Writes what a person is called and how she is reached; false where somebody else wrote it meanwhile. */
export async function saveVisitor(
  db: Queries,
  {
    tenantId,
    now,
    userId,
    visitor,
  }: { tenantId: string; now: Date; userId: string | null; visitor: NewVisitor & { version: number } },
): Promise<boolean> {
  const { id, version, name, email, phone, company, locale } = visitor;
  const person = [name, email, phone, company, locale, searchTextOf(name, company)];
  return (await db.execute(save, [tenantId, id, version, ...person, now, userId])) === 1;
}
