import { sql, type Statement } from "../db/statement.ts";

// What vendors have against what is ordered.

/** From the first hour that is counted on: before it, the vendor had no limit. */
const hours = sql(
  "doctor_vendor_hours",
  `select coalesce(h.vendor_id, w.vendor_id) as subject,
          format('%s: %s portions promised, %s ordered',
                 coalesce(h.hour, w.hour), coalesce(h.portions, 0), coalesce(w.portions, 0)) as detail
     from (
       select k.vendor_id, k.hour, k.portions
         from vendor_hour k
         join vendor v on v.tenant_id = k.tenant_id and v.id = k.vendor_id
        where k.tenant_id = $1
          and v.capacity_per_hour is not null) h
     full join (
       select l.vendor_id, date_trunc('hour', l.deliver_at, 'UTC') as hour, sum(l.quantity) as portions
         from service_order_line l
         join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
         join service s on s.tenant_id = l.tenant_id and s.id = l.service_id
         join (
           select k.vendor_id, min(k.hour) as first_hour
             from vendor_hour k
             join vendor v on v.tenant_id = k.tenant_id and v.id = k.vendor_id
            where k.tenant_id = $1
              and v.capacity_per_hour is not null
            group by k.vendor_id) f on f.vendor_id = l.vendor_id and l.deliver_at >= f.first_hour
        where l.tenant_id = $1
          and o.status in ('submitted', 'confirmed', 'in_production', 'delivered', 'closed')
          and s.unit in ('person', 'piece')
        group by 1, 2) w
       on w.vendor_id = h.vendor_id and w.hour = h.hour
    where coalesce(h.portions, 0) <> coalesce(w.portions, 0)
    limit $2`,
);

/** Every line that a vendor has to deliver stands once on a production order, as it is ordered. */
const lines = sql(
  "doctor_production_lines",
  `select l.id as subject,
          format('%s ordered, %s with its vendor in %s lines', l.quantity, coalesce(w.quantity, 0), coalesce(w.lines, 0))
            as detail
     from service_order_line l
     join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
     left join (
       select x.service_order_line_id, count(*) as lines, sum(x.quantity) as quantity,
              bool_and(x.deliver_at = p.deliver_at) as together, min(p.deliver_at) as deliver_at
         from production_order_line x
         join production_order p on p.tenant_id = x.tenant_id and p.id = x.production_order_id
        where x.tenant_id = $1
          and x.quantity > 0
          and p.status <> 'cancelled'
          and (p.status <> 'declined' or p.proposal_state = 'open')
        group by x.service_order_line_id) w
       on w.service_order_line_id = l.id
    where l.tenant_id = $1
      and o.status in ('confirmed', 'in_production')
      and (w.lines is distinct from 1 or w.quantity <> l.quantity or w.deliver_at <> l.deliver_at or not w.together)
    limit $2`,
);

/** What is made belongs to something that is ordered. */
const unordered = sql(
  "doctor_production_unordered",
  `select p.id as subject, format('makes what order %s does not have', p.service_order_id) as detail
     from production_order p
     join production_order_line x on x.tenant_id = p.tenant_id and x.production_order_id = p.id
     left join service_order_line l on l.tenant_id = x.tenant_id and l.id = x.service_order_line_id
    where p.tenant_id = $1
      and p.status in ('new', 'accepted', 'in_production', 'ready')
      and x.quantity > 0
      and l.id is null
    limit $2`,
);

const tasks = sql(
  "doctor_production_tasks",
  `select t.id as subject, format('is %s while its delivery is %s', t.status, p.status) as detail
     from task t
     join production_order p on p.tenant_id = t.tenant_id and p.id = t.production_order_id
    where t.tenant_id = $1
      and t.status in ('open', 'started')
      and p.status in ('declined', 'cancelled')
    limit $2`,
);

export const productionQueries = {
  vendor_hour_differs: hours,
  production_line_differs: lines,
  production_without_order: unordered,
  task_without_delivery: tasks,
} satisfies Record<string, Statement>;
