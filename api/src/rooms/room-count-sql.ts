import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const count = sql(
  "room_held_in_week",
  `select count(*)::integer as held
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
    where k.tenant_id = $1
      and k.room_id = $2
      and k.status in ('provisional', 'requested', 'confirmed')
      and k.starts_at >= $4::timestamptz
      and k.starts_at < $5::timestamptz
      and m.organizer_id = $3
      and m.id <> $6`,
);

/** How many meetings of a person have the room between two moments. */
export async function countHeldInWeek(
  db: Queries,
  args: { tenantId: string; roomId: string; organizerId: string; from: Date; until: Date; exceptMeetingId: string },
): Promise<number> {
  const { tenantId, roomId, organizerId, from, until, exceptMeetingId } = args;
  const values = [tenantId, roomId, organizerId, from, until, exceptMeetingId];
  return (await db.query<{ held: number }>(count, values))[0]?.held ?? 0;
}

const free = sql(
  "room_is_free",
  `select not exists (
     select 1
       from room_booking k
       join meeting_room r on r.tenant_id = k.tenant_id and r.space_id = k.space_id and r.space_part && k.space_part
      where k.tenant_id = $1
        and r.tenant_id = $1
        and r.id = $2
        and k.status in ('provisional', 'confirmed')
        and k.during && tstzrange($3::timestamptz, $4::timestamptz)) as free`,
);

/** Whether nobody holds the room, or one that shares its space, between two moments. */
export async function isRoomFree(
  db: Queries,
  { tenantId, roomId, heldFrom, heldUntil }: { tenantId: string; roomId: string; heldFrom: Date; heldUntil: Date },
): Promise<boolean> {
  return (await db.query<{ free: boolean }>(free, [tenantId, roomId, heldFrom, heldUntil]))[0]?.free ?? false;
}
