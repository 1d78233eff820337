import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { SeriesStatus } from "@magic-meetings/contract/series/series.ts";
import type { EventTime } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Something of ours that a worker tells the calendar. Whoever takes it next has a higher fence. */
export interface LeasedWrite {
  tenantId: string;
  id: string;
  /** How often it had been asked for when it was taken. */
  asked: number;
  attempts: number;
  fence: number;
  of: WrittenMeeting | WrittenSeries;
  event: EventToWrite;
  what: WhatToWrite;
}

interface Written {
  id: string;
  subject: string;
  organizerId: string;
}

export interface WrittenMeeting extends Written {
  kind: "meeting";
  status: MeetingStatus;
  end: Date;
}

export interface WrittenSeries extends Written {
  kind: "series";
  status: SeriesStatus;
}

export type WhatToWrite =
  /** The time or subject that the event is to have, and those that it may have now. */
  | { do: "move"; to: EventTime; expected: EventTime[] }
  | { do: "rename"; to: string; expected: string[] }
  | { do: "set_room" | "remove_room"; room: { id: string; name: string; email: string } }
  | { do: "cancel" }
  /** The room has no mailbox. */
  | { do: "nothing" };

/** Where the event is. */
export interface EventToWrite {
  mailbox: string;
  /** Null: it is a date of a series that is found by its series. */
  eventId: string | null;
  dateOf: { seriesEventId: string; originalStart: Date } | null;
}

// What is asked of a date waits for what is asked of its whole series.
const isDue = (write: string) => `${write}.tenant_id = $1
      and ${write}.given_up_at is null
      and ${write}.write_at <= $2
      and (${write}.lease_until is null or ${write}.lease_until < $2)
      and not exists (
        select 1
          from calendar_write b
          join meeting d on d.tenant_id = b.tenant_id and d.series_id = b.series_id
         where b.tenant_id = ${write}.tenant_id
           and d.id = ${write}.meeting_id
           and b.series_id is not null
           and b.given_up_at is null)`;

const waiting = sql(
  "calendar_write_waiting",
  `select 1
     from calendar_write w
    where ${isDue("w")}
    limit 1`,
);

export async function isWriteWaiting(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<boolean> {
  return (await db.query(waiting, [tenantId, now])).length > 0;
}

// What is to be is what is so now, whenever it was asked for. The event may still stand where its organizer was before.
const next = sql(
  "calendar_write_next",
  `select w.id, w.meeting_id, w.series_id, w.what, w.room_id, w.asked, w.attempts, w.fence, w.from_start, w.from_end,
          w.to_start, w.to_end, w.from_subject, w.to_subject,
          m.status as meeting_status, m.starts_at, m.ends_at, m.exchange_id, m.original_start,
          s.status as series_status, s.exchange_id as series_exchange_id,
          coalesce(m.subject, s.subject) as subject, u.id as organizer_id, lower(u.email) as organizer_mailbox,
          g.mailbox as seen_mailbox, g.event_id as seen_event_id, g.content->'input'->>'subject' as seen_subject,
          g.content->'input'->>'start' as seen_start, g.content->'input'->>'end' as seen_end,
          r.name as room_name, lower(r.email) as room_email,
          exists (
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
               and k.room_id = w.room_id) as is_held
     from calendar_write w
     left join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     left join meeting_series s on s.tenant_id = w.tenant_id and s.id = coalesce(w.series_id, m.series_id)
     join app_user u on u.tenant_id = w.tenant_id and u.id = coalesce(m.organizer_id, s.organizer_id)
     left join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
     left join lateral (
       select e.mailbox, e.event_id, e.content
         from graph_event e
        where e.tenant_id = w.tenant_id
          and (e.meeting_id = w.meeting_id or e.series_id = w.series_id)
          and e.content is not null
          and (e.content->>'kind' = 'series') = (w.series_id is not null)
          and e.content->>'organizerEmail' = e.mailbox
        order by e.event_id = coalesce(m.exchange_id, s.exchange_id) desc nulls last, e.seen_at desc
        limit 1) g on true
    where ${isDue("w")}
    order by w.write_at, w.id
    limit 1
      for no key update of w skip locked`,
);

const claim = sql(
  "calendar_write_claim",
  `update calendar_write
      set lease_until = $3,
          fence = fence + 1,
          attempts = attempts + 1,
          to_start = $4,
          to_end = $5,
          to_subject = $6
    where tenant_id = $1
      and id = $2`,
);

interface NextRow {
  id: string;
  meeting_id: string | null;
  series_id: string | null;
  what: "time" | "room" | "subject" | "cancel";
  room_id: string | null;
  asked: number;
  attempts: number;
  fence: string;
  from_start: Date | null;
  from_end: Date | null;
  to_start: Date | null;
  to_end: Date | null;
  from_subject: string | null;
  to_subject: string | null;
  meeting_status: MeetingStatus | null;
  starts_at: Date | null;
  ends_at: Date | null;
  exchange_id: string | null;
  original_start: Date | null;
  series_status: SeriesStatus | null;
  series_exchange_id: string | null;
  subject: string;
  organizer_id: string;
  organizer_mailbox: string;
  seen_mailbox: string | null;
  seen_event_id: string | null;
  seen_subject: string | null;
  seen_start: string | null;
  seen_end: string | null;
  room_name: string | null;
  room_email: string | null;
  is_held: boolean;
}

/** Takes what waits longest; undefined where nothing does. What is being written is noted, so that it is known when it is seen. */
export async function leaseWrite(
  db: Queries,
  { tenantId, now, until }: { tenantId: string; now: Date; until: Date },
): Promise<LeasedWrite | undefined> {
  const [row] = await db.query<NextRow>(next, [tenantId, now]);
  if (row === undefined) return undefined;
  const what = whatOf(row);
  const to = what.do === "move" ? what.to : null;
  const subject = what.do === "rename" ? what.to : null;
  await db.execute(claim, [tenantId, row.id, until, to?.start ?? null, to?.end ?? null, subject]);
  return {
    tenantId,
    id: row.id,
    asked: row.asked,
    attempts: row.attempts + 1,
    fence: Number(row.fence) + 1,
    of: writtenOf(row),
    event: eventOf(row),
    what,
  };
}

function writtenOf(row: NextRow): LeasedWrite["of"] {
  const { subject, organizer_id: organizerId } = row;
  if (row.meeting_id !== null && row.meeting_status !== null && row.ends_at !== null) {
    return { kind: "meeting", id: row.meeting_id, subject, organizerId, status: row.meeting_status, end: row.ends_at };
  }
  if (row.series_id === null || row.series_status === null) throw new Error("A calendar write is about nothing");
  return { kind: "series", id: row.series_id, subject, organizerId, status: row.series_status };
}

function whatOf(row: NextRow): WhatToWrite {
  const { what, starts_at: start, ends_at: end } = row;
  if (what === "time" && start !== null && end !== null) {
    return { do: "move", to: { start, end }, expected: expectedOf(row) };
  }
  if (what === "subject") {
    const expected = [row.seen_subject, row.from_subject, row.to_subject].flatMap((one) => (one === null ? [] : [one]));
    return { do: "rename", to: row.subject, expected };
  }
  if (what === "cancel") return { do: "cancel" };
  const { room_id: id, room_email: email, room_name: name } = row;
  if (id === null || email === null || email === "") return { do: "nothing" };
  return { do: row.is_held ? "set_room" : "remove_room", room: { id, name: name ?? "", email } };
}

function eventOf(row: NextRow): EventToWrite {
  const { series_exchange_id: seriesEventId, original_start: originalStart } = row;
  const own = row.meeting_id === null ? seriesEventId : row.exchange_id;
  return {
    mailbox: row.seen_mailbox ?? row.organizer_mailbox,
    eventId: row.seen_event_id ?? own,
    dateOf: seriesEventId === null || originalStart === null ? null : { seriesEventId, originalStart },
  };
}

/** As it was seen last, as it was before ours changed, and as an earlier attempt may have written it. */
function expectedOf(row: NextRow): EventTime[] {
  const seen = [row.seen_start, row.seen_end].map((at) => (at === null ? null : new Date(at)));
  return [
    [seen[0], seen[1]],
    [row.from_start, row.from_end],
    [row.to_start, row.to_end],
  ].flatMap(([start, end]) => (start && end ? [{ start, end }] : []));
}
