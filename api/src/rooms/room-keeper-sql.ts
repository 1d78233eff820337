import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const mostKeepers = 5;

const keepers = sql(
  "room_keepers",
  `select u.id
     from app_user u
    where u.tenant_id = $1
      and u.deleted_at is null
      and u.status = 'active'
      and u.id in (
        select h.user_id
          from user_role h
         where h.tenant_id = $1
           and h.role = 'facility'
           and (h.site_id is null or h.site_id = $2))
    order by u.id
    limit ${mostKeepers}`,
);

/** Who looks after a site's rooms and decides about them where a room names nobody. */
export async function findRoomKeepers(
  db: Queries,
  { tenantId, siteId }: { tenantId: string; siteId: string },
): Promise<string[]> {
  return (await db.query<{ id: string }>(keepers, [tenantId, siteId])).map((row) => row.id);
}
