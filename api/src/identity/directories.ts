import { LRUCache } from "lru-cache";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import {
  findApiKey,
  findTenant,
  findTenantOfKey,
  findUser,
  noteKeyUsed,
  type KnownApiKey,
  type KnownUser,
} from "./identity-sql.ts";

/** Tenants and users by their Entra ids. */
export interface UserDirectory {
  tenantOf(entraTenantId: string): Promise<string | undefined>;
  userOf(tenantId: string, entraObjectId: string): Promise<KnownUser | undefined>;
}

export interface ApiKeyDirectory {
  find(prefix: string): Promise<{ tenantId: string; key: KnownApiKey } | undefined>;
  /** Notes that a key is in use: one write a key, process and minute, whatever the number of requests. */
  used(key: { tenantId: string; id: string; at: Date }): Promise<void>;
  /** Has a key that was changed here read again: another process goes by what it knows for some seconds more. */
  forget(prefix: string): void;
}

/** How long a role taken away or an account switched off may still work. */
const keptMilliseconds = 10_000;

const usedMilliseconds = 60_000;

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
  const { read: find, forget } = rememberWhile(async (prefix: string) => {
    const tenantId = await findTenantOfKey(pool, prefix);
    if (tenantId === undefined) return undefined;
    const key = await findApiKey(tenantReader(pool, tenantId), tenantId, prefix);
    return key === undefined ? undefined : { tenantId, key };
  });
  const noted = new LRUCache<string, true>({ max: 10_000, ttl: usedMilliseconds });
  return {
    find,
    forget,
    async used(key) {
      if (noted.has(key.id)) return;
      noted.set(key.id, true);
      // Whoever asks gets an answer although this could not be written.
      await inTenant(pool, key.tenantId, (tx) => noteKeyUsed(tx, key)).catch(() => noted.delete(key.id));
    },
  };
}

function remember<Found extends object | string>(find: (key: string) => Promise<Found | undefined>) {
  return rememberWhile(find).read;
}

function rememberWhile<Found extends object | string>(find: (key: string) => Promise<Found | undefined>) {
  const kept = new LRUCache<string, { found: Found }>({ max: 10_000, ttl: keptMilliseconds });
  // What was read before something was forgotten may be old, so it is not kept.
  let forgotten = 0;
  const read = async (key: string): Promise<Found | undefined> => {
    const known = kept.get(key);
    if (known) return known.found;
    const before = forgotten;
    const found = await find(key);
    if (found !== undefined && before === forgotten) kept.set(key, { found });
    return found;
  };
  const forget = (key: string) => {
    forgotten += 1;
    kept.delete(key);
  };
  return { read, forget };
}
