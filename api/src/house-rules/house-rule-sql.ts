import type { HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** One document of the number in force. */
export interface HouseRule {
  id: string;
  number: number;
  locale: Locale;
  /** Empty: nothing has to be agreed to. */
  document: string;
}

const readCurrent = sql(
  "house_rule_current",
  `select r.id, r.number, r.locale, r.document
     from house_rule r
    where r.tenant_id = $1
      and r.site_id = $2
      and r.number = (
        select max(n.number)
          from house_rule n
         where n.tenant_id = $1
           and n.site_id = $2)
    order by r.locale`,
);

/** The documents in force at a site; none where there never were any. */
export function readHouseRules(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<HouseRule[]> {
  return db.query<HouseRule>(readCurrent, [tenantId, siteId]);
}

interface VersionRow {
  number: number;
  documents: HouseRuleVersion["documents"];
  created_at: Date;
  created_by: string | null;
  accepted: number;
}

const readVersions = sql(
  "house_rule_versions",
  `select r.number, min(r.created_at) as created_at, min(u.name) as created_by,
          coalesce(json_agg(json_build_object('locale', r.locale, 'document', r.document) order by r.locale)
                   filter (where r.document <> ''), '[]') as documents,
          (select count(*)
             from house_rule_acceptance a
             join house_rule o on o.tenant_id = a.tenant_id and o.id = a.house_rule_id
            where a.tenant_id = $1
              and o.site_id = $2
              and o.number = r.number)::integer as accepted
     from house_rule r
     left join app_user u on u.tenant_id = r.tenant_id and u.id = r.created_by
    where r.tenant_id = $1
      and r.site_id = $2
      and ($3::integer is null or r.number < $3)
    group by r.number
    order by r.number desc
    limit $4`,
);

/** The numbers of a site, the latest first, below the given one. */
export async function readHouseRuleVersions(
  db: Queries,
  page: { tenantId: string; siteId: string; below: number | null; limit: number },
): Promise<HouseRuleVersion[]> {
  const { tenantId, siteId, below, limit } = page;
  const rows = await db.query<VersionRow>(readVersions, [tenantId, siteId, below, limit]);
  return rows.map((row) => ({
    siteId,
    number: row.number,
    documents: row.documents,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by ?? "",
    accepted: row.accepted,
  }));
}

const lockSiteRow = sql(
  "house_rule_lock_site",
  `select 1 as locked
     from site
    where tenant_id = $1
      and id = $2
      and deleted_at is null
      for no key update`,
);

/** False where there is no such site. Whoever holds it is the only one who puts rules into force there. */
export async function lockSite(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<boolean> {
  return (await db.query(lockSiteRow, [tenantId, siteId])).length > 0;
}

const siteThere = sql(
  "house_rule_site",
  `select 1 as there
     from site
    where tenant_id = $1
      and id = $2`,
);

export async function isSite(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<boolean> {
  return (await db.query(siteThere, [tenantId, siteId])).length > 0;
}

const insertRule = insertRows("house_rule", {
  shared: ["tenant_id", "site_id", "number", "created_at", "created_by"],
  own: ["id", "locale", "document"],
});

export function insertHouseRules(
  db: Queries,
  rules: {
    tenantId: string;
    siteId: string;
    number: number;
    now: Date;
    userId: string | null;
    documents: readonly { id: string; locale: Locale; document: string }[];
  },
): Promise<void> {
  const { tenantId, siteId, number, now, userId, documents } = rules;
  return insertRule(
    db,
    [tenantId, siteId, number, now, userId],
    documents.map(({ id, locale, document }) => [id, locale, document]),
  );
}

const insertAcceptance = sql(
  "house_rule_accept",
  `insert into house_rule_acceptance (tenant_id, id, visit_id, house_rule_id, accepted_at)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, visit_id, house_rule_id) do nothing`,
);

/** False where this visit agreed to this document before. */
export async function keepAcceptance(
  db: Queries,
  acceptance: { tenantId: string; id: string; visitId: string; houseRuleId: string; now: Date },
): Promise<boolean> {
  const { tenantId, id, visitId, houseRuleId, now } = acceptance;
  return (await db.execute(insertAcceptance, [tenantId, id, visitId, houseRuleId, now])) === 1;
}

const readAcceptance = sql(
  "house_rule_accepted",
  `select a.accepted_at
     from visit v
     join visit w on w.tenant_id = v.tenant_id and w.visitor_id = v.visitor_id
     join house_rule_acceptance a on a.tenant_id = w.tenant_id and a.visit_id = w.id
     join house_rule r on r.tenant_id = a.tenant_id and r.id = a.house_rule_id
    where v.tenant_id = $1
      and v.id = $2
      and r.site_id = v.site_id
      and r.number = $3
    order by a.accepted_at
    limit 1`,
);

/** When the visit's visitor agreed to that number, for this visit or for an earlier one; null where she did not. */
export async function findAcceptance(
  db: Queries,
  { tenantId, visitId, number }: { tenantId: string; visitId: string; number: number },
): Promise<Date | null> {
  return (await db.query<{ accepted_at: Date }>(readAcceptance, [tenantId, visitId, number]))[0]?.accepted_at ?? null;
}
