import type { Diet, SaidDiet } from "@magic-meetings/contract/diets/diet.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

// What people said about what they eat. It leaves this table only as numbers, or to the person who said it, or to the
// kitchen where she allowed her name; never into the audit trail, a signal or a log.

const save = sql(
  "diet_save",
  `insert into diet (tenant_id, id, user_id, meeting_id, diets, allergens, name_for_allergy, note, said_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (tenant_id, user_id, meeting_id) do update
      set diets = excluded.diets,
          allergens = excluded.allergens,
          name_for_allergy = excluded.name_for_allergy,
          note = excluded.note,
          said_at = excluded.said_at`,
);

export interface SaidBy {
  tenantId: string;
  userId: string;
  /** Null: for every meeting. */
  meetingId: string | null;
}

export async function saveDiet(
  db: Queries,
  { tenantId, userId, meetingId, id, diet, now }: SaidBy & { id: string; diet: Diet; now: Date },
): Promise<void> {
  const { diets, allergens, nameForAllergy, note } = diet;
  await db.execute(save, [
    tenantId,
    id,
    userId,
    meetingId,
    [...new Set(diets)],
    [...new Set(allergens)],
    nameForAllergy,
    note,
    now,
  ]);
}

const forgetOne = sql(
  "diet_forget_one",
  `delete from diet
    where tenant_id = $1
      and user_id = $2
      and meeting_id = $3`,
);

const forgetAll = sql(
  "diet_forget_all",
  `delete from diet
    where tenant_id = $1
      and user_id = $2`,
);

/** Erases what was said for one meeting; without a meeting all of it. Gives how much that was. */
export function forgetDiet(db: Queries, { tenantId, userId, meetingId }: SaidBy): Promise<number> {
  return meetingId === null
    ? db.execute(forgetAll, [tenantId, userId])
    : db.execute(forgetOne, [tenantId, userId, meetingId]);
}

const read = sql(
  "diet_read",
  `select meeting_id, diets, allergens, name_for_allergy, note, said_at
     from diet
    where tenant_id = $1
      and user_id = $2
      and (meeting_id is null or meeting_id = $3)`,
);

interface DietRow {
  meeting_id: string | null;
  diets: SaidDiet["diets"];
  allergens: SaidDiet["allergens"];
  name_for_allergy: boolean;
  note: string;
  said_at: Date;
}

/** What a person said for always, and for one meeting. */
export async function readDiets(
  db: Queries,
  { tenantId, userId, meetingId }: SaidBy,
): Promise<{ always: SaidDiet | null; forMeeting: SaidDiet | null }> {
  const rows = await db.query<DietRow>(read, [tenantId, userId, meetingId]);
  const of = (row: DietRow | undefined): SaidDiet | null =>
    row === undefined
      ? null
      : {
          diets: row.diets,
          allergens: row.allergens,
          nameForAllergy: row.name_for_allergy,
          note: row.note,
          saidAt: row.said_at.toISOString(),
        };
  return {
    always: of(rows.find((row) => row.meeting_id === null)),
    forMeeting: of(rows.find((row) => row.meeting_id !== null)),
  };
}
