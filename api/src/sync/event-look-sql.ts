import { insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Why an event is looked at. */
export type LookReason = "notification" | "sweep" | "comparison" | "replay" | "own";

/** An event in a mailbox, as the calendar knows it. */
export interface EventPlace {
  mailbox: string;
  eventId: string;
}

/** A look that a worker has taken. Whoever takes it next has a higher fence. */
export interface LeasedLook extends EventPlace {
  id: string;
  because: LookReason;
  /** How often it had been asked for when it was taken. */
  asked: number;
  askedAt: Date;
  attempts: number;
  fence: number;
}

// Asked again while it waits, it stays one row. One that fails keeps its own pace, however often it is asked for.
const upsert = insertRowsReturning<{ id: string }>("event_look", {
  shared: ["tenant_id", "because", "asked_at", "look_at"],
  own: ["id", "mailbox", "event_id"],
  then: `on conflict (tenant_id, mailbox, event_id) do update
     set asked = event_look.asked + 1,
         because = excluded.because,
         asked_at = excluded.asked_at,
         look_at = case
           when event_look.attempts > 0 then event_look.look_at
           else least(event_look.look_at, excluded.look_at)
         end
   returning id`,
});

export interface LooksToAsk {
  tenantId: string;
  places: readonly EventPlace[];
  because: LookReason;
  now: Date;
  /** Later than now, where something is waited for. */
  lookAt?: Date;
  newId: () => string;
}

/** One row for every event, in an order that all who ask have in common. */
export async function upsertLooks(db: Queries, { tenantId, places, because, now, lookAt, newId }: LooksToAsk) {
  const once = new Map(places.map((place) => [`${place.mailbox} ${place.eventId}`, place]));
  const inOrder = [...once].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, place]) => place);
  await upsert(
    db,
    [tenantId, because, now, lookAt ?? now],
    inOrder.map(({ mailbox, eventId }) => [newId(), mailbox, eventId]),
  );
}

const due = sql(
  "event_look_due",
  `select id, mailbox, event_id, because, asked, asked_at, attempts, fence
     from event_look
    where tenant_id = $1
      and look_at <= $2
      and (lease_until is null or lease_until < $2)
    order by look_at, id
    limit $3
      for no key update skip locked`,
);

const claim = sql(
  "event_look_claim",
  `update event_look
      set lease_until = $3,
          fence = fence + 1,
          attempts = attempts + 1
    where tenant_id = $1
      and id = any ($2)`,
);

interface LookRow {
  id: string;
  mailbox: string;
  event_id: string;
  because: LookReason;
  asked: number;
  asked_at: Date;
  attempts: number;
  fence: string;
}

/** Takes looks that are due and that nobody works on. */
export async function claimLooks(
  db: Queries,
  { tenantId, now, until, limit }: { tenantId: string; now: Date; until: Date; limit: number },
): Promise<LeasedLook[]> {
  const rows = await db.query<LookRow>(due, [tenantId, now, limit]);
  if (rows.length > 0) await db.execute(claim, [tenantId, rows.map(({ id }) => id), until]);
  return rows.map((row) => ({
    id: row.id,
    mailbox: row.mailbox,
    eventId: row.event_id,
    because: row.because,
    asked: row.asked,
    askedAt: row.asked_at,
    attempts: row.attempts + 1,
    fence: Number(row.fence) + 1,
  }));
}

const waiting = sql(
  "event_look_waiting",
  `select 1
     from event_look
    where tenant_id = $1
      and look_at <= $2
      and (lease_until is null or lease_until < $2)
    limit 1`,
);

export async function isLookWaiting(db: Queries, { tenantId, now }: { tenantId: string; now: Date }): Promise<boolean> {
  return (await db.query(waiting, [tenantId, now])).length > 0;
}

/** Another worker has taken the look over. */
export class LookLost extends Error {
  constructor() {
    super("The look is no longer this worker's");
    this.name = "LookLost";
  }
}

const end = sql(
  "event_look_end",
  `delete from event_look
    where tenant_id = $1
      and id = $2
      and fence = $3
      and asked = $4`,
);

const again = sql(
  "event_look_again",
  `update event_look
      set lease_until = null,
          look_at = $4,
          attempts = 0,
          problem = null
    where tenant_id = $1
      and id = $2
      and fence = $3`,
);

/**
 * The last statement of what a look leads to: the wait is over, unless it was asked for again meanwhile. Throws
 * `LookLost`, which undoes everything.
 */
export async function endLook(db: Queries, tenantId: string, look: LeasedLook, now: Date): Promise<void> {
  if ((await db.execute(end, [tenantId, look.id, look.fence, look.asked])) === 1) return;
  if ((await db.execute(again, [tenantId, look.id, look.fence, now])) === 0) throw new LookLost();
}

const putOff = sql(
  "event_look_put_off",
  `update event_look
      set lease_until = null,
          look_at = $4,
          attempts = $5,
          problem = $6
    where tenant_id = $1
      and id = $2
      and fence = $3`,
);

/** Gives a look back for later; one that somebody else has taken meanwhile stays his. */
export async function putOffLook(
  db: Queries,
  tenantId: string,
  look: LeasedLook,
  { until, attempts, problem }: { until: Date; attempts: number; problem: string | null },
): Promise<void> {
  await db.execute(putOff, [tenantId, look.id, look.fence, until, attempts, problem]);
}

const waits = sql(
  "event_look_waits",
  `select count(*)::int as waiting, min(asked_at) as oldest, count(*) filter (where attempts > 3)::int as failing
     from event_look
    where tenant_id = $1`,
);

/** How many events wait to be looked at, since when the oldest does, and how many looks keep failing. */
export async function countLooks(
  db: Queries,
  { tenantId }: { tenantId: string },
): Promise<{ waiting: number; oldest: Date | null; failing: number }> {
  const [row] = await db.query<{ waiting: number; oldest: Date | null; failing: number }>(waits, [tenantId]);
  return row ?? { waiting: 0, oldest: null, failing: 0 };
}
