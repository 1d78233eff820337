import type { VisitDecidedNotice, VisitsWaitNotice } from "@magic-meetings/contract/notices/notice.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const waiting = sql(
  "notice_visits_wait",
  `select s.name as site, s.time_zone, count(*)::integer as count, min(lower(v.during)) as first_at
     from visit_review r
     join visit v on v.tenant_id = r.tenant_id and v.id = r.visit_id
     join site s on s.tenant_id = r.tenant_id and s.id = r.site_id
    where r.tenant_id = $1
      and r.site_id = $2
      and r.status = 'open'
      and v.status in ('invited', 'confirmed')
      and upper(v.during) > $3
    group by s.name, s.time_zone`,
);

/** The visits of a site that wait for security; undefined where none does any more. */
export async function findWaitingVisits(
  db: Queries,
  { tenantId, siteId, now }: { tenantId: string; siteId: string; now: Date },
): Promise<VisitsWaitNotice | undefined> {
  const rows = await db.query<{ site: string; time_zone: string; count: number; first_at: Date }>(waiting, [
    tenantId,
    siteId,
    now,
  ]);
  return rows.map((row) => ({
    kind: "visits_wait" as const,
    site: { name: row.site, timeZone: row.time_zone },
    count: row.count,
    firstAt: row.first_at.toISOString(),
  }))[0];
}

const decided = sql(
  "notice_visit_decided",
  `select p.name as visitor, v.clearance = 'approved' as approved, lower(v.during) as starts_at, s.name as site,
          s.time_zone
     from visit v
     join visitor p on p.tenant_id = v.tenant_id and p.id = v.visitor_id
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
    where v.tenant_id = $1
      and v.id = $2
      and v.host_id = $3
      and v.clearance in ('approved', 'refused')`,
);

/** What was decided about a visit, for its host; undefined where it was taken back. */
export async function findDecidedVisit(
  db: Queries,
  { tenantId, visitId, hostId }: { tenantId: string; visitId: string; hostId: string },
): Promise<VisitDecidedNotice | undefined> {
  const rows = await db.query<{
    visitor: string;
    approved: boolean;
    starts_at: Date;
    site: string;
    time_zone: string;
  }>(decided, [tenantId, visitId, hostId]);
  return rows.map((row) => ({
    kind: "visit_decided" as const,
    visitor: row.visitor,
    approved: row.approved,
    start: row.starts_at.toISOString(),
    site: { name: row.site, timeZone: row.time_zone },
  }))[0];
}
