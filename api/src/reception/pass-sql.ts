import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const byCode = sql(
  "reception_pass_by_code",
  `select a.visit_id
     from access_pass a
    where a.tenant_id = $1
      and a.code_sha256 = $2`,
);

/** Whose pass has this code; a withdrawn one is found as well, because the desk says why it opens nothing. */
export async function findPassByCode(
  db: Queries,
  { tenantId, codeSha256 }: { tenantId: string; codeSha256: Buffer },
): Promise<string | undefined> {
  return (await db.query<{ visit_id: string }>(byCode, [tenantId, codeSha256]))[0]?.visit_id;
}

const ofVisit = sql(
  "reception_pass_of_visit",
  `select a.id, a.issue
     from access_pass a
    where a.tenant_id = $1
      and a.visit_id = $2
      and a.status = 'active'`,
);

/** The pass of a visit that opens doors. */
export async function findPassOfVisit(
  db: Queries,
  { tenantId, visitId }: { tenantId: string; visitId: string },
): Promise<{ id: string; issue: number } | undefined> {
  return (await db.query<{ id: string; issue: number }>(ofVisit, [tenantId, visitId]))[0];
}
