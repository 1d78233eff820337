import { visitPolicyDefaults } from "@magic-meetings/contract/visits/visit-policy-rules.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** The first closing of the site after somebody came; who came later than that stays until the next day's. */
const closing = `
  case
    when v.arrived_at < closes.today then closes.today
    else ((v.arrived_at at time zone s.time_zone)::date + 1 + coalesce(p.closes_at, $3::time)) at time zone s.time_zone
  end`;

const stillIn = sql(
  "visit_still_in",
  `select v.id, ${closing} as closed_at
     from visit v
     join site s on s.tenant_id = v.tenant_id and s.id = v.site_id
     left join visit_policy p on p.tenant_id = v.tenant_id and p.site_id = v.site_id and p.deleted_at is null
    cross join lateral (
      select ((v.arrived_at at time zone s.time_zone)::date + coalesce(p.closes_at, $3::time)) at time zone s.time_zone
             as today) closes
    where v.tenant_id = $1
      and v.status = 'arrived'
      and ${closing} <= $2
    order by v.id
    limit 100`,
  { plan: "each" },
);

/** Who is still in the house although it has closed since, and when it did. */
export async function findStillIn(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<{ id: string; closedAt: Date }[]> {
  const rows = await db.query<{ id: string; closed_at: Date }>(stillIn, [tenantId, now, visitPolicyDefaults.closesAt]);
  return rows.map(({ id, closed_at }) => ({ id, closedAt: closed_at }));
}

const missed = sql(
  "visit_missed",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.status in ('invited', 'confirmed')
      and upper(v.during) <= $2
      and coalesce(v.late_until, upper(v.during)) <= $2
    order by v.id
    limit 100`,
  { plan: "each" },
);

/** Whose meeting is over without her. */
export async function findMissed(db: Queries, { tenantId, now }: { tenantId: string; now: Date }): Promise<string[]> {
  return (await db.query<{ id: string }>(missed, [tenantId, now])).map(({ id }) => id);
}

const closedOut = sql(
  "visit_closed_out",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.site_id = $2
      and v.left_how = 'closing'
      and v.left_at > $3
    order by v.left_at desc, v.id
    limit 200`,
  { plan: "each" },
);

/** Whom the end of a day checked out at a site since a moment. */
export async function findClosedOut(
  db: Queries,
  { tenantId, siteId, since }: { tenantId: string; siteId: string; since: Date },
): Promise<string[]> {
  return (await db.query<{ id: string }>(closedOut, [tenantId, siteId, since])).map(({ id }) => id);
}
