import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = sql(
  "meeting_location_insert",
  `insert into meeting_location (tenant_id, id, meeting_id, site_id, head_count)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, meeting_id, site_id) do update
      set head_count = case when meeting_location.left_at is null then meeting_location.head_count
                            else excluded.head_count end,
          left_at = null
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

const chooseHeadCountStatement = sql(
  "meeting_location_choose_head_count",
  `update meeting_location
      set head_count = $3,
          head_count_chosen = $4
    where tenant_id = $1
      and id = $2`,
);

/** Says how many come, or that it follows the invite again. */
export async function chooseHeadCount(
  db: Queries,
  args: { tenantId: string; id: string; headCount: number; isChosen: boolean },
): Promise<void> {
  await db.execute(chooseHeadCountStatement, [args.tenantId, args.id, args.headCount, args.isChosen]);
}

const chooseAll = sql(
  "meeting_location_choose_all",
  `update meeting_location
      set chosen = true
    where tenant_id = $1
      and meeting_id = $2
      and left_at is null
      and not chosen`,
);

/** The meeting is at these sites because somebody said so, and not only because of its rooms. */
export async function chooseLocations(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<void> {
  await db.execute(chooseAll, [tenantId, meetingId]);
}

const clearGuests = sql(
  "meeting_location_clear_guests",
  `update meeting_location
      set takes_guests = false
    where tenant_id = $1
      and meeting_id = $2
      and takes_guests`,
);
const setGuests = sql(
  "meeting_location_set_guests",
  `update meeting_location
      set takes_guests = true
    where tenant_id = $1
      and id = $2`,
);

/** People from outside come here, and to no other site of the meeting. */
export async function sendGuestsTo(
  db: Queries,
  { tenantId, meetingId, id }: { tenantId: string; meetingId: string; id: string },
): Promise<void> {
  await db.execute(clearGuests, [tenantId, meetingId]);
  await db.execute(setGuests, [tenantId, id]);
}

const leaveUnused = sql(
  "meeting_location_leave_unused",
  `update meeting_location l
      set left_at = $4,
          chosen = false,
          head_count_chosen = false,
          takes_guests = false
    where l.tenant_id = $1
      and l.meeting_id = $2
      and l.site_id <> all($3::uuid[])
      and l.left_at is null
      and not exists (
        select 1
          from room_booking k
         where k.tenant_id = $1
           and k.meeting_location_id = l.id
           and k.status in ('provisional', 'requested', 'confirmed'))
      and not exists (
        select 1
          from service_order o
         where o.tenant_id = $1
           and o.meeting_location_id = l.id
           and o.status not in ('cancelled', 'rejected'))`,
);

/** Leaves the sites that are not listed, unless a room or an order hangs on them; what was there stays to be read. */
export async function leaveUnusedLocations(
  db: Queries,
  args: { tenantId: string; meetingId: string; keepSiteIds: readonly string[]; now: Date },
): Promise<void> {
  await db.execute(leaveUnused, [args.tenantId, args.meetingId, args.keepSiteIds, args.now]);
}

const homes = sql(
  "meeting_home_sites",
  `select lower(u.email) as email, u.home_site_id
     from app_user u
    where u.tenant_id = $1
      and (lower(u.email) = any($2::text[]) or u.id = $3)
      and u.home_site_id is not null
      and u.deleted_at is null`,
);

/** The sites where people work, by e-mail address (in lower case); the user's own among them. */
export async function findHomeSites(
  db: Queries,
  { tenantId, emails, userId }: { tenantId: string; emails: readonly string[]; userId: string },
): Promise<Map<string, string>> {
  const rows = await db.query<{ email: string; home_site_id: string }>(homes, [tenantId, emails, userId]);
  return new Map(rows.map((row) => [row.email, row.home_site_id]));
}
