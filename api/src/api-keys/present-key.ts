import type { ApiKey } from "@magic-meetings/contract/api-keys/api-key.ts";
import { keyState, mayRestore } from "@magic-meetings/contract/api-keys/api-key-rules.ts";
import type { KeptKey } from "./api-key-sql.ts";

const ok = { ok: true };
const no = (because: string) => ({ ok: false, because });

/** A key as administrators see it. */
export function presentKey(key: KeptKey, now: Date): ApiKey {
  const { validTo, revokedAt, previousValidTo } = key;
  const state = keyState({ now, validTo, revokedAt });
  const isOver = previousValidTo === null || previousValidTo <= now;
  return {
    id: key.id,
    version: key.version,
    name: key.name,
    prefix: `mm_${key.prefix}`,
    scopes: key.scopes,
    places: key.places,
    state,
    validTo: iso(validTo),
    lastUsedAt: iso(key.lastUsedAt),
    previousValidTo: isOver ? null : iso(previousValidTo),
    createdAt: key.createdAt.toISOString(),
    createdBy: key.createdBy,
    revokedAt: iso(revokedAt),
    allowed: {
      rotate: state === "active" ? ok : no("wrong_state"),
      revoke: state === "revoked" ? no("wrong_state") : ok,
      restore: mayRestore({ now, validTo, revokedAt }) ? ok : no(state === "revoked" ? "too_late" : "wrong_state"),
    },
  };
}

function iso(moment: Date | null): string | null {
  return moment?.toISOString() ?? null;
}
