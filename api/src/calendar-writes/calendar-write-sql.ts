import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { EventTime } from "../calendar/calendar-port.ts";

// Asked for again while it waits, it stays one row; what was given up begins anew, from the time that the calendar has now.
const again = `on conflict (tenant_id, meeting_id, room_id) do update
     set asked = calendar_write.asked + 1,
         asked_by = excluded.asked_by,
         asked_at = excluded.asked_at,
         write_at = case
           when calendar_write.given_up_at is null and calendar_write.attempts > 0 then calendar_write.write_at
           else excluded.write_at
         end,
         from_start = case
           when calendar_write.given_up_at is null then calendar_write.from_start
           else excluded.from_start
         end,
         from_end = case when calendar_write.given_up_at is null then calendar_write.from_end else excluded.from_end end,
         attempts = case when calendar_write.given_up_at is null then calendar_write.attempts else 0 end,
         problem = case when calendar_write.given_up_at is null then calendar_write.problem end,
         given_up_at = null`;

const upsert = insertRows("calendar_write", {
  shared: ["tenant_id", "meeting_id", "asked_by", "asked_at", "write_at", "from_start", "from_end"],
  own: ["id", "room_id"],
  then: again,
});

export interface WritesToAsk {
  tenantId: string;
  meetingId: string;
  /** By the system's clock. */
  now: Date;
  by: string | null;
  newId: () => string;
}

/** `from`: the time that the calendar has, as far as is known. */
export function upsertTimeWrite(db: Queries, asked: WritesToAsk & { from: EventTime }): Promise<void> {
  const { tenantId, meetingId, now, by, newId, from } = asked;
  return upsert(db, [tenantId, meetingId, by, now, now, from.start, from.end], [[newId(), null]]);
}

/** In an order that all who ask have in common. */
export function upsertRoomWrites(db: Queries, asked: WritesToAsk & { roomIds: readonly string[] }): Promise<void> {
  const { tenantId, meetingId, now, by, newId, roomIds } = asked;
  const rows = [...new Set(roomIds)].sort().map((roomId) => [newId(), roomId]);
  return upsert(db, [tenantId, meetingId, by, now, now, null, null], rows);
}

const anew = sql(
  "calendar_write_anew",
  `update calendar_write
      set given_up_at = null,
          asked = asked + 1,
          asked_by = $3,
          asked_at = $4,
          write_at = $4,
          attempts = 0,
          problem = null
    where tenant_id = $1
      and meeting_id = $2
      and given_up_at is not null`,
);

/** Tries again what the calendar did not do for a meeting; false where there is nothing of the kind. */
export async function askAgain(
  db: Queries,
  { tenantId, meetingId, by, now }: { tenantId: string; meetingId: string; by: string | null; now: Date },
): Promise<boolean> {
  return (await db.execute(anew, [tenantId, meetingId, by, now])) > 0;
}
