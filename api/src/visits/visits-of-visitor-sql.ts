import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface OfVisitor {
  tenantId: string;
  visitorId: string;
  now: Date;
}

const lockMeetings = sql(
  "visitor_lock_meetings",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.id in (
        select v.meeting_id
          from visit v
         where v.tenant_id = $1
           and v.visitor_id = $2
           and v.status in ('invited', 'confirmed')
           and upper(v.during) > $3)
    order by m.id
      for no key update of m`,
  { plan: "each" },
);

export async function lockMeetingsVisitedBy(db: Queries, { tenantId, visitorId, now }: OfVisitor): Promise<void> {
  await db.query(lockMeetings, [tenantId, visitorId, now]);
}

const coming = sql(
  "visitor_coming_visits",
  `select v.id
     from visit v
    where v.tenant_id = $1
      and v.visitor_id = $2
      and v.status in ('invited', 'confirmed')
      and upper(v.during) > $3
    order by v.id`,
);

/** Her visits that are still to come, or should be going on. */
export async function findComingVisitsOf(db: Queries, { tenantId, visitorId, now }: OfVisitor): Promise<string[]> {
  return (await db.query<{ id: string }>(coming, [tenantId, visitorId, now])).map(({ id }) => id);
}
