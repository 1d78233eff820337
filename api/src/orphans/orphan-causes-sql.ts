import type { OrphanReason } from "@magic-meetings/contract/orphans/orphan-words.ts";

// What leaves something alone, one question a reason: detection, the end of an orphan and the doctor ask the same.

/** How the questions are asked; each is SQL. */
export interface CauseQuestion {
  now: string;
  /** What changed after this may still be on its way. */
  settled: string;
  /** Whether an event that waits to be looked at is left out: what it is now is not known. */
  exceptWaiting: boolean;
}

type Cause = (question: CauseQuestion) => string;

const liveBooking = "('provisional', 'requested', 'confirmed')";
const liveOrder = "('submitted', 'awaiting_approval', 'confirmed', 'in_production')";

/** The event of a coming meeting as it was seen last in its organizer's mailbox. */
function eventOfMeeting({ now, settled, exceptWaiting }: CauseQuestion, joins = ""): string {
  return `
     from meeting m
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     join graph_event g on g.tenant_id = m.tenant_id and g.meeting_id = m.id and g.mailbox = lower(u.email)
     left join meeting_series s on s.tenant_id = m.tenant_id and s.id = g.series_id and s.exchange_id = g.event_id${joins}
    where m.tenant_id = $1
      and m.status in ('scheduled', 'started')
      and m.ends_at > ${now}
      and m.deleted_at is null
      and s.id is null
      and g.seen_at < ${settled}${exceptWaiting ? noLookWaits : ""}`;
}

const noLookWaits = `
      and not exists (
        select 1
          from event_look q
         where q.tenant_id = g.tenant_id
           and q.mailbox = g.mailbox
           and q.event_id = g.event_id)`;

// An event that was made anew under another id is there all the same.
const eventGone: Cause = (question) => `
   select 'meeting' as entity_type, m.id as entity_id, m.id as meeting_id,
          json_build_object('subject', m.subject) as facts
${eventOfMeeting(question)}
      and g.content is null
      and not exists (
        select 1
          from graph_event o
         where o.tenant_id = g.tenant_id
           and o.meeting_id = g.meeting_id
           and o.mailbox = g.mailbox
           and o.content is not null)
    union all
   select 'series', s.id, null, json_build_object('subject', s.subject)
     from graph_event g
     join meeting_series s on s.tenant_id = g.tenant_id and s.id = g.series_id and s.exchange_id = g.event_id
    where g.tenant_id = $1
      and g.content is null
      and g.seen_at < ${question.settled}${question.exceptWaiting ? noLookWaits : ""}
      and s.status = 'scheduled'
      and s.deleted_at is null
      and exists (
        select 1
          from meeting m
         where m.tenant_id = s.tenant_id
           and m.series_id = s.id
           and m.status in ('scheduled', 'started')
           and m.ends_at > ${question.now})`;

const eventUnclear: Cause = (question) => `
   select 'meeting' as entity_type, m.id as entity_id, m.id as meeting_id,
          json_build_object(
            'subject', m.subject,
            'start', coalesce(g.content->'input'->>'start', ''),
            'end', coalesce(g.content->'input'->>'end', ''),
            'isCancelled', case when (g.content->>'isCancelled')::boolean then 1 else 0 end) as facts
${eventOfMeeting(question)}
      and g.content is not null
      and g.content->>'kind' <> 'series'
      and m.updated_at < ${question.settled}
      and not exists (
        select 1
          from calendar_write w
         where w.tenant_id = m.tenant_id
           and w.meeting_id = m.id
           and w.what in ('time', 'cancel'))
      and ((g.content->>'isCancelled')::boolean
        or (g.content->'input'->>'start')::timestamptz <> m.starts_at
        or (g.content->'input'->>'end')::timestamptz <> m.ends_at)`;

const heldRoom = `(exists (
            select 1
              from room_booking k
             where k.tenant_id = w.tenant_id
               and k.meeting_id = w.meeting_id
               and k.room_id = w.room_id
               and k.status = 'confirmed')
          or exists (
            select 1
              from meeting_series_room k
             where k.tenant_id = w.tenant_id
               and k.series_id = w.series_id
               and k.room_id = w.room_id))`;

const notWritten = `json_build_object(
            'subject', coalesce(m.subject, s.subject), 'because', coalesce(w.problem, ''), 'what', w.what,
            'room', coalesce(r.name, ''))`;

// What is no more, or is cancelled, says all that a cancelling does.
const isCancelledThere = "(g.content is null or coalesce((g.content->>'isCancelled')::boolean, false))";

const isWrittenThere = `
      and not exists (
        select 1
          from graph_event g
         where g.tenant_id = w.tenant_id
           and (g.meeting_id = w.meeting_id or g.series_id = w.series_id)
           and case w.what
                 when 'cancel' then ${isCancelledThere}
                 when 'time' then
                   (g.content->'input'->>'start')::timestamptz = m.starts_at
                   and (g.content->'input'->>'end')::timestamptz = m.ends_at
                 when 'subject' then g.content->'input'->>'subject' = m.subject
                 else g.content is not null
                   and (g.content->>'kind' = 'series') = (w.series_id is not null)
                   and coalesce(g.content->'input'->'attendees', '[]'::jsonb)
                     @> jsonb_build_array(jsonb_build_object('email', lower(r.email))) = ${heldRoom}
               end)`;

// What somebody put right in the calendar by hand, and was seen since, is right.
const eventNotWritten: Cause = ({ now, settled }) => `
   (select distinct on (m.id)
          'meeting' as entity_type, m.id as entity_id, m.id as meeting_id, ${notWritten} as facts
     from calendar_write w
     join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     left join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
     left join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
    where w.tenant_id = $1
      and w.given_up_at < ${settled}
      and case when w.what = 'cancel' then m.status = 'cancelled' else m.status in ('scheduled', 'started') end
      and m.ends_at > ${now}
      and m.deleted_at is null${isWrittenThere}
    order by m.id, w.what desc, w.room_id nulls first)
    union all
   (select distinct on (s.id)
          'series', s.id, (
            select d.id
              from meeting d
             where d.tenant_id = s.tenant_id
               and d.series_id = s.id
             order by d.original_start desc
             limit 1), ${notWritten}
     from calendar_write w
     join meeting_series s on s.tenant_id = w.tenant_id and s.id = w.series_id
     left join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     left join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
    where w.tenant_id = $1
      and w.given_up_at < ${settled}
      and case when w.what = 'cancel' then s.status = 'cancelled' else s.status = 'scheduled' end
      and s.deleted_at is null${isWrittenThere}
    order by s.id, w.what desc, w.room_id nulls first)`;

const organizerDisabled: Cause = ({ now, settled }) => `
   (select distinct on (coalesce(m.series_id, m.id))
          case when m.series_id is null then 'meeting' else 'series' end as entity_type,
          coalesce(m.series_id, m.id) as entity_id, m.id as meeting_id,
          json_build_object('subject', m.subject, 'person', u.name) as facts
     from app_user u
     join meeting m on m.tenant_id = u.tenant_id and m.organizer_id = u.id
    where u.tenant_id = $1
      and (u.status = 'disabled' or u.deleted_at is not null)
      and u.updated_at < ${settled}
      and m.status in ('scheduled', 'started')
      and m.ends_at > ${now}
      and m.deleted_at is null
      and (exists (
            select 1
              from room_booking k
             where k.tenant_id = m.tenant_id
               and k.meeting_id = m.id
               and k.status in ${liveBooking})
        or exists (
            select 1
              from service_order o
             where o.tenant_id = m.tenant_id
               and o.meeting_id = m.id
               and o.status in ${liveOrder}))
    order by coalesce(m.series_id, m.id), m.starts_at, m.id)`;

const bookingWithoutMeeting: Cause = ({ now, settled }) => `
   select 'room_booking' as entity_type, k.id as entity_id, m.id as meeting_id,
          json_build_object('subject', m.subject, 'room', r.name) as facts
     from meeting m
     join room_booking k on k.tenant_id = m.tenant_id and k.meeting_id = m.id
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id
    where m.tenant_id = $1
      and m.status in ('cancelled', 'archived')
      and m.ends_at > ${now}
      and m.updated_at < ${settled}
      and k.status in ${liveBooking}
    union all
   select 'service_order', o.id, m.id, json_build_object('subject', m.subject, 'number', o.number)
     from meeting m
     join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
    where m.tenant_id = $1
      and m.status in ('cancelled', 'archived')
      and m.ends_at > ${now}
      and m.updated_at < ${settled}
      and o.status in ${liveOrder}`;

const bookedRoom = `
     join room_booking k on k.tenant_id = m.tenant_id and k.meeting_id = m.id
     join meeting_room r on r.tenant_id = k.tenant_id and r.id = k.room_id`;

/** A room that is held, with the event of its meeting as it was seen since. */
function roomOfEvent(question: CauseQuestion, isSo: (room: string) => string): string {
  const attendees = "coalesce(g.content->'input'->'attendees', '[]'::jsonb)";
  return `
   select 'room_booking' as entity_type, k.id as entity_id, m.id as meeting_id,
          json_build_object('subject', m.subject, 'room', r.name) as facts
${eventOfMeeting(question, bookedRoom)}
      and g.content is not null
      and g.content->>'kind' <> 'series'
      and not (g.content->>'isCancelled')::boolean
      and k.status = 'confirmed'
      and k.updated_at < ${question.settled}
      and k.created_at <= g.seen_at
      and r.email <> ''
      and ${isSo(attendees)}`;
}

const isNotWritten = `
      and not exists (
        select 1
          from calendar_write w
         where w.tenant_id = k.tenant_id
           and w.meeting_id = k.meeting_id
           and w.room_id = k.room_id)`;

const roomNotOnEvent: Cause = (question) =>
  roomOfEvent(
    question,
    (attendees) =>
      `not (${attendees} @> jsonb_build_array(jsonb_build_object('email', lower(r.email))))${isNotWritten}`,
  );

const roomDeclined: Cause = (question) =>
  roomOfEvent(
    question,
    (attendees) =>
      `${attendees} @> jsonb_build_array(jsonb_build_object('email', lower(r.email), 'response', 'declined'))`,
  );

/** Rows of `entity_type, entity_id, meeting_id, facts`; `$1` is the tenant. */
export const orphanCauses: Record<OrphanReason, Cause> = {
  event_gone: eventGone,
  event_unclear: eventUnclear,
  event_not_written: eventNotWritten,
  organizer_disabled: organizerDisabled,
  room_not_on_event: roomNotOnEvent,
  booking_without_meeting: bookingWithoutMeeting,
  room_declined: roomDeclined,
};

/** True for rows `f` of a cause that nobody looks after yet, and that nobody decided to leave as they are. */
export function isNotQueued(reason: OrphanReason): string {
  return `not exists (
        select 1
          from orphan o
         where o.tenant_id = $1
           and o.entity_type = f.entity_type
           and o.entity_id = f.entity_id
           and o.reason = '${reason}'
           and (o.resolved_at is null or (o.resolution = 'keep' and o.facts - 'subject' = f.facts::jsonb - 'subject')))`;
}
