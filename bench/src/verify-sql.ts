import { createHash } from "node:crypto";
import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import pg from "pg";

/** What a door of the bench asks with. */
export interface BenchDoor {
  tenantId: string;
  accessPointId: string;
  apiKeyId: string;
  /** As the door sends it. */
  key: string;
}

const prefix = "benchBenchDoor";
const secret = "benchBenchBenchBenchBenchBenchBenchBenchBen";

/** The bytes of the pass with this number. */
export function benchCode(number: number): Buffer {
  return createHash("md5").update(`pass ${number}`).digest();
}

/** So many passes of the demo's larger company that open one of its doors now, and a key for that door. */
export async function addBenchPasses(url: string, count: number): Promise<BenchDoor> {
  const client = new pg.Client(url);
  await client.connect();
  const tenantId = demoIds.tenant(nordlys);
  try {
    const { rows } = await client.query<{ id: string; site_id: string }>(
      `select id, site_id from access_point where tenant_id = $1 and deleted_at is null order by id limit 1`,
      [tenantId],
    );
    const [point] = rows;
    if (point === undefined) throw new Error("The demo has no access point");
    await client.query("set synchronous_commit = off");
    await addPasses(client, { tenantId, siteId: point.site_id, accessPointId: point.id, count });
    const apiKeyId = await addKey(client, { tenantId, siteId: point.site_id, accessPointId: point.id });
    await client.query("vacuum (analyze) access_pass, access_pass_point, visit, api_key, api_key_place, access_point");
    return { tenantId, accessPointId: point.id, apiKeyId, key: `mm_${prefix}_${secret}` };
  } finally {
    await client.end();
  }
}

/** What was kept of tries with the bench's key. */
export async function countBenchTries(url: string): Promise<{ tries: number; refused: number }> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ tries: number; refused: number }>(
      `select count(*)::int as tries, count(t.because)::int as refused
         from access_try t
         join api_key k on k.tenant_id = t.tenant_id and k.id = t.api_key_id
        where t.tenant_id = $1
          and k.prefix = $2`,
      [demoIds.tenant(nordlys), prefix],
    );
    return rows[0] ?? { tries: 0, refused: 0 };
  } finally {
    await client.end();
  }
}

async function addPasses(
  client: pg.Client,
  {
    tenantId,
    siteId,
    accessPointId,
    count,
  }: { tenantId: string; siteId: string; accessPointId: string; count: number },
): Promise<void> {
  const id = (kind: number) => `('0199000${kind}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
  const numbers = `generate_series(0, ${count - 1}) as n`;
  const when = "tstzrange(now() - interval '1 hour', now() + interval '1 day')";
  await client.query(
    `insert into visit (tenant_id, id, site_id, host_id, during, source, status, created_at, updated_at)
     select $1, ${id(1)}, $2, $3, ${when}, 'walk_in', 'confirmed', now(), now() from ${numbers}`,
    [tenantId, siteId, demoIds.user(nordlys, "anna")],
  );
  await client.query(
    `insert into access_pass (tenant_id, id, visit_id, code_sha256, link_sha256, valid, created_at, updated_at)
     select $1, ${id(2)}, ${id(1)}, sha256(decode(md5('pass ' || n), 'hex')), sha256(('link ' || n)::bytea), ${when}, now(),
            now()
       from ${numbers}`,
    [tenantId],
  );
  await client.query(
    `insert into access_pass_point (tenant_id, access_pass_id, access_point_id)
     select $1, ${id(2)}, $2 from ${numbers}`,
    [tenantId, accessPointId],
  );
}

async function addKey(
  client: pg.Client,
  { tenantId, siteId, accessPointId }: { tenantId: string; siteId: string; accessPointId: string },
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `insert into api_key (tenant_id, id, name, prefix, secret_sha256, scopes, created_at, updated_at)
     values ($1, gen_random_uuid(), 'Bench', $2, sha256($3::text::bytea), '{access_passes.verify}', now(), now())
     returning id`,
    [tenantId, prefix, secret],
  );
  const apiKeyId = rows[0]?.id ?? "";
  await client.query("insert into api_key_route (prefix, tenant_id) values ($2, $1)", [tenantId, prefix]);
  await client.query(
    `insert into api_key_place (tenant_id, id, api_key_id, site_id, access_point_id, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, now())`,
    [tenantId, apiKeyId, siteId, accessPointId],
  );
  return apiKeyId;
}
