import type { DietCount } from "@magic-meetings/contract/diets/diet-rules.ts";
import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const readFilled = sql(
  "line_diet_read",
  `select service_order_line_id as id, diets
     from line_diet
    where tenant_id = $1
      and service_order_line_id = any($2::uuid[])`,
);

/** What lines were filled with before, by line. */
export async function readFilledDiets(
  db: Queries,
  { tenantId, lineIds }: { tenantId: string; lineIds: readonly string[] },
): Promise<Map<string, DietCount[]>> {
  const rows = await db.query<{ id: string; diets: DietCount[] }>(readFilled, [tenantId, lineIds]);
  return new Map(rows.map(({ id, diets }) => [id, diets]));
}

const insertFilled = insertRows("line_diet", {
  shared: ["tenant_id", "filled_at"],
  own: ["service_order_line_id", "diets"],
  then: `on conflict (tenant_id, service_order_line_id) do update
            set diets = excluded.diets,
                filled_at = excluded.filled_at`,
});

export async function keepFilledDiets(
  db: Queries,
  { tenantId, now, filled }: { tenantId: string; now: Date; filled: ReadonlyMap<string, readonly DietCount[]> },
): Promise<void> {
  const rows = [...filled].map(([id, diets]) => [id, JSON.stringify(diets)]);
  await insertFilled(db, [tenantId, now], rows);
}

const setDiets = sql(
  "service_order_line_set_diets",
  `update service_order_line
      set diets = $3
    where tenant_id = $1
      and id = $2`,
);

/** Writes the diets of a line whose order is not with its vendors yet. */
export async function setLineDiets(
  db: Queries,
  { tenantId, lineId, diets }: { tenantId: string; lineId: string; diets: readonly DietCount[] },
): Promise<void> {
  await db.execute(setDiets, [tenantId, lineId, JSON.stringify(diets)]);
}

const lockOrder = sql(
  "line_diet_lock_order",
  `select o.meeting_id
     from service_order o
    where o.tenant_id = $1
      and o.id = $2
      for no key update of o`,
);

export async function lockOrderForDiets(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<void> {
  await db.query(lockOrder, [tenantId, id]);
}
