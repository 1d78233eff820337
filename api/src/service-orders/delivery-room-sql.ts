import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const find = sql(
  "service_order_to_room",
  `select o.id, o.meeting_id
     from service_order o
    where o.tenant_id = $1
      and o.status in ('draft', 'submitted', 'awaiting_approval', 'confirmed', 'in_production')
      and o.deliver_to_room_id = $2
    union
   select o.id, o.meeting_id
     from service_order_line l
     join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
    where l.tenant_id = $1
      and l.deliver_to_room_id = $2
      and l.delivered is null
      and o.status in ('draft', 'submitted', 'awaiting_approval', 'confirmed', 'in_production')
    order by 1
    limit 1000`,
);

/** The orders of which something is still to be brought to a room. */
export async function findOrdersToRoom(
  db: Queries,
  { tenantId, roomId }: { tenantId: string; roomId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(find, [tenantId, roomId])).map(({ id }) => id);
}

const leaveOrder = sql(
  "service_order_leave_room",
  `update service_order
      set deliver_to_room_id = case when deliver_to_room_id = $3 then null else deliver_to_room_id end,
          revision = revision + case when status = 'draft' then 0 else 1 end,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const leaveLines = sql(
  "service_order_line_leave_room",
  `update service_order_line
      set deliver_to_room_id = null
    where tenant_id = $1
      and service_order_id = $2
      and deliver_to_room_id = $3
      and delivered is null`,
);

/** What was to go to the room goes where its meeting is. */
export async function leaveRoom(
  db: Queries,
  args: { tenantId: string; serviceOrderId: string; roomId: string; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, serviceOrderId, roomId, now, userId } = args;
  await db.execute(leaveLines, [tenantId, serviceOrderId, roomId]);
  await db.execute(leaveOrder, [tenantId, serviceOrderId, roomId, now, userId]);
}
