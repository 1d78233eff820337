import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const count = sql(
  "badge_count",
  `insert into counter (tenant_id, name, value)
   values ($1, $2, 1)
   on conflict (tenant_id, name) do update
      set value = counter.value + 1
   returning value`,
);

const give = sql(
  "badge_give",
  `update visit
      set badge_number = $3,
          badge_day = $4
    where tenant_id = $1
      and id = $2`,
);

/** The next badge of the site's day; a number that was given is never given again on that day. */
export async function giveBadge(
  db: Queries,
  { tenantId, visitId, siteId, day }: { tenantId: string; visitId: string; siteId: string; day: string },
): Promise<number> {
  const [row] = await db.query<{ value: string }>(count, [tenantId, `badge:${siteId}:${day}`]);
  const number = Number(row?.value);
  await db.execute(give, [tenantId, visitId, number, day]);
  return number;
}
