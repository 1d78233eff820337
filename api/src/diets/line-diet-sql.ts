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

/** SQL: whether anybody of the meeting of an order (`$2`) that is being written has said what she eats. */
export const anybodyHasSaid = `exists (
     select 1
       from service_order o
       join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
      where o.tenant_id = $1
        and o.id = $2
        and o.status = 'draft'
        and (exists (
               select 1
                 from diet d
                where d.tenant_id = m.tenant_id
                  and d.user_id = m.organizer_id
                  and (d.meeting_id is null or d.meeting_id = m.id))
             or exists (
               select 1
                 from meeting_role p
                 join diet d on d.tenant_id = p.tenant_id and d.user_id = p.user_id
                where p.tenant_id = m.tenant_id
                  and p.meeting_id = m.id
                  and p.role = 'participant'
                  and (d.meeting_id is null or d.meeting_id = m.id))))`;
