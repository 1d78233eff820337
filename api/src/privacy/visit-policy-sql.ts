import type { VisitPolicy } from "@magic-meetings/contract/visits/visit-policy.ts";
import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What people say of a site's visits; the columns by the contract's names. */
export type PolicyValues = Omit<VisitPolicy, "siteId">;

/** A site with what holds for its visits; version 0 where nobody has said anything. */
export interface SitePolicy {
  site: { id: string; name: string; timeZone: string };
  values: PolicyValues;
  version: number;
}

const columns: Record<keyof PolicyValues, string> = {
  purpose: "purpose",
  retentionDays: "retention_days",
  photos: "photos",
  photoRetentionDays: "photo_retention_days",
  preApproval: "pre_approval",
  earlyMinutes: "early_minutes",
  lateMinutes: "late_minutes",
  closesAt: "closes_at",
  mapUrl: "map_url",
  hostAnswerMinutes: "host_answer_minutes",
  antiPassback: "anti_passback",
  doorsCheckIn: "doors_check_in",
};
const fields = Object.keys(columns) as (keyof PolicyValues)[];
const written = fields.map((field) => columns[field]);

const read = fields.map((field) =>
  field === "closesAt" ? `'closesAt', to_char(p.closes_at, 'HH24:MI')` : `'${field}', p.${columns[field]}`,
);
const select = `
   select s.id, s.name, s.time_zone, coalesce(p.version, 0) as version,
          case when p.site_id is not null then json_build_object(${read.join(", ")}) end as said
     from site s
     left join visit_policy p on p.tenant_id = s.tenant_id and p.site_id = s.id and p.deleted_at is null
    where s.tenant_id = $1
      and s.deleted_at is null`;

interface Row {
  id: string;
  name: string;
  time_zone: string;
  version: number;
  said: PolicyValues | null;
}

function toPolicy({ id, name, time_zone: timeZone, version, said }: Row): SitePolicy {
  return { site: { id, name, timeZone }, values: said ?? { ...visitPolicyDefaults }, version };
}

const list = sql(
  "visit_policy_list",
  `${select.trim()}
      and ($2::uuid[] is null or s.id = any($2::uuid[]))
    order by s.name, s.id
    limit 1000`,
);

/** Of these sites, null being all of them, by name. */
export async function listSitePolicies(
  db: Queries,
  { tenantId, siteIds }: { tenantId: string; siteIds: readonly string[] | null },
): Promise<SitePolicy[]> {
  return (await db.query<Row>(list, [tenantId, siteIds])).map(toPolicy);
}

/** Undefined where there is no such site. */
export async function findSitePolicy(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<SitePolicy | undefined> {
  return (await listSitePolicies(db, { tenantId, siteIds: [siteId] }))[0];
}

const lock = sql(
  "visit_policy_lock_site",
  `select s.id
     from site s
    where s.tenant_id = $1
      and s.id = $2
      for no key update of s`,
);

/** Whoever says something of the same site at the same time waits: a policy without a row cannot be locked itself. */
export async function lockSitePolicy(
  db: Queries,
  key: { tenantId: string; siteId: string },
): Promise<SitePolicy | undefined> {
  await db.query(lock, [key.tenantId, key.siteId]);
  return findSitePolicy(db, key);
}

const save = sql(
  "visit_policy_save",
  `insert into visit_policy (
     tenant_id, site_id, created_at, created_by, updated_at, updated_by, ${written.join(", ")})
   values ($1, $2, $3, $4, $3, $4, ${written.map((_, i) => `$${i + 5}`).join(", ")})
   on conflict (tenant_id, site_id) do update
      set ${written.map((column) => `${column} = excluded.${column}`).join(",\n          ")},
          updated_at = excluded.updated_at,
          updated_by = excluded.updated_by,
          deleted_at = null,
          version = visit_policy.version + 1`,
);

export async function saveSitePolicy(
  db: Queries,
  args: { tenantId: string; siteId: string; now: Date; userId: string | null; values: PolicyValues },
): Promise<void> {
  const { tenantId, siteId, now, userId, values } = args;
  await db.execute(save, [tenantId, siteId, now, userId, ...fields.map((field) => values[field])]);
}
