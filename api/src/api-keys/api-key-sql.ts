import type { Scope } from "@magic-meetings/contract/identity/identity.ts";
import type { KeyPlace } from "@magic-meetings/contract/api-keys/api-key.ts";
import type { KeyState } from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import type { Queries } from "../db/queries.ts";
import { insertRows } from "../db/insert-rows.ts";
import { sql } from "../db/statement.ts";

/** A key as it is kept, without its secret. */
export interface KeptKey {
  id: string;
  version: number;
  name: string;
  prefix: string;
  scopes: Scope[];
  places: KeyPlace[];
  validTo: Date | null;
  lastUsedAt: Date | null;
  previousValidTo: Date | null;
  createdAt: Date;
  createdBy: string | null;
  revokedAt: Date | null;
}

const columns = `
  k.id,
  k.version,
  k.name,
  k.prefix,
  k.scopes,
  k.valid_to as "validTo",
  k.last_used_at as "lastUsedAt",
  k.previous_valid_to as "previousValidTo",
  k.created_at as "createdAt",
  u.name as "createdBy",
  k.deleted_at as "revokedAt",
  coalesce(
    (select json_agg(json_build_object(
              'site', json_build_object('id', s.id, 'name', s.name),
              'accessPoint', case when a.id is null then null else json_build_object('id', a.id, 'name', a.name) end)
              order by s.name, a.name nulls first, p.id)
       from api_key_place p
       join site s on s.tenant_id = p.tenant_id and s.id = p.site_id
       left join access_point a on a.tenant_id = p.tenant_id and a.id = p.access_point_id
      where p.tenant_id = k.tenant_id
        and p.api_key_id = k.id),
    '[]') as places
   from api_key k
   left join app_user u on u.tenant_id = k.tenant_id and u.id = k.created_by
  where k.tenant_id = $1`;

const list = sql(
  "api_key_list",
  `select ${columns}
      and ($2::text is null or k.name ilike $2 or k.prefix ilike $2)
      and ($3::text is null or $3 = case
            when k.deleted_at is not null then 'revoked'
            when k.valid_to <= $4 then 'expired'
            else 'active' end)
      and ($5::uuid is null or k.id < $5)
    order by k.id desc
    limit $6`,
);

export interface KeyList {
  tenantId: string;
  pattern: string | null;
  state: KeyState | null;
  now: Date;
  after: string | null;
  limit: number;
}

/** The newest first. */
export function listKeys(db: Queries, { tenantId, pattern, state, now, after, limit }: KeyList): Promise<KeptKey[]> {
  return db.query<KeptKey>(list, [tenantId, pattern, state, now, after, limit]);
}

const byId = sql("api_key_by_id", `select ${columns} and k.id = $2`);

interface KeyId {
  tenantId: string;
  id: string;
}

export async function findKey(db: Queries, { tenantId, id }: KeyId): Promise<KeptKey | undefined> {
  return (await db.query<KeptKey>(byId, [tenantId, id]))[0];
}

const lock = sql("api_key_lock", `select 1 from api_key where tenant_id = $1 and id = $2 for no key update`);

/** The key as it is now, with nobody else changing it; undefined where there is none. */
export async function lockKey(db: Queries, key: KeyId): Promise<KeptKey | undefined> {
  if ((await db.query(lock, [key.tenantId, key.id])).length === 0) return undefined;
  return findKey(db, key);
}

const insert = sql(
  "api_key_insert",
  `insert into api_key (
     tenant_id, id, name, prefix, secret_sha256, owner_id, scopes, valid_to, created_at, created_by, updated_at, updated_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $6, $9, $6)`,
);
const insertRoute = sql("api_key_insert_route", `insert into api_key_route (prefix, tenant_id) values ($2, $1)`);
const insertPlaces = insertRows("api_key_place", {
  shared: ["tenant_id", "api_key_id", "created_at"],
  own: ["id", "site_id", "access_point_id"],
});

export interface InsertKey {
  tenantId: string;
  id: string;
  name: string;
  prefix: string;
  secretSha256: Buffer;
  userId: string | null;
  scopes: readonly Scope[];
  validTo: Date | null;
  now: Date;
  places: readonly { id: string; siteId: string; accessPointId: string | null }[];
}

export async function insertKey(db: Queries, key: InsertKey): Promise<void> {
  const { tenantId, id, name, prefix, secretSha256, userId, scopes, validTo, now, places } = key;
  await db.execute(insert, [tenantId, id, name, prefix, secretSha256, userId, scopes, validTo, now]);
  await db.execute(insertRoute, [tenantId, prefix]);
  const rows = places.map((place) => [place.id, place.siteId, place.accessPointId]);
  if (rows.length > 0) await insertPlaces(db, [tenantId, id, now], rows);
}

const rotate = sql(
  "api_key_rotate",
  `update api_key
      set previous_secret_sha256 = case when $5::timestamptz is null then null else secret_sha256 end,
          previous_valid_to = $5,
          secret_sha256 = $3,
          updated_at = $4,
          updated_by = $6,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export interface RotateKey extends KeyId {
  secretSha256: Buffer;
  now: Date;
  /** Null: the secret that was works no longer. */
  previousValidTo: Date | null;
  userId: string | null;
}

export async function rotateKey(db: Queries, args: RotateKey): Promise<void> {
  const { tenantId, id, secretSha256, now, previousValidTo, userId } = args;
  await db.execute(rotate, [tenantId, id, secretSha256, now, previousValidTo, userId]);
}

const revoke = sql(
  "api_key_revoke",
  `update api_key
      set deleted_at = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

/** `revokedAt` null takes it back into use. */
export async function setRevoked(
  db: Queries,
  { tenantId, id, revokedAt, now, userId }: KeyId & { revokedAt: Date | null; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(revoke, [tenantId, id, revokedAt, now, userId]);
}

const places = sql(
  "api_key_places_of_ids",
  `select a.site_id as "siteId", a.id as "accessPointId"
     from access_point a
    where a.tenant_id = $1
      and a.id = any ($2::uuid[])
      and a.deleted_at is null
    union all
   select s.id, null
     from site s
    where s.tenant_id = $1
      and s.id = any ($3::uuid[])
      and s.deleted_at is null`,
);

/** The access points and sites that there are of these. */
export function findPlaces(
  db: Queries,
  { tenantId, accessPointIds, siteIds }: { tenantId: string; accessPointIds: string[]; siteIds: string[] },
): Promise<{ siteId: string; accessPointId: string | null }[]> {
  return db.query(places, [tenantId, accessPointIds, siteIds]);
}
