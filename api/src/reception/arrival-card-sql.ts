import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface Reference {
  id: string;
  name: string;
}

const delegates = sql(
  "arrival_delegates",
  `select o.id, o.name
     from calendar_delegate g
     join app_user o on o.tenant_id = g.tenant_id and o.id = g.delegate_id
    where g.tenant_id = $1
      and g.manager_id = $2
      and o.status = 'active'
      and o.deleted_at is null
    order by o.name, o.id`,
);

/** Who stands in for a host. */
export function listStandIns(
  db: Queries,
  { tenantId, hostId }: { tenantId: string; hostId: string },
): Promise<Reference[]> {
  return db.query<Reference>(delegates, [tenantId, hostId]);
}

const atMeeting = sql(
  "arrival_at_meeting",
  `select o.id, o.name
     from app_user o
    where o.tenant_id = $1
      and o.status = 'active'
      and o.deleted_at is null
      and (o.id = (select m.organizer_id from meeting m where m.tenant_id = $1 and m.id = $2)
           or o.id in (
             select r.user_id
               from meeting_role r
              where r.tenant_id = $1
                and r.meeting_id = $2
                and r.user_id is not null))
    order by o.id <> (select m.organizer_id from meeting m where m.tenant_id = $1 and m.id = $2), o.name, o.id
    limit 10`,
);

/** The organizer of a meeting, then who else of the company is at it. */
export function listColleaguesAtMeeting(
  db: Queries,
  { tenantId, meetingId }: { tenantId: string; meetingId: string },
): Promise<Reference[]> {
  return db.query<Reference>(atMeeting, [tenantId, meetingId]);
}

const roomNames = sql(
  "arrival_rooms",
  `select r.name
     from room_booking b
     join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
    where b.tenant_id = $1
      and b.meeting_location_id = $2
      and b.status in ('provisional', 'confirmed')
    order by r.name`,
);

/** Where the meeting is. */
export async function listRoomNames(
  db: Queries,
  { tenantId, meetingLocationId }: { tenantId: string; meetingLocationId: string },
): Promise<string[]> {
  return (await db.query<{ name: string }>(roomNames, [tenantId, meetingLocationId])).map(({ name }) => name);
}

const activeUser = sql(
  "arrival_active_user",
  `select o.id, o.name
     from app_user o
    where o.tenant_id = $1
      and o.id = $2
      and o.status = 'active'
      and o.deleted_at is null`,
);

export async function findColleague(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<Reference | undefined> {
  return (await db.query<Reference>(activeUser, [tenantId, userId]))[0];
}
