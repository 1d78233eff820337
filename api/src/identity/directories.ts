import { LRUCache } from "lru-cache";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { findApiKey, findTenant, findTenantOfKey, findUser, type KnownApiKey, type KnownUser } from "./identity-sql.ts";

/** Tenants and users by their Entra ids. */
export interface UserDirectory {
  tenantOf(entraTenantId: string): Promise<string | undefined>;
  userOf(tenantId: string, entraObjectId: string): Promise<KnownUser | undefined>;
}

export interface ApiKeyDirectory {
  find(prefix: string): Promise<{ tenantId: string; key: KnownApiKey } | undefined>;
}

/** How long a role taken away or an account switched off may still work. */
const keptMilliseconds = 10_000;

/** Reads the directory, keeping what it found for a few seconds; what it did not find is asked again. */
export function createUserDirectory(pool: Database): UserDirectory {
  const tenants = remember((entraTenantId) => findTenant(pool, entraTenantId));
  const users = remember((key) => {
    const [tenantId = "", entraObjectId = ""] = key.split(" ");
    return findUser(tenantReader(pool, tenantId), tenantId, entraObjectId);
  });
  return {
    tenantOf: tenants,
    userOf: (tenantId, entraObjectId) => users(`${tenantId} ${entraObjectId}`),
  };
}

export function createApiKeyDirectory(pool: Database): ApiKeyDirectory {
  const find = remember(async (prefix) => {
    const tenantId = await findTenantOfKey(pool, prefix);
    if (tenantId === undefined) return undefined;
    const key = await findApiKey(tenantReader(pool, tenantId), tenantId, prefix);
    return key === undefined ? undefined : { tenantId, key };
  });
  return { find };
}

function remember<Found extends object | string>(find: (key: string) => Promise<Found | undefined>) {
  const kept = new LRUCache<string, { found: Found }>({ max: 10_000, ttl: keptMilliseconds });
  return async (key: string): Promise<Found | undefined> => {
    const known = kept.get(key);
    if (known) return known.found;
    const found = await find(key);
    if (found !== undefined) kept.set(key, { found });
    return found;
  };
}
