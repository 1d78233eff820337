import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const save = sql(
  "visitor_photo_save",
  `insert into visitor_photo (tenant_id, visit_id, jpeg, taken_at, taken_by)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, visit_id) do update
      set jpeg = excluded.jpeg,
          taken_at = excluded.taken_at,
          taken_by = excluded.taken_by`,
);

export async function savePhoto(
  db: Queries,
  photo: { tenantId: string; visitId: string; jpeg: Uint8Array; now: Date; userId: string | null },
): Promise<void> {
  const { tenantId, visitId, jpeg, now, userId } = photo;
  await db.execute(save, [tenantId, visitId, Buffer.from(jpeg), now, userId]);
}

const find = sql(
  "visitor_photo_find",
  `select f.jpeg
     from visitor_photo f
    where f.tenant_id = $1
      and f.visit_id = $2`,
);

export async function findPhoto(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<Uint8Array | undefined> {
  return (await db.query<{ jpeg: Buffer }>(find, [tenantId, visitId]))[0]?.jpeg;
}

const forget = sql(
  "visitor_photo_forget",
  `delete from visitor_photo
    where tenant_id = $1
      and visit_id = $2`,
);

/** False where there was none. */
export async function deletePhoto(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<boolean> {
  return (await db.execute(forget, [tenantId, visitId])) > 0;
}
