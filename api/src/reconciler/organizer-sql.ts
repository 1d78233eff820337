import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const ofMeeting = sql(
  "reconciler_set_organizer",
  `update meeting
      set organizer_id = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

interface NewOrganizer {
  tenantId: string;
  id: string;
  organizerId: string;
  now: Date;
  userId: string | null;
}

export async function setOrganizer(db: Queries, args: NewOrganizer): Promise<void> {
  await db.execute(ofMeeting, [args.tenantId, args.id, args.organizerId, args.now, args.userId]);
}

const ofSeries = sql(
  "reconciler_set_series_organizer",
  `update meeting_series
      set organizer_id = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

const ofDates = sql(
  "reconciler_set_dates_organizer",
  `update meeting
      set organizer_id = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and series_id = $2
      and ends_at > $4`,
);

/** Of a series and its dates that are not over; what is over was held by whoever held it. */
export async function setSeriesOrganizer(db: Queries, args: NewOrganizer): Promise<void> {
  await db.execute(ofSeries, [args.tenantId, args.id, args.organizerId, args.now, args.userId]);
  await db.execute(ofDates, [args.tenantId, args.id, args.organizerId, args.now, args.userId]);
}
