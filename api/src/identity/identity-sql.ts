import type { HeldRole, Locale, Me, Role, Scope, UserItem } from "@magic-meetings/contract/identity/identity.ts";
import type { Database } from "../db/pool.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import { withoutTenant } from "../db/transaction.ts";

export interface KnownUser {
  id: string;
  name: string;
  status: "active" | "disabled";
  roles: HeldRole[];
  /** Whose meetings she acts for as a delegate. */
  actsFor: string[];
}

interface RoleColumns {
  role: Role;
  site_id: string | null;
  vendor_id: string | null;
  account_id: string | null;
}

const rolesOfUser = `
  (select coalesce(
            json_agg(json_build_object(
              'role', held.role,
              'site_id', held.site_id,
              'vendor_id', held.vendor_id,
              'account_id', held.account_id) order by held.role, held.id),
            '[]')
     from user_role held
    where held.tenant_id = app_user.tenant_id
      and held.user_id = app_user.id) as roles`;

const tenantOfEntra = sql("identity_tenant_of_entra", `select id from tenant where entra_tenant_id = $1`);

/** Our tenant of an Entra tenant; a reference table, read without a tenant. */
export function findTenant(pool: Database, entraTenantId: string): Promise<string | undefined> {
  return withoutTenant(pool, async (tx) => {
    const rows = await tx.query<{ id: string }>(tenantOfEntra, [entraTenantId]);
    return rows[0]?.id;
  });
}

const userOfEntra = sql(
  "identity_user_of_entra",
  `select app_user.id,
          app_user.name,
          app_user.status,
          array(
            select g.manager_id
              from calendar_delegate g
             where g.tenant_id = app_user.tenant_id
               and g.delegate_id = app_user.id) as "actsFor",
          ${rolesOfUser}
     from app_user
    where app_user.tenant_id = $1
      and app_user.entra_object_id = $2
      and app_user.deleted_at is null`,
);

export async function findUser(db: Queries, tenantId: string, entraObjectId: string): Promise<KnownUser | undefined> {
  const rows = await db.query<Omit<KnownUser, "roles"> & { roles: RoleColumns[] }>(userOfEntra, [
    tenantId,
    entraObjectId,
  ]);
  return rows.map((row) => ({ ...row, roles: row.roles.map(toHeldRole) }))[0];
}

const tenantOfKey = sql("identity_tenant_of_key", `select tenant_id from api_key_route where prefix = $1`);

/** The tenant of an API key's prefix; a reference table, read without a tenant. */
export function findTenantOfKey(pool: Database, prefix: string): Promise<string | undefined> {
  return withoutTenant(pool, async (tx) => {
    const rows = await tx.query<{ tenant_id: string }>(tenantOfKey, [prefix]);
    return rows[0]?.tenant_id;
  });
}

export interface KnownApiKey {
  id: string;
  name: string;
  secretSha256: Buffer;
  /** The secret before the last rotation, and until when it works; absent where there is none. */
  previous?: { secretSha256: Buffer; validTo: Date };
  scopes: Scope[];
  validTo: Date | null;
}

const keyByPrefix = sql(
  "identity_key_by_prefix",
  `select id, name, secret_sha256, previous_secret_sha256, previous_valid_to, scopes, valid_to
     from api_key
    where tenant_id = $1
      and prefix = $2
      and deleted_at is null`,
);

export async function findApiKey(db: Queries, tenantId: string, prefix: string): Promise<KnownApiKey | undefined> {
  const rows = await db.query<{
    id: string;
    name: string;
    secret_sha256: Buffer;
    previous_secret_sha256: Buffer | null;
    previous_valid_to: Date | null;
    scopes: Scope[];
    valid_to: Date | null;
  }>(keyByPrefix, [tenantId, prefix]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    secretSha256: row.secret_sha256,
    ...(row.previous_secret_sha256 === null || row.previous_valid_to === null
      ? {}
      : { previous: { secretSha256: row.previous_secret_sha256, validTo: row.previous_valid_to } }),
    scopes: row.scopes,
    validTo: row.valid_to,
  }))[0];
}

const keyUsed = sql(
  "identity_key_used",
  `update api_key
      set last_used_at = $3
    where tenant_id = $1
      and id = $2
      and (last_used_at is null or last_used_at < $3)`,
);

/** Its version stays: being used is no change that anybody made. */
export async function noteKeyUsed(
  db: Queries,
  { tenantId, id, at }: { tenantId: string; id: string; at: Date },
): Promise<void> {
  await db.execute(keyUsed, [tenantId, id, at]);
}

const meOfUser = sql(
  "identity_me",
  `select app_user.id,
          app_user.name,
          app_user.email,
          app_user.locale,
          app_user.time_zone,
          tenant.id as company_id,
          tenant.name as company_name,
          tenant.domains,
          tenant.default_currency,
          ${rolesOfUser}
     from app_user
     join tenant on tenant.id = app_user.tenant_id
    where app_user.tenant_id = $1
      and app_user.id = $2`,
);

export async function readMe(db: Queries, tenantId: string, userId: string): Promise<Me | undefined> {
  const rows = await db.query<{
    id: string;
    name: string;
    email: string;
    locale: Locale;
    time_zone: string;
    company_id: string;
    company_name: string;
    domains: string[];
    default_currency: string;
    roles: RoleColumns[];
  }>(meOfUser, [tenantId, userId]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    timeZone: row.time_zone,
    tenant: { id: row.company_id, name: row.company_name, domains: row.domains, currency: row.default_currency },
    roles: row.roles.map(toHeldRole),
  }))[0];
}

function toHeldRole({ role, site_id, vendor_id, account_id }: RoleColumns): HeldRole {
  return {
    role,
    ...(site_id === null ? {} : { siteId: site_id }),
    ...(vendor_id === null ? {} : { vendorId: vendor_id }),
    ...(account_id === null ? {} : { accountId: account_id }),
  };
}

const usersByName = sql(
  "user_list",
  `select u.id, u.name, u.email, u.title
     from app_user u
    where u.tenant_id = $1
      and u.deleted_at is null
      and u.status = 'active'
      and ($2::text is null or u.name ilike $2 or u.email ilike $2)
      and ($3::text is null or (u.name, u.id) > ($3::text, $4::uuid))
    order by u.name, u.id
    limit $5`,
);

export async function listUsers(
  db: Queries,
  args: { tenantId: string; pattern: string | null; after: [string, string] | undefined; limit: number },
): Promise<UserItem[]> {
  const { tenantId, pattern, after, limit } = args;
  return db.query<UserItem>(usersByName, [tenantId, pattern, after?.[0] ?? null, after?.[1] ?? null, limit]);
}
