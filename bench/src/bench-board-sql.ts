import type { ClientBase } from "pg";

export interface BoardPlan {
  tenantId: string;
  vendorId: string;
  /** Midnight of the day that the board shows. */
  day: Date;
  orders: number;
}

/** A vendor's day full of deliveries: copies of one that it has, spread from six to six, accepted but for the last hour's. */
export async function fillBoard(client: ClientBase, { tenantId, vendorId, day, orders }: BoardPlan): Promise<void> {
  await client.query(
    `with pattern as (
       select p.*
         from production_order p
         join service_order o on o.tenant_id = p.tenant_id and o.id = p.service_order_id
        where p.tenant_id = $1
          and p.vendor_id = $2
          and p.status in ('new', 'accepted')
          and o.status = 'confirmed'
        order by p.id
        limit 1
     ), copy as (
       insert into production_order (
         tenant_id, id, vendor_id, service_order_id, site_id, meeting_id, status, deliver_at, deliver_to, note,
         created_at, updated_at)
       select t.tenant_id, gen_random_uuid(), t.vendor_id, t.service_order_id, t.site_id, t.meeting_id,
              case when n % 10 = 0 then 'new' when n % 10 > 7 then 'ready' else 'accepted' end,
              $3::timestamptz + interval '6 hours' + n * interval '12 hours' / $4::integer, t.deliver_to, '',
              t.created_at, t.updated_at
         from pattern t, generate_series(0, $4::integer - 1) as n
       returning tenant_id, id, deliver_at
     )
     insert into production_order_line (
       tenant_id, id, production_order_id, service_order_line_id, service_id, name, quantity, acknowledged_quantity,
       options, diets, deliver_at)
     select c.tenant_id, gen_random_uuid(), c.id, l.service_order_line_id, l.service_id, l.name, l.quantity, l.quantity,
            l.options, '[{"diet": "vegan", "count": 2}]', c.deliver_at
       from copy c, pattern t
       join production_order_line l on l.tenant_id = t.tenant_id and l.production_order_id = t.id`,
    [tenantId, vendorId, day, orders],
  );
  await client.query("analyze production_order, production_order_line");
}

/** One person has a few live screens at most, so many have to look after vendors. */
export async function makeFacilityManagers(
  client: ClientBase,
  { tenantId, userIds, now }: { tenantId: string; userIds: readonly string[]; now: Date },
): Promise<void> {
  await client.query(
    `insert into user_role (tenant_id, id, user_id, role, created_at)
     select $1, gen_random_uuid(), u, 'facility', $3
       from unnest($2::uuid[]) as u
     on conflict do nothing`,
    [tenantId, userIds, now],
  );
}

/** Accepted deliveries of the day, which somebody can start. */
export async function startableOrders(
  client: ClientBase,
  { tenantId, vendorId, day, count }: Omit<BoardPlan, "orders"> & { count: number },
): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id
       from production_order
      where tenant_id = $1
        and vendor_id = $2
        and status = 'accepted'
        and deliver_at >= $3
      order by deliver_at, id
      limit $4`,
    [tenantId, vendorId, day, count],
  );
  return rows.map(({ id }) => id);
}
