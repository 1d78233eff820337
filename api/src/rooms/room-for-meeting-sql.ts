import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Room } from "@magic-meetings/contract/places/place.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { roomJson } from "../places/place-sql.ts";
import { groupIdsOf, roomTermsJson, type RoomTerms } from "./room-terms-sql.ts";

/** What booking a room has to know; the room and its space are locked from here to the end of the transaction. */
export interface RoomForMeeting {
  room: Room;
  terms: RoomTerms;
  meeting: { status: MeetingStatus; start: Date; end: Date };
  organizer: { id: string; name: string; groupIds: string[] };
  delegateIds: string[];
  participantIds: string[];
  /** The meeting's location at the room's site, where it has one already. */
  locationId: string | null;
  headCount: number;
}

const lockRoom = sql(
  "room_lock_for_meeting",
  `select ${roomJson} as room, ${roomTermsJson("m.starts_at")} as terms,
          m.status, m.starts_at, m.ends_at, m.organizer_id,
          (select u.name from app_user u where u.tenant_id = m.tenant_id and u.id = m.organizer_id) as organizer_name,
          ${groupIdsOf("m.organizer_id")} as group_ids,
          ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
          array(select p.user_id from meeting_role p
                 where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
                   and p.user_id is not null) as participant_ids,
          (select l.id from meeting_location l
            where l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.site_id = r.site_id
              and l.left_at is null) as location_id,
          coalesce(
            (select l.head_count from meeting_location l
              where l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.site_id = r.site_id
              and l.left_at is null),
            (select greatest(1, count(*))::integer from meeting_role p
              where p.tenant_id = m.tenant_id and p.meeting_id = m.id and p.role = 'participant'
                and p.kind <> 'resource' and p.response <> 'declined')) as head_count
     from meeting m
     join meeting_room r on r.tenant_id = m.tenant_id
     join meeting_room s on s.tenant_id = r.tenant_id and s.id = r.space_id
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where m.tenant_id = $1
      and m.id = $2
      and m.deleted_at is null
      and r.id = $3
      and r.deleted_at is null
      for no key update of r, s`,
);

interface LockedRow {
  room: Room;
  terms: RoomTerms;
  status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  organizer_id: string;
  organizer_name: string;
  group_ids: string[];
  delegate_ids: string[];
  participant_ids: string[];
  location_id: string | null;
  head_count: number;
}

/**
 * Rivals for one room queue on its row, and those for rooms of one space on the row of the whole; without it they would
 * find each other in the index and deadlock.
 */
export async function lockRoomForMeeting(
  db: Queries,
  { tenantId, meetingId, roomId }: { tenantId: string; meetingId: string; roomId: string },
): Promise<RoomForMeeting | undefined> {
  const values = [tenantId, meetingId, roomId];
  const found = await db.query<LockedRow>(lockRoom, values);
  // Whoever waited while the room came to share a space, or ceased to, waited for the wrong space and finds nothing.
  const rows = found.length > 0 ? found : await db.query<LockedRow>(lockRoom, values);
  return rows.map((row) => ({
    room: row.room,
    terms: row.terms,
    meeting: { status: row.status, start: row.starts_at, end: row.ends_at },
    organizer: { id: row.organizer_id, name: row.organizer_name, groupIds: row.group_ids },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    locationId: row.location_id,
    headCount: row.head_count,
  }))[0];
}
