import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";
import { roomBookingJson, type RoomBookingRecord } from "../meetings/meeting-sql.ts";
import { groupIdsOf, roomTermsJson, type RoomTerms } from "./room-terms-sql.ts";

/** A booking with what acting on it has to know; it and its space are locked. */
export interface BookingForAct {
  booking: RoomBookingRecord;
  terms: RoomTerms;
  note: string;
  meeting: { id: string; status: MeetingStatus; start: Date; end: Date; subject: string; organizer: { id: string } };
  organizer: { id: string; name: string; groupIds: string[] };
  delegateIds: string[];
  participantIds: string[];
  headCount: number;
}

interface Row {
  booking: RoomBookingRecord;
  terms: RoomTerms;
  note: string;
  meeting_id: string;
  meeting_status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  subject: string;
  organizer_id: string;
  organizer_name: string;
  group_ids: string[];
  delegate_ids: string[];
  participant_ids: string[];
  head_count: number;
}

const lock = sql(
  "room_booking_lock_for_act",
  `select ${roomBookingJson} as booking, ${roomTermsJson("m.starts_at")} as terms, k.note,
          m.id as meeting_id, m.status as meeting_status, m.starts_at, m.ends_at, m.subject,
          m.organizer_id, u.name as organizer_name,
          ${groupIdsOf("m.organizer_id")} as group_ids, l.head_count,
          ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
          array(select p.user_id from meeting_role p
                 where p.tenant_id = m.tenant_id and p.meeting_id = m.id
                   and p.role in ('participant', 'presenter', 'host') and p.user_id is not null) as participant_ids
     from room_booking k
     join meeting m on m.tenant_id = k.tenant_id and m.id = k.meeting_id
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     join meeting_location l on l.tenant_id = k.tenant_id and l.id = k.meeting_location_id
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
     join meeting_room s on s.tenant_id = r.tenant_id and s.id = r.space_id
     join site e on e.tenant_id = r.tenant_id and e.id = r.site_id
     join floor f on f.tenant_id = r.tenant_id and f.id = r.floor_id
     join building b on b.tenant_id = f.tenant_id and b.id = f.building_id
    where k.tenant_id = $1
      and k.id = $2
      and m.deleted_at is null
      for no key update of s, k`,
);

/** The space first, then the booking: as everybody who books does. */
export async function lockRoomBooking(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<BookingForAct | undefined> {
  return (await db.query<Row>(lock, [tenantId, id])).map((row) => ({
    booking: row.booking,
    terms: row.terms,
    note: row.note,
    meeting: {
      id: row.meeting_id,
      status: row.meeting_status,
      start: row.starts_at,
      end: row.ends_at,
      subject: row.subject,
      organizer: { id: row.organizer_id },
    },
    organizer: { id: row.organizer_id, name: row.organizer_name, groupIds: row.group_ids },
    delegateIds: row.delegate_ids,
    participantIds: row.participant_ids,
    headCount: row.head_count,
  }))[0];
}
