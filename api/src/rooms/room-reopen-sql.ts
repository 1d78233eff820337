import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const reopen = sql(
  "room_booking_reopen",
  `update room_booking k
      set status = 'requested',
          release_reason = null,
          released_at = null,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where k.tenant_id = $1
      and k.id = $2
      and k.status = 'declined'
      and exists (
        select 1
          from meeting m
         where m.tenant_id = $1
           and m.id = k.meeting_id
           and m.deleted_at is null
           and m.status in ('scheduled', 'started')
           and m.starts_at = k.starts_at + make_interval(mins => k.setup_minutes)
           and m.ends_at = k.ends_at - make_interval(mins => k.cleardown_minutes))
      and not exists (
        select 1
          from room_booking o
         where o.tenant_id = $1
           and o.meeting_location_id = k.meeting_location_id
           and o.status in ('provisional', 'requested', 'confirmed')
           and o.created_at >= $3)`,
);

/**
 * Asks again for a room that was declined. False, and nothing changed, where the meeting was moved or cancelled since,
 * or has another room there that was booked after `since`.
 */
export async function reopenDeclined(
  db: Queries,
  args: { tenantId: string; id: string; since: Date; now: Date; userId: string | null },
): Promise<boolean> {
  return (await db.execute(reopen, [args.tenantId, args.id, args.since, args.now, args.userId])) === 1;
}

const askAnew = sql(
  "room_booking_ask_anew",
  `update room_booking
      set status = 'requested',
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and status = 'confirmed'`,
);

/** What was approved for another time is only asked for. */
export async function makeRequested(
  db: Queries,
  { tenantId, id, now, userId }: { tenantId: string; id: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(askAnew, [tenantId, id, now, userId]);
}
