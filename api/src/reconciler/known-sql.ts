import type { Attendee } from "@magic-meetings/contract/meetings/meeting.ts";
import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { LastSeen, Writing } from "./known.ts";

const lockSeen = sql(
  "reconciler_lock_seen",
  `select g.change_key, g.modified_at, g.content, g.meeting_id, g.series_id
     from graph_event g
    where g.tenant_id = $1
      and g.mailbox = $2
      and g.event_id = $3
      for no key update of g`,
);

interface SeenRow {
  change_key: string | null;
  modified_at: Date | null;
  content: CalendarEvent | null;
  meeting_id: string | null;
  series_id: string | null;
}

export interface Place {
  tenantId: string;
  mailbox: string;
  eventId: string;
}

/** The event as it was seen last; whoever looks at it at the same time waits. */
export async function lockLastSeen(
  db: Queries,
  { tenantId, mailbox, eventId }: Place,
): Promise<(LastSeen & { meetingId: string | null; seriesId: string | null }) | undefined> {
  const rows = await db.query<SeenRow>(lockSeen, [tenantId, mailbox, eventId]);
  return rows.map((row) => ({
    event: row.content,
    changeKey: row.change_key,
    modifiedAt: row.modified_at?.toISOString() ?? null,
    meetingId: row.meeting_id,
    seriesId: row.series_id,
  }))[0];
}

const claim = sql(
  "reconciler_claim_event",
  `insert into graph_event (tenant_id, id, mailbox, event_id, ical_uid, seen_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (tenant_id, mailbox, event_id) do nothing`,
);

/** False where somebody else has just taken the same event in: then it is to be looked at as a known one. */
export async function claimEvent(
  db: Queries,
  { tenantId, mailbox, eventId, id, iCalUid, now }: Place & { id: string; iCalUid: string | null; now: Date },
): Promise<boolean> {
  return (await db.execute(claim, [tenantId, id, mailbox, eventId, iCalUid, now])) === 1;
}

const around = sql(
  "reconciler_around",
  `select u.status = 'active' and u.deleted_at is null as is_enabled,
          exists (
            select 1
              from graph_event g
             where g.tenant_id = $1
               and g.ical_uid = $3
               and g.content is not null
               and not (g.mailbox = $4 and g.event_id = $5)
               and not coalesce((g.content->>'isCancelled')::boolean, false)
               and not exists (
                 select 1
                   from meeting_room r
                  where r.tenant_id = $1
                    and lower(r.email) = g.mailbox)) as is_elsewhere,
          (select json_agg(json_build_object(
                    'roomId', w.room_id, 'fromStart', w.from_start, 'fromEnd', w.from_end, 'toStart', w.to_start,
                    'toEnd', w.to_end, 'fromSubject', w.from_subject, 'toSubject', w.to_subject))
             from calendar_write w
            where w.tenant_id = $1
              and (w.meeting_id = $6 or w.series_id = $7)
              and w.given_up_at is null) as writes
     from app_user u
    where u.tenant_id = $1
      and u.id = $2`,
);

interface AroundRow {
  is_enabled: boolean;
  is_elsewhere: boolean;
  writes: WriteRow[] | null;
}

interface WriteRow {
  roomId: string | null;
  fromStart: string | null;
  fromEnd: string | null;
  toStart: string | null;
  toEnd: string | null;
  fromSubject: string | null;
  toSubject: string | null;
}

/** Whether the organizer is still there, whether the event is in somebody else's calendar, and what the calendar is being told. */
export async function findAround(
  db: Queries,
  asked: Place & { organizerId: string; iCalUid: string | null; meetingId: string | null; seriesId: string | null },
): Promise<{ isEnabled: boolean; isElsewhere: boolean; writing: Writing }> {
  const { tenantId, mailbox, eventId, organizerId, iCalUid, meetingId, seriesId } = asked;
  const values = [tenantId, organizerId, iCalUid, mailbox, eventId, meetingId, seriesId];
  const [row] = await db.query<AroundRow>(around, values);
  return {
    isEnabled: row?.is_enabled ?? false,
    isElsewhere: row?.is_elsewhere ?? false,
    writing: writingOf(row?.writes ?? []),
  };
}

function writingOf(writes: readonly WriteRow[]): Writing {
  const time = (start: string | null, end: string | null) =>
    start === null || end === null ? [] : [{ start: new Date(start), end: new Date(end) }];
  return {
    times: writes.flatMap((one) => [...time(one.fromStart, one.fromEnd), ...time(one.toStart, one.toEnd)]),
    roomIds: writes.flatMap(({ roomId }) => roomId ?? []),
    subjects: writes.flatMap(({ fromSubject, toSubject }) => [fromSubject ?? [], toSubject ?? []].flat()),
  };
}

const seriesParts = sql(
  "reconciler_series_parts",
  `select (select max(m.ends_at) from meeting m where m.tenant_id = $1 and m.series_id = $2) as last_end,
          (select count(*)::integer
             from meeting m
             join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
            where m.tenant_id = $1
              and m.series_id = $2
              and o.status not in ('delivered', 'closed', 'cancelled', 'rejected')) as open_orders,
          array(
            select k.room_id
              from meeting_series_room k
             where k.tenant_id = $1
               and k.series_id = $2
             order by k.room_id) as room_ids,
          (select coalesce(json_agg(json_build_object(
                    'email', p.email, 'name', p.name, 'response', p.response, 'kind', p.kind)), '[]')
             from meeting_role p
            where p.tenant_id = $1
              and p.role = 'participant'
              and p.meeting_id = (
                select t.id
                  from meeting t
                 where t.tenant_id = $1
                   and t.series_id = $2
                   and t.deleted_at is null
                 order by t.original_start desc
                 limit 1)) as attendees`,
);

export interface SeriesParts {
  lastEnd: Date | null;
  openOrders: number;
  roomIds: string[];
  attendees: Attendee[];
}

/** What hangs on the dates of a series. */
export async function findSeriesParts(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<SeriesParts> {
  const rows = await db.query<{
    last_end: Date | null;
    open_orders: number;
    room_ids: string[];
    attendees: Attendee[];
  }>(seriesParts, [tenantId, id]);
  const [row] = rows;
  return {
    lastEnd: row?.last_end ?? null,
    openOrders: row?.open_orders ?? 0,
    roomIds: row?.room_ids ?? [],
    attendees: row?.attendees ?? [],
  };
}

const lastOf = sql(
  "reconciler_last_of",
  `select g.change_key, g.modified_at, g.content, g.meeting_id, g.series_id
     from graph_event g
    where g.tenant_id = $1
      and (g.meeting_id = $2 or g.series_id = $2)
      and g.mailbox = $3
    order by g.seen_at desc, g.id desc
    limit 1`,
);

/** The copy that was kept last of a meeting or series, where its event comes under another id. */
export async function findLastOf(
  db: Queries,
  { tenantId, id, mailbox }: { tenantId: string; id: string; mailbox: string },
): Promise<LastSeen | null> {
  const [row] = await db.query<SeenRow>(lastOf, [tenantId, id, mailbox]);
  // Its change key and moment were the other one's: they say nothing of this one.
  return row === undefined ? null : { event: row.content, changeKey: null, modifiedAt: null };
}
