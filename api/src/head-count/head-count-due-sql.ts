import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// Which orders have to be looked at because of their head count, or of the diets of those who come.

const day = 86_400_000;
/** Lines are looked at from some days before their cut-off on: over a weekend it is asked on the Friday before. */
const daysAhead = 4;
/** What settled nobody for so long, for example because the service was down, is left as it is. */
const daysBack = 14;

// An order that was looked at comes again when it or its meeting was changed, or when its time has come.
const due = sql(
  "head_count_due",
  `select q.service_order_id as id
     from head_count_question q
     join service_order o on o.tenant_id = q.tenant_id and o.id = q.service_order_id
     join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
    where q.tenant_id = $1
      and q.done_at is null
      and (q.look_at <= $2 or q.seen_order_version <> o.version or q.seen_meeting_version <> m.version)
      and q.service_order_id <> all ($3::uuid[])
    order by q.look_at, q.service_order_id
    limit $4`,
);

// Line by line from the index of those whose cut-off is near: a plan of its own choice may begin with everybody's diets or
// all orders where a table's statistics are still those of an empty one. `offset 0` keeps each look-up one by its key; what
// else is wanted of the row stands outside, where no index on it can tempt.
// Fixed lines matter only where somebody who comes has said what she eats.
const unseen = sql(
  "head_count_unseen",
  `with ripe as materialized (
     select distinct l.service_order_id, l.service_id, l.head_count_rule <> 'fixed' as follows
       from service_order_line l
      where l.tenant_id = $1
        and l.head_count_settled_at is null
        and l.cut_off_at between $2 and $3
        and l.service_order_id <> all ($4::uuid[]))
   select distinct o.id
     from ripe l
    cross join lateral (
      select o.id, o.meeting_id, o.version, o.status
        from service_order o
       where o.tenant_id = $1
         and o.id = l.service_order_id
      offset 0) o
    cross join lateral (
      select m.id, m.status
        from meeting m
       where m.tenant_id = $1
         and m.id = o.meeting_id
      offset 0) m
    cross join lateral (
      select v.unit
        from service v
       where v.tenant_id = $1
         and v.id = l.service_id
      offset 0) v
    where o.status in ('submitted', 'awaiting_approval', 'confirmed', 'in_production')
      and m.status in ('scheduled', 'started')
      and v.unit in ('person', 'piece')
      and not exists (
            select 1
              from head_count_question q
             where q.tenant_id = $1
               and q.service_order_id = o.id
               and (q.done_at is null or q.seen_order_version = o.version)
            offset 0)
      and (l.follows
        or (v.unit = 'person'
          and exists (
            select 1
              from meeting_role p
             where p.tenant_id = $1
               and p.meeting_id = m.id
               and p.role = 'participant'
               and exists (
                 select 1
                   from diet d
                  where d.tenant_id = $1
                    and d.user_id = p.user_id
                    and (d.meeting_id is null or d.meeting_id = m.id)
                 offset 0)
            offset 0)))
    order by o.id
    limit $5`,
);

export interface DueQuestion {
  tenantId: string;
  now: Date;
  /** Looked at in this round already. */
  except?: readonly string[];
  limit?: number;
}

export async function findDueOrders(
  db: Queries,
  { tenantId, now, except = [], limit = 50 }: DueQuestion,
): Promise<string[]> {
  const watched = await db.query<{ id: string }>(due, [tenantId, now, except, limit]);
  if (watched.length > 0) return watched.map(({ id }) => id);
  const from = new Date(now.getTime() - daysBack * day);
  const until = new Date(now.getTime() + daysAhead * day);
  const found = await db.query<{ id: string }>(unseen, [tenantId, from, until, except, limit]);
  return found.map(({ id }) => id);
}
