import type { FedPass } from "@magic-meetings/contract/access-passes/verify.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** Passes that were over for longer are of no use to a door, also not as withdrawn ones. */
const keptHours = 48;

/**
 * A pass changes with its visit: what security decides of it and that it is cancelled stands there. Moments are compared
 * as they are shown, in milliseconds, so that nothing lies between a pass and the cursor that was made of it.
 */
const feed = sql(
  "access_pass_feed",
  `select *
     from (
       select p.id,
              encode(p.code_sha256, 'hex') as code_sha256,
              p.status = 'active'
                and v.status in ('invited', 'confirmed', 'arrived')
                and v.clearance in ('not_needed', 'approved') as is_valid,
              lower(p.valid) as valid_from,
              upper(p.valid) as valid_to,
              date_trunc('milliseconds', greatest(p.updated_at, v.updated_at)) as changed_at,
              array(
                select k.access_point_id
                  from access_pass_point k
                  join access_point a on a.tenant_id = $1 and a.id = k.access_point_id and a.deleted_at is null
                 where k.tenant_id = $1
                   and k.access_pass_id = p.id
                   and exists (
                       select
                         from api_key_place l
                        where l.tenant_id = $1
                          and l.api_key_id = $2
                          and l.site_id = a.site_id
                          and (l.access_point_id is null or l.access_point_id = a.id))
                 order by k.access_point_id)::text[] as access_point_ids
         from visit v
         join access_pass p on p.tenant_id = $1 and p.visit_id = v.id
        where v.tenant_id = $1
          and v.site_id in (select l.site_id from api_key_place l where l.tenant_id = $1 and l.api_key_id = $2)
          and upper(p.valid) > $3::timestamptz) fed
    where (changed_at, id) > ($4::timestamptz, $5::uuid)
      -- A door that was taken from a pass has to hear of it as well.
      and (cardinality(access_point_ids) > 0 or $4::timestamptz > 'epoch')
    order by changed_at, id
    limit $6`,
  { plan: "each" },
);

export interface FeedWanted {
  tenantId: string;
  apiKeyId: string;
  now: Date;
  after: [string, string];
  limit: number;
}

interface Row {
  id: string;
  code_sha256: string;
  is_valid: boolean;
  valid_from: Date;
  valid_to: Date;
  changed_at: Date;
  access_point_ids: string[];
}

/** Passes of the key's access points in the order in which they changed. */
export async function listFedPasses(db: Queries, wanted: FeedWanted): Promise<FedPass[]> {
  const { tenantId, apiKeyId, now, after, limit } = wanted;
  const over = new Date(now.getTime() - keptHours * 3_600_000);
  const rows = await db.query<Row>(feed, [tenantId, apiKeyId, over, ...after, limit]);
  return rows.map(toFedPass);
}

function toFedPass(row: Row): FedPass {
  const isValid = row.is_valid && row.access_point_ids.length > 0;
  return {
    id: row.id,
    state: isValid ? "valid" : "withdrawn",
    codeSha256: isValid ? row.code_sha256 : null,
    validFrom: isValid ? row.valid_from.toISOString() : null,
    validUntil: isValid ? row.valid_to.toISOString() : null,
    accessPointIds: isValid ? row.access_point_ids : [],
    changedAt: row.changed_at.toISOString(),
  };
}

const inUse = sql(
  "access_pass_feed_key",
  `select 1 from api_key where tenant_id = $1 and id = $2 and deleted_at is null`,
);

/** A key is known for some seconds after it was revoked; doors are told at once. */
export async function isKeyInUse(
  db: Queries,
  { tenantId, apiKeyId }: { tenantId: string; apiKeyId: string },
): Promise<boolean> {
  return (await db.query(inUse, [tenantId, apiKeyId])).length > 0;
}
