import type { EventTime } from "../calendar/calendar-port.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// Asked for again while it waits, it stays one row; what was given up begins anew, from what the calendar has now.
const kept = (column: string) =>
  `${column} = case
           when calendar_write.given_up_at is null then calendar_write.${column}
           else excluded.${column}
         end`;

const again = `on conflict (tenant_id, meeting_id, series_id, what, room_id) do update
     set asked = calendar_write.asked + 1,
         asked_by = excluded.asked_by,
         asked_at = excluded.asked_at,
         write_at = case
           when calendar_write.given_up_at is null and calendar_write.attempts > 0 then calendar_write.write_at
           else excluded.write_at
         end,
         ${kept("from_start")},
         ${kept("from_end")},
         ${kept("from_subject")},
         attempts = case when calendar_write.given_up_at is null then calendar_write.attempts else 0 end,
         problem = case when calendar_write.given_up_at is null then calendar_write.problem end,
         given_up_at = null`;

const upsert = insertRows("calendar_write", {
  shared: ["tenant_id", "asked_by", "asked_at", "write_at"],
  own: ["id", "meeting_id", "series_id", "what", "room_id", "from_start", "from_end", "from_subject"],
  then: again,
});

/** What the calendar is to be told of a meeting; `from`: what it has, as far as is known. */
export type WriteOfMeeting = { meetingId: string } & (
  | { what: "time"; from: EventTime }
  | { what: "room"; roomId: string }
  | { what: "subject"; from: string }
  | { what: "cancel" }
);

/** What it is to be told of a whole series. */
export type WriteOfSeries = { seriesId: string } & ({ what: "room"; roomId: string } | { what: "cancel" });

export type WriteToAsk = WriteOfMeeting | WriteOfSeries;

export interface WritesToAsk {
  tenantId: string;
  /** By the system's clock. */
  now: Date;
  by: string | null;
  newId: () => string;
  writes: readonly WriteToAsk[];
}

/** In an order that all who ask have in common. */
export function upsertWrites(db: Queries, { tenantId, now, by, newId, writes }: WritesToAsk): Promise<void> {
  const once = new Map(writes.map((one) => [keyOf(one), one]));
  const inOrder = [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, one]) => one);
  return upsert(
    db,
    [tenantId, by, now, now],
    inOrder.map((one) => [newId(), ...columnsOf(one)]),
  );
}

/** A series before its dates. */
function keyOf(write: WriteToAsk): string {
  const whose = "seriesId" in write ? `0 ${write.seriesId}` : `1 ${write.meetingId}`;
  return `${whose} ${write.what} ${write.what === "room" ? write.roomId : ""}`;
}

function columnsOf(write: WriteToAsk): unknown[] {
  const whose = "seriesId" in write ? [null, write.seriesId] : [write.meetingId, null];
  const roomId = write.what === "room" ? write.roomId : null;
  const time = write.what === "time" ? [write.from.start, write.from.end] : [null, null];
  return [...whose, write.what, roomId, ...time, write.what === "subject" ? write.from : null];
}

const anew = sql(
  "calendar_write_anew",
  `update calendar_write
      set given_up_at = null,
          asked = asked + 1,
          asked_by = $4,
          asked_at = $5,
          write_at = $5,
          attempts = 0,
          problem = null
    where tenant_id = $1
      and (meeting_id = $2 or series_id = $3)
      and given_up_at is not null`,
);

/** Tries again what the calendar did not do for a meeting or a whole series; false where there is nothing of the kind. */
export async function askAgain(
  db: Queries,
  asked: { tenantId: string; meetingId: string | null; seriesId: string | null; by: string | null; now: Date },
): Promise<boolean> {
  const { tenantId, meetingId, seriesId, by, now } = asked;
  return (await db.execute(anew, [tenantId, meetingId, seriesId, by, now])) > 0;
}

const exceptions = sql(
  "calendar_write_exceptions",
  `select m.id
     from meeting m
    where m.tenant_id = $1
      and m.id = any ($2)
      and exists (
        select 1
          from graph_event g
         where g.tenant_id = m.tenant_id
           and g.meeting_id = m.id
           and (g.content->>'isException')::boolean)`,
);

/** Those of the dates that their calendar keeps as something else than their series says. */
export async function findExceptions(
  db: Queries,
  { tenantId, meetingIds }: { tenantId: string; meetingIds: readonly string[] },
): Promise<string[]> {
  if (meetingIds.length === 0) return [];
  return (await db.query<{ id: string }>(exceptions, [tenantId, meetingIds])).map(({ id }) => id);
}
