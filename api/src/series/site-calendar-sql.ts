import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { businessCalendarJson } from "../places/business-calendar-sql.ts";

/** The calendar of the site `e` as JSON, or null: holidays as far ahead as the dates of a series can be. */
export function farCalendarJson(from: string): string {
  return `(
    select ${businessCalendarJson(from, { before: 7, after: 3660 })}
      from business_hours b
     where b.tenant_id = e.tenant_id
       and b.id = e.business_hours_id
       and b.deleted_at is null)`;
}

const read = sql(
  "site_far_calendar",
  `select ${farCalendarJson("$3::timestamptz")} as calendar
     from site e
    where e.tenant_id = $1
      and e.id = $2
      and e.deleted_at is null`,
);

/** When a site is open from a moment on, null where it always is; undefined where there is no such site. */
export async function findSiteCalendar(
  db: Queries,
  { tenantId, siteId, now }: { tenantId: string; siteId: string; now: Date },
): Promise<BusinessCalendar | null | undefined> {
  return (await db.query<{ calendar: BusinessCalendar | null }>(read, [tenantId, siteId, now]))[0]?.calendar;
}
