import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = sql(
  "meeting_location_insert",
  `insert into meeting_location (tenant_id, id, meeting_id, site_id, head_count)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, meeting_id, site_id) do update
      set head_count = meeting_location.head_count
   returning id`,
);

export interface NewMeetingLocation {
  tenantId: string;
  id: string;
  meetingId: string;
  siteId: string;
  headCount: number;
}

/** Adds a site to a meeting; gives the location's id, the one that is there already where it is. */
export async function addMeetingLocation(db: Queries, location: NewMeetingLocation): Promise<string> {
  const { tenantId, id, meetingId, siteId, headCount } = location;
  const rows = await db.query<{ id: string }>(insert, [tenantId, id, meetingId, siteId, headCount]);
  return rows[0]?.id ?? id;
}

const setHeadCountStatement = sql(
  "meeting_location_head_count",
  `update meeting_location
      set head_count = $3
    where tenant_id = $1
      and id = $2
      and head_count <> $3`,
);

export async function setHeadCount(
  db: Queries,
  { tenantId, id, headCount }: { tenantId: string; id: string; headCount: number },
): Promise<void> {
  await db.execute(setHeadCountStatement, [tenantId, id, headCount]);
}

const removeUnused = sql(
  "meeting_location_remove_unused",
  `delete from meeting_location l
    where l.tenant_id = $1
      and l.meeting_id = $2
      and l.site_id <> all($3::uuid[])
      and not exists (select 1 from room_booking k where k.tenant_id = $1 and k.meeting_location_id = l.id)
      and not exists (select 1 from service_order o where o.tenant_id = $1 and o.meeting_location_id = l.id)`,
);

/** Removes the sites that are not listed, unless a room or an order hangs on them. */
export async function removeUnusedLocations(
  db: Queries,
  args: { tenantId: string; meetingId: string; keepSiteIds: readonly string[] },
): Promise<void> {
  await db.execute(removeUnused, [args.tenantId, args.meetingId, args.keepSiteIds]);
}
