import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

export interface Favourite {
  tenantId: string;
  userId: string;
  serviceId: string;
}

const listStatement = sql(
  "favourite_service_list",
  `select f.service_id
     from favourite_service f
     join service s on s.tenant_id = f.tenant_id and s.id = f.service_id and s.deleted_at is null
    where f.tenant_id = $1
      and f.user_id = $2
    order by s.name, s.id
    limit 500`,
);

export async function listFavourites(
  db: Queries,
  { tenantId, userId }: Omit<Favourite, "serviceId">,
): Promise<{ serviceId: string }[]> {
  const rows = await db.query<{ service_id: string }>(listStatement, [tenantId, userId]);
  return rows.map((row) => ({ serviceId: row.service_id }));
}

const insertStatement = sql(
  "favourite_service_insert",
  `insert into favourite_service (tenant_id, user_id, service_id, created_at)
   values ($1, $2, $3, $4)
   on conflict (tenant_id, user_id, service_id) do nothing`,
);

export async function insertFavourite(db: Queries, favourite: Favourite & { now: Date }): Promise<void> {
  const { tenantId, userId, serviceId, now } = favourite;
  await db.execute(insertStatement, [tenantId, userId, serviceId, now]);
}

const deleteStatement = sql(
  "favourite_service_delete",
  `delete from favourite_service
    where tenant_id = $1
      and user_id = $2
      and service_id = $3`,
);

export async function deleteFavourite(db: Queries, { tenantId, userId, serviceId }: Favourite): Promise<void> {
  await db.execute(deleteStatement, [tenantId, userId, serviceId]);
}
