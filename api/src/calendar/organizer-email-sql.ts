import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const emailOf = sql(
  "app_user_email",
  `select lower(u.email) as email
     from app_user u
    where u.tenant_id = $1
      and u.id = $2
      and u.deleted_at is null`,
);

/** The mailbox of somebody of the company. */
export async function findEmailOf(
  db: Queries,
  { tenantId, userId }: { tenantId: string; userId: string },
): Promise<string | undefined> {
  return (await db.query<{ email: string }>(emailOf, [tenantId, userId]))[0]?.email;
}
