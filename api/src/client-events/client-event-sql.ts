import type { Client } from "@magic-meetings/contract/client-events/client-event.ts";
import type { ClientEventKind, ClientPlatform } from "@magic-meetings/contract/client-events/client-event-words.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** What is counted together: a kind of event from a kind of client on a day, in UTC. */
export interface CountedEvent extends Client {
  tenantId: string;
  day: string;
  kind: ClientEventKind;
}

const countAgain = sql(
  "client_event_count_again",
  `update client_event_day
      set count = count + 1
    where tenant_id = $1
      and day = $2
      and host = $3
      and platform = $4
      and version = $5
      and kind = $6
  returning count`,
);

/** Counts one more of what was counted today before; false: nothing was. */
export async function countKnownEvent(db: Queries, event: CountedEvent): Promise<boolean> {
  return (await db.query(countAgain, valuesOf(event))).length > 0;
}

const countFirst = sql(
  "client_event_count_first",
  `insert into client_event_day as d (tenant_id, day, host, platform, version, kind, count)
   values ($1, $2, $3, $4, $5, $6, 1)
   on conflict (tenant_id, day, host, platform, version, kind) do update
      set count = d.count + 1`,
);

/** Counts the first of its kind on a day, or one more where somebody else was first. */
export async function countNewEvent(db: Queries, event: CountedEvent): Promise<void> {
  await db.execute(countFirst, valuesOf(event));
}

const rowsOfDay = sql(
  "client_event_rows_of_day",
  `select count(*)::int as rows
     from client_event_day
    where tenant_id = $1
      and day = $2`,
);

/** How many kinds of event and client a day tells apart so far. */
export async function countRowsOfDay(
  db: Queries,
  { tenantId, day }: Pick<CountedEvent, "tenantId" | "day">,
): Promise<number> {
  return (await db.query<{ rows: number }>(rowsOfDay, [tenantId, day]))[0]?.rows ?? 0;
}

const eraseBefore = sql(
  "client_event_erase_before",
  `delete from client_event_day
    where tenant_id = $1
      and day < $2`,
);

export async function eraseEventsBefore(
  db: Queries,
  { tenantId, day }: Pick<CountedEvent, "tenantId" | "day">,
): Promise<void> {
  await db.execute(eraseBefore, [tenantId, day]);
}

/** The versions of a client are told together. */
export interface EventDay {
  host: string;
  platform: ClientPlatform;
  kind: ClientEventKind;
  day: string;
  count: number;
  versions: string[];
}

const days = sql(
  "client_event_days",
  `select d.host, d.platform, d.kind, d.day::text, sum(d.count)::int as count,
          array_agg(distinct d.version) as versions
     from client_event_day d
    where d.tenant_id = $1
    group by d.host, d.platform, d.kind, d.day
    order by d.host, d.platform, d.kind, d.day`,
);

/** All that is kept, day by day. */
export function listEventDays(db: Queries, tenantId: string): Promise<EventDay[]> {
  return db.query<EventDay>(days, [tenantId]);
}

function valuesOf({ tenantId, day, host, platform, version, kind }: CountedEvent): unknown[] {
  return [tenantId, day, host, platform, version, kind];
}
