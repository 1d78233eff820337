import type { PictureType } from "@magic-meetings/contract/catalogue/catalogue-limits.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { CleanPicture } from "./clean-picture.ts";

const insert = sql(
  "service_picture_insert",
  `insert into service_picture (
     tenant_id, id, service_id, media_type, width, height, bytes, created_at, created_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

export interface NewPicture {
  tenantId: string;
  id: string;
  serviceId: string;
  picture: CleanPicture;
  now: Date;
  userId: string | null;
}

export async function insertPicture(db: Queries, { tenantId, id, serviceId, picture, now, userId }: NewPicture) {
  const { type, width, height, bytes } = picture;
  await db.execute(insert, [tenantId, id, serviceId, type, width, height, bytes, now, userId]);
}

/** Older ones are gone; the last few stay, so that a replaced picture can be put back. */
const removeOld = sql(
  "service_picture_remove_old",
  `delete from service_picture
    where tenant_id = $1
      and service_id = $2
      and id not in (
        select p.id
          from service_picture p
         where p.tenant_id = $1
           and p.service_id = $2
         order by p.created_at desc, p.id desc
         limit $3)`,
);

export async function removeOldPictures(
  db: Queries,
  { tenantId, serviceId, keep }: { tenantId: string; serviceId: string; keep: number },
): Promise<void> {
  await db.execute(removeOld, [tenantId, serviceId, keep]);
}

const known = sql(
  "service_picture_known",
  `select p.id
     from service_picture p
    where p.tenant_id = $1
      and p.id = $2
      and p.service_id = $3`,
);

export async function isPictureOf(
  db: Queries,
  { tenantId, id, serviceId }: { tenantId: string; id: string; serviceId: string },
): Promise<boolean> {
  return (await db.query(known, [tenantId, id, serviceId])).length === 1;
}

const read = sql(
  "service_picture_read",
  `select p.media_type, p.bytes
     from service_picture p
    where p.tenant_id = $1
      and p.id = $2`,
);

export async function findPicture(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<{ type: PictureType; bytes: Buffer } | undefined> {
  const rows = await db.query<{ media_type: PictureType; bytes: Buffer }>(read, [tenantId, id]);
  return rows.map((row) => ({ type: row.media_type, bytes: row.bytes }))[0];
}
