import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const guesses = sql(
  "access_try_guesses",
  `select count(*)::int as count
     from access_try
    where tenant_id = $1
      and access_point_id = $2
      and at > $3
      and because = 'unknown'`,
);

/** How many codes that no pass has were shown there since. */
export async function countGuesses(
  db: Queries,
  { tenantId, accessPointId, since }: { tenantId: string; accessPointId: string; since: Date },
): Promise<number> {
  return (await db.query<{ count: number }>(guesses, [tenantId, accessPointId, since]))[0]?.count ?? 0;
}

const raise = sql(
  "access_alarm_raise",
  `insert into access_alarm (tenant_id, access_point_id, raised_at, tries)
   values ($1, $2, $3, $4)
   on conflict (tenant_id, access_point_id) do update
      set raised_at = excluded.raised_at,
          tries = excluded.tries
    where access_alarm.raised_at <= $5
   returning access_point_id`,
);

export interface RaiseAlarm {
  tenantId: string;
  accessPointId: string;
  at: Date;
  tries: number;
  /** One that was raised later than this still stands for this burst. */
  unlessAfter: Date;
}

/** True for whoever raises it; false for the others of the same burst. */
export async function raiseAlarm(db: Queries, alarm: RaiseAlarm): Promise<boolean> {
  const { tenantId, accessPointId, at, tries, unlessAfter } = alarm;
  return (await db.query(raise, [tenantId, accessPointId, at, tries, unlessAfter])).length > 0;
}
