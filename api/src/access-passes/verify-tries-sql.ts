import type { Direction, RefusalAtDoor } from "@magic-meetings/contract/access-passes/verify-rules.ts";
import type { AccessTry } from "@magic-meetings/contract/access-passes/verify.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const list = sql(
  "access_try_list",
  `select t.id, t.at, t.direction, t.because, t.visit_id,
          a.id as access_point_id, a.name as access_point, s.id as site_id, s.name as site, s.time_zone,
          k.id as api_key_id, k.name as api_key
     from access_try t
     join access_point a on a.tenant_id = t.tenant_id and a.id = t.access_point_id
     join site s on s.tenant_id = t.tenant_id and s.id = t.site_id
     join api_key k on k.tenant_id = t.tenant_id and k.id = t.api_key_id
    where t.tenant_id = $1
      and ($2::uuid[] is null or t.site_id = any ($2))
      and ($3::uuid is null or t.site_id = $3)
      and ($4::uuid is null or t.access_point_id = $4)
      and ($5::uuid is null or t.visit_id = $5)
      and ($6::text is null or t.direction = $6)
      and ($7::boolean is null or (t.because is null) = $7)
      and ($8::text is null or t.because = $8)
      and ($9::text is null or a.name ilike $9 or k.name ilike $9)
      and ($10::timestamptz is null or t.at >= $10)
      and ($11::timestamptz is null or t.at < $11)
      and ($12::uuid is null or t.id < $12)
    order by t.id desc
    limit $13`,
  { plan: "each" },
);

export interface TryFilter {
  tenantId: string;
  /** Null: every site. */
  siteIds: string[] | null;
  siteId: string | null;
  accessPointId: string | null;
  visitId: string | null;
  direction: Direction | null;
  granted: boolean | null;
  because: string | null;
  /** A pattern for the names of access points and keys. */
  pattern: string | null;
  from: Date | null;
  to: Date | null;
}

interface Row {
  id: string;
  at: Date;
  direction: Direction;
  because: RefusalAtDoor | null;
  visit_id: string | null;
  access_point_id: string;
  access_point: string;
  site_id: string;
  site: string;
  time_zone: string;
  api_key_id: string;
  api_key: string;
}

/** The latest first. */
export async function listTries(
  db: Queries,
  wanted: TryFilter & { after: string | null; limit: number },
): Promise<AccessTry[]> {
  const { tenantId, siteIds, siteId, accessPointId, visitId, direction, granted, because, pattern, from, to } = wanted;
  const values = [tenantId, siteIds, siteId, accessPointId, visitId, direction, granted, because, pattern, from, to];
  const rows = await db.query<Row>(list, [...values, wanted.after, wanted.limit]);
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    accessPoint: { id: row.access_point_id, name: row.access_point },
    site: { id: row.site_id, name: row.site, timeZone: row.time_zone },
    direction: row.direction,
    granted: row.because === null,
    because: row.because,
    apiKey: { id: row.api_key_id, name: row.api_key },
    visitId: row.visit_id,
  }));
}
