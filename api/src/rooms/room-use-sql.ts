import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const checkIn = sql(
  "room_booking_check_in",
  `update room_booking
      set checked_in_at = $3,
          checked_in_by = $4,
          updated_at = $3,
          updated_by = $4,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and checked_in_at is null`,
);

interface Act {
  tenantId: string;
  id: string;
  now: Date;
  userId: string | null;
}

export async function checkInBooking(db: Queries, { tenantId, id, now, userId }: Act): Promise<void> {
  await db.execute(checkIn, [tenantId, id, now, userId]);
}

const shorten = sql(
  "room_booking_shorten",
  `update room_booking
      set during = tstzrange(
            lower(during),
            least(upper(during), $3::timestamptz + make_interval(mins => cleardown_minutes)), '[)'),
          given_back_minutes = given_back_minutes + $4,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** Ends a booking at a moment after its start; the room is cleared after that as always. */
export async function shortenBooking(db: Queries, args: Act & { end: Date; givenBack: number }): Promise<void> {
  await db.execute(shorten, [args.tenantId, args.id, args.end, args.givenBack, args.now, args.userId]);
}

const noShows = sql(
  "room_booking_no_shows",
  `select k.id, k.meeting_id, m.organizer_id
     from site e
     join room_booking k on k.tenant_id = e.tenant_id and k.site_id = e.id
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
    where e.tenant_id = $1
      and k.status = 'confirmed'
      and k.starts_at > $2::timestamptz - interval '12 hours'
      and k.starts_at <= $2::timestamptz
      and k.ends_at > $2::timestamptz
      and k.checked_in_at is null
      and r.no_show_minutes > 0
      and greatest(k.starts_at + make_interval(mins => k.setup_minutes), k.created_at)
          + make_interval(mins => r.no_show_minutes) <= $2::timestamptz
      and k.ends_at - make_interval(mins => k.cleardown_minutes) > $2::timestamptz
    order by k.starts_at, k.id
    limit 100`,
);

/** Rooms that nobody came to in their minutes, of meetings that are not over. */
export async function findNoShows(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<{ bookingId: string; meetingId: string; organizerId: string }[]> {
  const rows = await db.query<{ id: string; meeting_id: string; organizer_id: string }>(noShows, [tenantId, now]);
  return rows.map((row) => ({ bookingId: row.id, meetingId: row.meeting_id, organizerId: row.organizer_id }));
}
