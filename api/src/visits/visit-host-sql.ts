import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const ofMeetings = sql(
  "visit_host_of_meetings",
  `update visit
      set host_id = $3,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and host_id = $2
      and meeting_id = any ($4::uuid[])
      and status in ('invited', 'confirmed', 'arrived')`,
);

const ofDates = sql(
  "visit_host_of_dates",
  `update visit v
      set host_id = $3,
          updated_at = $5,
          updated_by = $6,
          version = v.version + 1
     from meeting m
    where v.tenant_id = $1
      and v.host_id = $2
      and v.status in ('invited', 'confirmed', 'arrived')
      and m.tenant_id = v.tenant_id
      and m.id = v.meeting_id
      and m.series_id = any ($4::uuid[])
      and m.ends_at > $5`,
);

const ofSeries = sql(
  "visit_host_of_series",
  `update series_visitor
      set host_id = $3,
          updated_at = $5,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and host_id = $2
      and series_id = any ($4::uuid[])`,
);

interface NewHost {
  tenantId: string;
  fromId: string;
  toId: string;
  now: Date;
  userId: string | null;
}

/** Who was received by the one at some meetings is received by the other. */
export async function giveVisitsOfMeetings(
  db: Queries,
  { meetingIds, ...args }: NewHost & { meetingIds: readonly string[] },
): Promise<void> {
  if (meetingIds.length > 0) await db.execute(ofMeetings, valuesOf(args, meetingIds));
}

/** The same at the coming dates of some series, also of dates that are added later. */
export async function giveVisitsOfSeries(
  db: Queries,
  { seriesIds, ...args }: NewHost & { seriesIds: readonly string[] },
): Promise<void> {
  if (seriesIds.length === 0) return;
  await db.execute(ofDates, valuesOf(args, seriesIds));
  await db.execute(ofSeries, valuesOf(args, seriesIds));
}

function valuesOf({ tenantId, fromId, toId, now, userId }: NewHost, ids: readonly string[]): unknown[] {
  return [tenantId, fromId, toId, ids, now, userId];
}
