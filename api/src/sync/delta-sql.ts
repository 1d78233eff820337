import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** How far a mailbox has been read. */
export interface DeltaRecord {
  mailbox: string;
  /** Null: from the beginning. */
  cursor: string | null;
  windowFrom: Date;
  windowTo: Date;
  attempts: number;
  /** Until when it is this worker's: whoever writes after that finds another moment there. */
  leasedUntil: Date;
}

interface DeltaRow {
  mailbox: string;
  cursor: string | null;
  window_from: Date;
  window_to: Date;
  attempts: number;
}

const want = sql(
  "graph_delta_want",
  `insert into graph_delta (tenant_id, mailbox, window_from, window_to, next_sweep_at)
   values ($1, $2, $3, $3, $3)
   on conflict (tenant_id, mailbox) do nothing`,
);

/** Notes that a mailbox is to be read regularly. */
export async function wantSweep(
  db: Queries,
  { tenantId, mailbox, now }: { tenantId: string; mailbox: string; now: Date },
): Promise<void> {
  await db.execute(want, [tenantId, mailbox, now]);
}

const mailboxes = sql("graph_delta_mailboxes", "select mailbox from graph_delta where tenant_id = $1");

export async function listSweptMailboxes(db: Queries, { tenantId }: { tenantId: string }): Promise<string[]> {
  return (await db.query<{ mailbox: string }>(mailboxes, [tenantId])).map(({ mailbox }) => mailbox);
}

const forget = sql("graph_delta_forget", "delete from graph_delta where tenant_id = $1 and mailbox = $2");

export async function forgetSweep(db: Queries, { tenantId, mailbox }: { tenantId: string; mailbox: string }) {
  await db.execute(forget, [tenantId, mailbox]);
}

const soon = sql(
  "graph_delta_soon",
  `update graph_delta
      set next_sweep_at = least(next_sweep_at, $3),
          cursor = case when $4 then null else cursor end
    where tenant_id = $1
      and mailbox = $2`,
);

/** Has a mailbox read without waiting for its time; all of it where what was told since is not known. */
export async function sweepSoon(
  db: Queries,
  { tenantId, mailbox, now, fromTheStart }: { tenantId: string; mailbox: string; now: Date; fromTheStart: boolean },
): Promise<void> {
  await db.execute(soon, [tenantId, mailbox, now, fromTheStart]);
}

const isDue = sql(
  "graph_delta_is_due",
  "select 1 from graph_delta where tenant_id = $1 and next_sweep_at <= $2 limit 1",
);

export async function isSweepDue(db: Queries, { tenantId, now }: { tenantId: string; now: Date }): Promise<boolean> {
  return (await db.query(isDue, [tenantId, now])).length > 0;
}

const due = sql(
  "graph_delta_due",
  `select mailbox, cursor, window_from, window_to, attempts
     from graph_delta
    where tenant_id = $1
      and next_sweep_at <= $2
    order by next_sweep_at, mailbox
    limit 1
      for no key update skip locked`,
);

const take = sql(
  "graph_delta_take",
  `update graph_delta
      set next_sweep_at = $3,
          attempts = attempts + 1
    where tenant_id = $1
      and mailbox = $2`,
);

/** Takes the mailbox that has waited longest; others leave it alone until `until`. */
export async function takeDueSweep(
  db: Queries,
  { tenantId, now, until }: { tenantId: string; now: Date; until: Date },
): Promise<DeltaRecord | undefined> {
  const [row] = await db.query<DeltaRow>(due, [tenantId, now]);
  if (row === undefined) return undefined;
  await db.execute(take, [tenantId, row.mailbox, until]);
  return {
    mailbox: row.mailbox,
    cursor: row.cursor,
    windowFrom: row.window_from,
    windowTo: row.window_to,
    attempts: row.attempts + 1,
    leasedUntil: until,
  };
}

const settle = sql(
  "graph_delta_settle",
  `update graph_delta
      set cursor = $4,
          window_from = $5,
          window_to = $6,
          swept_at = $7,
          next_sweep_at = $8,
          attempts = $9,
          problem = $10
    where tenant_id = $1
      and mailbox = $2
      and next_sweep_at = $3`,
);

export interface SweptTo {
  cursor: string | null;
  windowFrom: Date;
  windowTo: Date;
  now: Date;
  nextSweepAt: Date;
  attempts: number;
  problem: string | null;
}

/** Keeps how far it came; nothing where another worker has it, or where it was asked for anew meanwhile. */
export async function settleSweep(
  db: Queries,
  tenantId: string,
  { mailbox, leasedUntil }: DeltaRecord,
  to: SweptTo,
): Promise<void> {
  await db.execute(settle, [
    tenantId,
    mailbox,
    leasedUntil,
    to.cursor,
    to.windowFrom,
    to.windowTo,
    to.now,
    to.nextSweepAt,
    to.attempts,
    to.problem,
  ]);
}
