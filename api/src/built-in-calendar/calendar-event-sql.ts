import type { Event } from "../graph/graph-event.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// The built-in calendar's events, each once: in its organizer's mailbox. Dates of a series have a row of their own only
// where they differ from the pattern.

export interface KeptEvent {
  mailbox: string;
  eventId: string;
  iCalUid: string;
  seriesEventId: string | null;
  changeKey: string;
  content: Event;
  /** Of a series: its first begin and its last end. */
  start: Date;
  end: Date;
  updatedAt: Date;
  isDeleted: boolean;
}

interface EventRow {
  mailbox: string;
  event_id: string;
  ical_uid: string;
  series_event_id: string | null;
  change_key: string;
  content: Event;
  starts_at: Date;
  ends_at: Date;
  updated_at: Date;
  deleted_at: Date | null;
}

const columns = `mailbox, event_id, ical_uid, series_event_id, change_key, content, starts_at, ends_at, updated_at,
         deleted_at`;

function toKept(row: EventRow): KeptEvent {
  return {
    mailbox: row.mailbox,
    eventId: row.event_id,
    iCalUid: row.ical_uid,
    seriesEventId: row.series_event_id,
    changeKey: row.change_key,
    content: row.content,
    start: row.starts_at,
    end: row.ends_at,
    updatedAt: row.updated_at,
    isDeleted: row.deleted_at !== null,
  };
}

const byId = `
  select ${columns}
    from calendar_event
   where tenant_id = $1
     and mailbox = $2
     and event_id = $3`;
const readById = sql("calendar_event_by_id", byId);
const lockById = sql("calendar_event_lock", `${byId}\n     for no key update`);

interface AskedEvent {
  tenantId: string;
  mailbox: string;
  eventId: string;
}

export async function findEventById(db: Queries, { tenantId, mailbox, eventId }: AskedEvent) {
  return (await db.query<EventRow>(readById, [tenantId, mailbox, eventId])).map(toKept)[0];
}

/** The same, locked until the end of the transaction. */
export async function lockEventById(db: Queries, { tenantId, mailbox, eventId }: AskedEvent) {
  return (await db.query<EventRow>(lockById, [tenantId, mailbox, eventId])).map(toKept)[0];
}

const byUid = sql(
  "calendar_event_by_uid",
  `select ${columns}
     from calendar_event
    where tenant_id = $1
      and mailbox = $2
      and ical_uid = $3
      and deleted_at is null
    order by series_event_id nulls first, updated_at desc
    limit 1`,
);

export async function findEventByUid(
  db: Queries,
  { tenantId, mailbox, iCalUid }: { tenantId: string; mailbox: string; iCalUid: string },
): Promise<KeptEvent | undefined> {
  return (await db.query<EventRow>(byUid, [tenantId, mailbox, iCalUid])).map(toKept)[0];
}

const upsert = sql(
  "calendar_event_upsert",
  `insert into calendar_event (tenant_id, id, mailbox, event_id, ical_uid, series_event_id, change_key, content, people,
                               starts_at, ends_at, created_at, updated_at, deleted_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12, $13)
   on conflict (tenant_id, mailbox, event_id) do update
      set ical_uid = excluded.ical_uid,
          series_event_id = excluded.series_event_id,
          change_key = excluded.change_key,
          content = excluded.content,
          people = excluded.people,
          starts_at = excluded.starts_at,
          ends_at = excluded.ends_at,
          updated_at = greatest(excluded.updated_at, calendar_event.updated_at),
          deleted_at = excluded.deleted_at`,
);

export interface EventToKeep extends AskedEvent {
  id: string;
  iCalUid: string;
  seriesEventId: string | null;
  changeKey: string;
  content: Event;
  people: string[];
  start: Date;
  end: Date;
  now: Date;
  isDeleted: boolean;
}

export async function upsertEvent(db: Queries, event: EventToKeep): Promise<void> {
  await db.execute(upsert, [
    event.tenantId,
    event.id,
    event.mailbox,
    event.eventId,
    event.iCalUid,
    event.seriesEventId,
    event.changeKey,
    JSON.stringify(event.content),
    event.people,
    event.start,
    event.end,
    event.now,
    event.isDeleted ? event.now : null,
  ]);
}

const whole = sql(
  "calendar_event_window",
  `select ${columns}
     from calendar_event
    where tenant_id = $1
      and mailbox = $2
      and event_id > $3
      and starts_at < $5
      and ends_at > $4
      and deleted_at is null
    order by event_id
    limit $6`,
);

const changed = sql(
  "calendar_event_since",
  `select ${columns}
     from calendar_event
    where tenant_id = $1
      and mailbox = $2
      and event_id > $3
      and updated_at >= $4
    order by event_id
    limit $5`,
);

export interface EventsAsked {
  tenantId: string;
  mailbox: string;
  /** Behind this event. */
  after: string;
  limit: number;
}

/** A mailbox's events in a window. */
export async function listEvents(
  db: Queries,
  { tenantId, mailbox, after, limit, from, to }: EventsAsked & { from: Date; to: Date },
): Promise<KeptEvent[]> {
  return (await db.query<EventRow>(whole, [tenantId, mailbox, after, from, to, limit])).map(toKept);
}

/** A mailbox's events that changed since a moment, deleted ones as well. */
export async function listChangedEvents(
  db: Queries,
  { tenantId, mailbox, after, limit, since }: EventsAsked & { since: Date },
): Promise<KeptEvent[]> {
  return (await db.query<EventRow>(changed, [tenantId, mailbox, after, since, limit])).map(toKept);
}

const ofPeople = sql(
  "calendar_event_of_people",
  `select ${columns}
     from calendar_event
    where tenant_id = $1
      and people && $2
      and ends_at > $3
      and starts_at < $4
      and (deleted_at is null or $5)
    order by starts_at, event_id
    limit 1000`,
);

/** What these people and rooms are in, in a window; masters of series and dates of their own side by side. */
export async function listEventsOf(
  db: Queries,
  asked: { tenantId: string; mailboxes: readonly string[]; from: Date; to: Date; deleted?: boolean },
): Promise<KeptEvent[]> {
  const { tenantId, mailboxes, from, to, deleted = false } = asked;
  return (await db.query<EventRow>(ofPeople, [tenantId, mailboxes, from, to, deleted])).map(toKept);
}

const ofSeries = sql(
  "calendar_event_of_series",
  `select ${columns}
     from calendar_event
    where tenant_id = $1
      and mailbox = $2
      and series_event_id = any ($3)
    order by event_id`,
);

/** The dates of series that have a row of their own, deleted ones as well. */
export async function listDatesOfSeries(
  db: Queries,
  { tenantId, mailbox, seriesEventIds }: { tenantId: string; mailbox: string; seriesEventIds: readonly string[] },
): Promise<KeptEvent[]> {
  return (await db.query<EventRow>(ofSeries, [tenantId, mailbox, seriesEventIds])).map(toKept);
}

const mailboxes = sql(
  "calendar_event_mailboxes",
  `select distinct mailbox
     from calendar_event
    where tenant_id = $1
      and ends_at > $2
    order by mailbox`,
);

/** Whose calendars have something from a moment on. */
export async function listMailboxesWithEvents(
  db: Queries,
  { tenantId, from }: { tenantId: string; from: Date },
): Promise<string[]> {
  return (await db.query<{ mailbox: string }>(mailboxes, [tenantId, from])).map(({ mailbox }) => mailbox);
}
