import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { LeasedWrite } from "./lease-write-sql.ts";

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
          from_end = coalesce(to_end, from_end),
          from_subject = coalesce(to_subject, from_subject)
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
