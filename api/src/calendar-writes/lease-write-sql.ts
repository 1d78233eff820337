import type { MeetingStatus } from "@magic-meetings/contract/meetings/meeting.ts";
import type { EventTime } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Something of ours that a worker tells the calendar. Whoever takes it next has a higher fence. */
export interface LeasedWrite {
  tenantId: string;
  id: string;
  meetingId: string;
  /** How often it had been asked for when it was taken. */
  asked: number;
  attempts: number;
  fence: number;
  meeting: { subject: string; status: MeetingStatus; end: Date; organizerId: string };
  event: EventToWrite;
  /** The time that the event is to have, and the ones at which it may stand; null: it is about a room. */
  time: { to: EventTime; expected: EventTime[] } | null;
  /** The room, and whether it is held; null: it is about the time, or the room has no mailbox. */
  room: { id: string; name: string; email: string; isHeld: boolean } | null;
}

/** Where the event is. */
export interface EventToWrite {
  mailbox: string;
  /** Null: it is a date of a series that is found by its series. */
  eventId: string | null;
  dateOf: { seriesEventId: string; originalStart: Date } | null;
}

const waiting = sql(
  "calendar_write_waiting",
  `select 1
     from calendar_write
    where tenant_id = $1
      and given_up_at is null
      and write_at <= $2
      and (lease_until is null or lease_until < $2)
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
  `select w.id, w.meeting_id, w.room_id, w.asked, w.attempts, w.fence, w.from_start, w.from_end, w.to_start, w.to_end,
          m.subject, m.status, m.starts_at, m.ends_at, m.organizer_id, m.exchange_id, m.original_start,
          s.exchange_id as series_exchange_id, lower(u.email) as organizer_mailbox,
          g.mailbox as seen_mailbox, g.event_id as seen_event_id,
          g.content->'input'->>'start' as seen_start, g.content->'input'->>'end' as seen_end,
          r.name as room_name, lower(r.email) as room_email,
          exists (
            select 1
              from room_booking k
             where k.tenant_id = w.tenant_id
               and k.meeting_id = w.meeting_id
               and k.room_id = w.room_id
               and k.status = 'confirmed') as is_held
     from calendar_write w
     join meeting m on m.tenant_id = w.tenant_id and m.id = w.meeting_id
     join app_user u on u.tenant_id = m.tenant_id and u.id = m.organizer_id
     left join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
     left join meeting_room r on r.tenant_id = w.tenant_id and r.id = w.room_id
     left join lateral (
       select e.mailbox, e.event_id, e.content
         from graph_event e
        where e.tenant_id = m.tenant_id
          and e.meeting_id = m.id
          and e.content is not null
          and e.content->>'kind' <> 'series'
          and e.content->>'organizerEmail' = e.mailbox
        order by e.event_id = m.exchange_id desc nulls last, e.seen_at desc
        limit 1) g on true
    where w.tenant_id = $1
      and w.given_up_at is null
      and w.write_at <= $2
      and (w.lease_until is null or w.lease_until < $2)
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
          to_end = $5
    where tenant_id = $1
      and id = $2`,
);

interface NextRow {
  id: string;
  meeting_id: string;
  room_id: string | null;
  asked: number;
  attempts: number;
  fence: string;
  from_start: Date | null;
  from_end: Date | null;
  to_start: Date | null;
  to_end: Date | null;
  subject: string;
  status: MeetingStatus;
  starts_at: Date;
  ends_at: Date;
  organizer_id: string;
  exchange_id: string | null;
  original_start: Date | null;
  series_exchange_id: string | null;
  organizer_mailbox: string;
  seen_mailbox: string | null;
  seen_event_id: string | null;
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
  const to = row.room_id === null ? { start: row.starts_at, end: row.ends_at } : null;
  await db.execute(claim, [tenantId, row.id, until, to?.start ?? null, to?.end ?? null]);
  return {
    tenantId,
    id: row.id,
    meetingId: row.meeting_id,
    asked: row.asked,
    attempts: row.attempts + 1,
    fence: Number(row.fence) + 1,
    meeting: { subject: row.subject, status: row.status, end: row.ends_at, organizerId: row.organizer_id },
    event: eventOf(row),
    time: to === null ? null : { to, expected: expectedOf(row) },
    room: roomOf(row),
  };
}

function roomOf({ room_id: id, room_email: email, room_name: name, is_held: isHeld }: NextRow): LeasedWrite["room"] {
  return id === null || email === null || email === "" ? null : { id, name: name ?? "", email, isHeld };
}

function eventOf(row: NextRow): EventToWrite {
  const { series_exchange_id: seriesEventId, original_start: originalStart } = row;
  return {
    mailbox: row.seen_mailbox ?? row.organizer_mailbox,
    eventId: row.seen_event_id ?? row.exchange_id,
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

const end = sql(
  "calendar_write_end",
  `delete from calendar_write
    where tenant_id = $1
      and id = $2
      and fence = $3
      and asked = $4`,
);

const goOn = sql(
  "calendar_write_go_on",
  `update calendar_write
      set lease_until = null,
          write_at = $4,
          attempts = 0,
          problem = null,
          from_start = coalesce(to_start, from_start),
          from_end = coalesce(to_end, from_end)
    where tenant_id = $1
      and id = $2
      and fence = $3`,
);

/** It is written; what was asked for again meanwhile goes on from there. Nothing where another worker has taken it over. */
export async function endWrite(db: Queries, { tenantId, id, fence, asked }: LeasedWrite, now: Date): Promise<void> {
  if ((await db.execute(end, [tenantId, id, fence, asked])) === 0) await db.execute(goOn, [tenantId, id, fence, now]);
}

const drop = sql("calendar_write_drop", "delete from calendar_write where tenant_id = $1 and id = $2 and fence = $3");

/** What the calendar says counts: nothing is written any more. */
export async function dropWrite(db: Queries, { tenantId, id, fence }: LeasedWrite): Promise<void> {
  await db.execute(drop, [tenantId, id, fence]);
}

const putOff = sql(
  "calendar_write_put_off",
  `update calendar_write
      set lease_until = null,
          problem = $4,
          write_at = coalesce($5, write_at),
          given_up_at = case when asked = $7 then $6::timestamptz end
    where tenant_id = $1
      and id = $2
      and fence = $3
   returning given_up_at`,
);

/** Gives it back for later, or up, unless it was asked for again meanwhile. Undefined where another worker has taken it over. */
export async function putOffWrite(
  db: Queries,
  { tenantId, id, fence, asked }: LeasedWrite,
  { problem, until, givenUpAt }: { problem: string; until: Date | null; givenUpAt: Date | null },
): Promise<"given_up" | "waits" | undefined> {
  const values = [tenantId, id, fence, problem, until, givenUpAt, asked];
  const [row] = await db.query<{ given_up_at: Date | null }>(putOff, values);
  if (row === undefined) return undefined;
  return row.given_up_at === null ? "waits" : "given_up";
}
