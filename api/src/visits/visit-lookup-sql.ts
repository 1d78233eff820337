import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const active = sql(
  "visit_active",
  `select v.id, v.visitor_id
     from visit v
    where v.tenant_id = $1
      and v.meeting_id = $2
      and v.visitor_id = any ($3::uuid[])
      and v.status <> 'cancelled'
    order by v.id`,
);

/** The visits of some people at a meeting that are not off. */
export async function findActiveVisits(
  db: Queries,
  { tenantId, meetingId, visitorIds }: { tenantId: string; meetingId: string; visitorIds: readonly string[] },
): Promise<{ id: string; visitorId: string }[]> {
  const rows = await db.query<{ id: string; visitor_id: string }>(active, [tenantId, meetingId, visitorIds]);
  return rows.map((row) => ({ id: row.id, visitorId: row.visitor_id }));
}

const meetingsOf = sql(
  "visit_meetings_of",
  `select distinct v.meeting_id as id
     from visit v
    where v.tenant_id = $1
      and v.id = any ($2::uuid[])
      and v.meeting_id is not null`,
);

/** The meetings that some visits are to. */
export async function findMeetingsOf(
  db: Queries,
  { tenantId, ids }: { tenantId: string; ids: readonly string[] },
): Promise<string[]> {
  if (ids.length === 0) return [];
  return (await db.query<{ id: string }>(meetingsOf, [tenantId, ids])).map(({ id }) => id);
}

const siblings = sql(
  "visit_siblings",
  `select v.id
     from visit v
     join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
     join visit o on o.tenant_id = v.tenant_id and o.id = $2
     join meeting n on n.tenant_id = o.tenant_id and n.id = o.meeting_id
    where v.tenant_id = $1
      and v.visitor_id = o.visitor_id
      and v.id <> o.id
      and m.series_id = n.series_id
      and m.ends_at > $3
      and v.status in ('invited', 'confirmed')
      and ($4 or m.original_start > n.original_start)`,
);

/** The visits of the same person to the other dates of the series that are to come: all of them, or those after this one. */
export async function findSiblings(
  db: Queries,
  { tenantId, id, now, scope }: { tenantId: string; id: string; now: Date; scope: "following" | "all" },
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(siblings, [tenantId, id, now, scope === "all"]);
  return rows.map((row) => row.id);
}

const bySite = sql(
  "visit_count_by_site",
  `select v.site_id, s.name, count(*)::integer as count,
          count(*) filter (where v.clearance in ('not_needed', 'approved'))::integer as cleared
     from visit v
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
    where v.tenant_id = $1
      and v.meeting_id = $2
      and v.status in ('invited', 'confirmed')
    group by v.site_id, s.name
    order by s.name`,
);

export interface VisitsAtSite {
  site: { id: string; name: string };
  count: number;
  /** Those whom security does not hold. */
  cleared: number;
}

/** How many are expected at each site of a meeting. */
export async function countVisitsBySite(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<VisitsAtSite[]> {
  const rows = await db.query<{ site_id: string; name: string; count: number; cleared: number }>(bySite, [
    tenantId,
    meetingId,
  ]);
  return rows.map(({ site_id: id, name, count, cleared }) => ({ site: { id, name }, count, cleared }));
}

const siteLocale = sql(
  "visit_site_locale",
  `select u.locale
     from app_user u
    where u.tenant_id = $1
      and u.home_site_id = $2
      and u.deleted_at is null
    group by u.locale
    order by count(*) desc, u.locale
    limit 1`,
);

/** The language of a site: the one that most who work there speak. */
export async function findSiteLocale(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<Locale | undefined> {
  return (await db.query<{ locale: Locale }>(siteLocale, [tenantId, siteId]))[0]?.locale;
}

const proposals = sql(
  "visit_proposals",
  `select r.name, lower(r.email) as email, r.response, coalesce(p.company, '') as company,
          exists (
            select 1
              from visit v
             where v.tenant_id = r.tenant_id
               and v.meeting_id = r.meeting_id
               and v.visitor_id = p.id
               and v.status = 'cancelled') as "wasCancelled"
     from meeting_role r
     left join visitor p on p.tenant_id = r.tenant_id and p.email = lower(r.email) and p.email <> ''
    where r.tenant_id = $1
      and r.meeting_id = $2
      and r.role = 'participant'
      and r.external
      and r.user_id is null
      and r.kind <> 'resource'
      and not exists (
        select 1
          from visit v
         where v.tenant_id = r.tenant_id
           and v.meeting_id = r.meeting_id
           and v.visitor_id = p.id
           and v.status <> 'cancelled')
    order by (r.response = 'declined'), r.name, r.email`,
);

/** Those from outside on the invite of a meeting who are not expected, who declined it last. */
export function findProposals(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<VisitorProposal[]> {
  return db.query<VisitorProposal>(proposals, [tenantId, meetingId]);
}
