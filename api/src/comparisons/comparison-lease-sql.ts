import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A comparison that a worker makes. What it writes is refused as soon as somebody else has a higher fence. */
export interface LeasedComparison {
  tenantId: string;
  id: string;
  fence: number;
  attempts: number;
  from: Date;
  to: Date;
  siteIds: string[];
  step: "our_meetings" | "their_events";
  /** What was compared last, in the words of the step. */
  reached: string | null;
}

const waiting = sql(
  "comparison_waiting",
  `select 1
     from comparison
    where tenant_id = $1
      and status = 'running'
      and (lease_until is null or lease_until < $2)
    limit 1`,
);

export async function isComparisonWaiting(
  db: Queries,
  { tenantId, now }: { tenantId: string; now: Date },
): Promise<boolean> {
  return (await db.query(waiting, [tenantId, now])).length > 0;
}

const next = sql(
  "comparison_next",
  `select id, fence, attempts, from_at, to_at, site_ids, step, reached
     from comparison
    where tenant_id = $1
      and status = 'running'
      and (lease_until is null or lease_until < $2)
    order by created_at
    limit 1
      for no key update skip locked`,
);

const claim = sql(
  "comparison_claim",
  `update comparison
      set lease_until = $3,
          fence = fence + 1,
          attempts = attempts + 1
    where tenant_id = $1
      and id = $2`,
);

interface NextRow {
  id: string;
  fence: string;
  attempts: number;
  from_at: Date;
  to_at: Date;
  site_ids: string[];
  step: LeasedComparison["step"];
  reached: string | null;
}

/** Takes the comparison that waits longest; undefined where none does. */
export async function leaseComparison(
  db: Queries,
  { tenantId, now, until }: { tenantId: string; now: Date; until: Date },
): Promise<LeasedComparison | undefined> {
  const [row] = await db.query<NextRow>(next, [tenantId, now]);
  if (row === undefined) return undefined;
  await db.execute(claim, [tenantId, row.id, until]);
  return {
    tenantId,
    id: row.id,
    fence: Number(row.fence) + 1,
    attempts: row.attempts + 1,
    from: row.from_at,
    to: row.to_at,
    siteIds: row.site_ids,
    step: row.step,
    reached: row.reached,
  };
}

/** Somebody else makes it now, or a person has stopped it. */
export class LeaseLost extends Error {
  constructor() {
    super("The comparison is no longer this worker's");
    this.name = "LeaseLost";
  }
}

const proceed = sql(
  "comparison_proceed",
  `update comparison
      set step = $4,
          reached = $5,
          compared = compared + $6,
          total = total + $8,
          attempts = 0,
          lease_until = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and fence = $3
      and status = 'running'`,
);

export interface Reached {
  step: LeasedComparison["step"];
  reached: string | null;
  compared: number;
  /** How much more there is to compare than was known before. */
  more?: number;
  until: Date;
}

/** Says how far it is and keeps the lease; throws `LeaseLost`, which undoes what was written with it. */
export async function proceedTo(
  db: Queries,
  { tenantId, id, fence }: LeasedComparison,
  { step, reached, compared, more = 0, until }: Reached,
): Promise<void> {
  const values = [tenantId, id, fence, step, reached, compared, until, more];
  if ((await db.execute(proceed, values)) === 0) throw new LeaseLost();
}

const finish = sql(
  "comparison_finish",
  `update comparison
      set status = $4,
          problem = $5,
          finished_at = $6,
          lease_until = null,
          version = version + 1
    where tenant_id = $1
      and id = $2
      and fence = $3
      and status = 'running'`,
);

export async function finishComparison(
  db: Queries,
  { tenantId, id, fence }: LeasedComparison,
  { status, problem, now }: { status: "done" | "failed"; problem: string | null; now: Date },
): Promise<void> {
  if ((await db.execute(finish, [tenantId, id, fence, status, problem, now])) === 0) throw new LeaseLost();
}

const putOff = sql(
  "comparison_put_off",
  `update comparison
      set lease_until = $4
    where tenant_id = $1
      and id = $2
      and fence = $3
      and status = 'running'`,
);

/** For later: without a moment, for whoever comes next. */
export async function putOffComparison(
  db: Queries,
  { tenantId, id, fence }: LeasedComparison,
  until: Date | null,
): Promise<void> {
  await db.execute(putOff, [tenantId, id, fence, until]);
}
