import { sql, type Statement } from "../db/statement.ts";

/** A visit that waits without a question to anybody would wait for ever. */
const unasked = sql(
  "doctor_pending_visits",
  `select v.id as subject, format('waits for security, whose decision is %s', coalesce(r.status, 'not asked for')) as detail
     from visit v
     left join visit_review r on r.tenant_id = v.tenant_id and r.visit_id = v.id
    where v.tenant_id = $1
      and v.clearance = 'pending'
      and v.visitor_id is not null
      and v.status in ('invited', 'confirmed')
      and r.status is distinct from 'open'
    limit $2`,
);

/** Who is not to come in does not hold what opens a door. */
const opened = sql(
  "doctor_uncleared_passes",
  `select v.id as subject, format('is %s and has a pass that opens', v.clearance) as detail
     from visit v
     join access_pass a on a.tenant_id = v.tenant_id and a.visit_id = v.id
    where v.tenant_id = $1
      and v.clearance in ('pending', 'refused')
      and v.status in ('invited', 'confirmed')
      and a.status = 'active'
    limit $2`,
);

/** What waits for security is asked, and opens nothing meanwhile. */
export const reviewQueries = {
  pending_visit_without_review: unasked,
  uncleared_visit_with_pass: opened,
} satisfies Record<string, Statement>;
