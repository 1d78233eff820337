import type { KnownVisitor } from "@magic-meetings/contract/privacy/known-visitor.ts";
import { foldName } from "@magic-meetings/contract/visits/fold-name-rules.ts";
import { containing } from "../db/like-pattern.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { keptUntil, withPolicy } from "./retention-columns-sql.ts";

const search = sql(
  "visitor_search",
  `select r.id, r.name, r.email, r.phone, r.company, r.locale, x.visits, x.coming, x.last_visit, x.kept_until,
          coalesce(x.sites, '{}') as sites
     from (
       select f.id, f.name, f.email, f.phone, f.company, f.locale
         from visitor f
        where f.tenant_id = $1
          and f.erased_at is null
          and (f.search_text like all($2::text[])
            or f.email like $3
            or ($4::text is not null and regexp_replace(f.phone, '\\D', '', 'g') like $4))
        order by f.name, f.id
        limit $6) r
    cross join lateral (
       select count(*)::integer as visits,
              count(*) filter (where lower(v.during) > $5 and v.status in ('invited', 'confirmed'))::integer as coming,
              max(lower(v.during)) filter (where lower(v.during) <= $5) as last_visit,
              max(${keptUntil}) as kept_until,
              array_agg(distinct s.name) as sites
         from visit v
         ${withPolicy}
        where v.tenant_id = $1
          and v.visitor_id = r.id) x
    order by r.name, r.id`,
  { plan: "each" },
);

interface Row extends Omit<KnownVisitor, "lastVisit" | "keptUntil"> {
  last_visit: Date | null;
  kept_until: Date | null;
}

/** People whose name and company have every word, in whatever script, or whose address or number has the text. */
export async function searchVisitors(
  db: Queries,
  { tenantId, words, now, limit }: { tenantId: string; words: string; now: Date; limit: number },
): Promise<KnownVisitor[]> {
  const patterns = foldName(words).split(" ").filter(Boolean).map(containing);
  const digits = words.replace(/\D/g, "");
  const isNumber = /^[\d\s+()./-]+$/.test(words) && digits.length >= 4;
  const values = [tenantId, patterns, containing(words.toLowerCase()), isNumber ? `%${digits}%` : null, now, limit];
  const rows = await db.query<Row>(search, values);
  return rows.map(({ last_visit: lastVisit, kept_until: keptUntil, ...visitor }) => ({
    ...visitor,
    lastVisit: lastVisit?.toISOString() ?? null,
    keptUntil: keptUntil?.toISOString() ?? null,
  }));
}
