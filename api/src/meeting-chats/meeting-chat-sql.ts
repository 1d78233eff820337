import type { ChatMeeting } from "@magic-meetings/contract/meeting-chats/meeting-chat.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { delegateIdsOf } from "../delegates/delegate-ids-sql.ts";

/** Most dates of a series that are chosen among. */
const mostDates = 25;

const chatMeetings = sql(
  "meeting_chat_meetings",
  `with linked as (
     select g.meeting_id, g.series_id
       from graph_event g
      where g.tenant_id = $1
        and g.content->>'joinUrlHash' is not null
        and g.content->>'joinUrlHash' = $2
      union
     select m.id, null::uuid
       from meeting m
       join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
      where m.tenant_id = $1
        and m.exchange_id = $3
        and u.entra_object_id = $4
      union
     select null::uuid, s.id
       from meeting_series s
       join app_user u on u.tenant_id = s.tenant_id and u.id = s.organizer_id
      where s.tenant_id = $1
        and s.exchange_id = $3
        and u.entra_object_id = $4)
   select m.id, m.subject, m.status, m.starts_at, m.ends_at, m.time_zone, m.organizer_id,
          ${delegateIdsOf("m.organizer_id", "m.id")} as delegate_ids,
          array(
            select p.user_id
              from meeting_role p
             where p.tenant_id = $1
               and p.meeting_id = m.id
               and p.user_id is not null) as participant_ids
     from meeting m
    where m.tenant_id = $1
      and m.deleted_at is null
      and (
        m.id in (
          select l.meeting_id
            from linked l)
        or m.series_id in (
          select l.series_id
            from linked l))
    order by abs(extract(epoch from m.starts_at - $5::timestamptz)), m.id
    limit ${mostDates}`,
);

interface Row {
  id: string;
  subject: string;
  status: ChatMeeting["status"];
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  organizer_id: string;
  delegate_ids: string[];
  participant_ids: string[];
}

export interface LinkedMeeting extends ChatMeeting {
  organizer: { id: string };
  delegateIds: string[];
  participantIds: string[];
}

export interface ChatLink {
  tenantId: string;
  joinUrlHash: string | null;
  eventId: string | null;
  organizerEntraId: string | null;
  now: Date;
}

/** The meetings behind an online meeting's address, or behind its organizer's event: those around now, by start. */
export async function findChatMeetings(db: Queries, link: ChatLink): Promise<LinkedMeeting[]> {
  const { tenantId, joinUrlHash, eventId, organizerEntraId, now } = link;
  const rows = await db.query<Row>(chatMeetings, [tenantId, joinUrlHash, eventId, organizerEntraId, now]);
  return rows
    .map((row) => ({
      id: row.id,
      subject: row.subject,
      status: row.status,
      start: row.starts_at.toISOString(),
      end: row.ends_at.toISOString(),
      timeZone: row.time_zone,
      organizer: { id: row.organizer_id },
      delegateIds: row.delegate_ids,
      participantIds: row.participant_ids,
    }))
    .sort((one, other) => Date.parse(one.start) - Date.parse(other.start));
}
