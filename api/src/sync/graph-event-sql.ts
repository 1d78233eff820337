import type { CalendarEvent } from "../calendar/calendar-event.ts";
import type { SeenEvent } from "../calendar/calendar-port.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { EventPlace } from "./event-look-sql.ts";

/** An event as it was seen last. */
export interface LastSeen extends EventPlace {
  iCalUid: string | null;
  changeKey: string | null;
  modifiedAt: Date | null;
  /** Null: it was gone, or is nobody's concern here. */
  event: CalendarEvent | null;
  meetingId: string | null;
  seriesId: string | null;
}

interface SeenRow {
  mailbox: string;
  event_id: string;
  ical_uid: string | null;
  change_key: string | null;
  modified_at: Date | null;
  content: CalendarEvent | null;
  meeting_id: string | null;
  series_id: string | null;
}

const columns = "mailbox, event_id, ical_uid, change_key, modified_at, content, meeting_id, series_id";

function toLastSeen(row: SeenRow): LastSeen {
  return {
    mailbox: row.mailbox,
    eventId: row.event_id,
    iCalUid: row.ical_uid,
    changeKey: row.change_key,
    modifiedAt: row.modified_at,
    event: row.content,
    meetingId: row.meeting_id,
    seriesId: row.series_id,
  };
}

const byPlace = sql(
  "graph_event_by_place",
  `select ${columns}
     from graph_event
    where tenant_id = $1
      and mailbox = $2
      and event_id = $3`,
);

export async function findLastSeen(
  db: Queries,
  { tenantId, mailbox, eventId }: EventPlace & { tenantId: string },
): Promise<LastSeen | undefined> {
  const rows = await db.query<SeenRow>(byPlace, [tenantId, mailbox, eventId]);
  return rows.map(toLastSeen)[0];
}

const byUid = sql(
  "graph_event_by_uid",
  `select ${columns}
     from graph_event
    where tenant_id = $1
      and ical_uid = $2
      and mailbox = $3
      and content is not null
    order by seen_at desc
    limit 1`,
);

/** The same event in another mailbox, where it was seen there. */
export async function findSeenByUid(
  db: Queries,
  { tenantId, mailbox, iCalUid }: { tenantId: string; mailbox: string; iCalUid: string },
): Promise<LastSeen | undefined> {
  const rows = await db.query<SeenRow>(byUid, [tenantId, iCalUid, mailbox]);
  return rows.map(toLastSeen)[0];
}

const keep = sql(
  "graph_event_keep",
  `insert into graph_event (tenant_id, id, mailbox, event_id, ical_uid, change_key, modified_at, seen_at, content,
                            meeting_id, series_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
   on conflict (tenant_id, mailbox, event_id) do update
      set ical_uid = coalesce(excluded.ical_uid, graph_event.ical_uid),
          change_key = excluded.change_key,
          modified_at = excluded.modified_at,
          seen_at = excluded.seen_at,
          content = excluded.content,
          meeting_id = coalesce(excluded.meeting_id, graph_event.meeting_id),
          series_id = coalesce(excluded.series_id, graph_event.series_id)
    where excluded.modified_at is null
       or graph_event.modified_at is null
       or excluded.modified_at >= graph_event.modified_at`,
);

/** A later state of the event has been seen already. */
export class StaleReading extends Error {
  constructor() {
    super("A later state of the event has been seen meanwhile");
    this.name = "StaleReading";
  }
}

export interface SeenToKeep {
  tenantId: string;
  id: string;
  now: Date;
  seen: Pick<SeenEvent, "mailbox" | "eventId"> & Partial<SeenEvent>;
  meetingId: string | null;
  seriesId: string | null;
}

/**
 * Keeps an event as it is now, or that it is gone; what it belonged to is not forgotten. Throws `StaleReading`, which
 * undoes what was done with what was read.
 */
export async function keepSeen(
  db: Queries,
  { tenantId, id, now, seen, meetingId, seriesId }: SeenToKeep,
): Promise<void> {
  const { mailbox, eventId, iCalUid = null, changeKey = null, modifiedAt = null, event } = seen;
  const content = event === undefined ? null : JSON.stringify(event);
  const kept = await db.execute(keep, [
    tenantId,
    id,
    mailbox,
    eventId,
    iCalUid,
    changeKey,
    modifiedAt === null ? null : new Date(modifiedAt),
    now,
    content,
    meetingId,
    seriesId,
  ]);
  if (kept === 0) throw new StaleReading();
}

const known = sql(
  "graph_event_known",
  `select event_id, change_key
     from graph_event
    where tenant_id = $1
      and mailbox = $2
      and event_id = any ($3)
      and change_key is not null`,
);

/** The change keys with which these events were seen last; events that are gone or were never seen are left out. */
export async function findChangeKeys(
  db: Queries,
  { tenantId, mailbox, eventIds }: { tenantId: string; mailbox: string; eventIds: readonly string[] },
): Promise<Map<string, string | null>> {
  const rows = await db.query<{ event_id: string; change_key: string | null }>(known, [tenantId, mailbox, eventIds]);
  return new Map(rows.map((row) => [row.event_id, row.change_key]));
}

const present = sql(
  "graph_event_present",
  `select event_id
     from graph_event
    where tenant_id = $1
      and mailbox = $2
      and content is not null
      and (content->'input'->>'start')::timestamptz < $4
      and (content->'input'->>'end')::timestamptz > $3
      and (content->>'kind' <> 'occurrence' or (content->>'isException')::boolean)`,
);

/**
 * The events of a mailbox that were there when they were seen last, within a window; dates that are as their series has
 * them are not counted, because nobody tells of them.
 */
export async function listPresent(
  db: Queries,
  { tenantId, mailbox, from, to }: { tenantId: string; mailbox: string; from: Date; to: Date },
): Promise<string[]> {
  const rows = await db.query<{ event_id: string }>(present, [tenantId, mailbox, from, to]);
  return rows.map((row) => row.event_id);
}
