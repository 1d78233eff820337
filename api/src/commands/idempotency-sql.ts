import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

interface KeyIdentity {
  tenantId: string;
  principalId: string;
  key: string;
}

const claim = sql(
  "idempotency_claim",
  `insert into idempotency_key (tenant_id, principal_id, key, request_sha256, created_at)
   values ($1, $2, $3, $4, $5)
   on conflict (tenant_id, principal_id, key) do nothing`,
);

/** True when this transaction is the first with the key. Waits for a transaction that is about to be. */
export async function claimKey(
  db: Queries,
  { tenantId, principalId, key, requestSha256, now }: KeyIdentity & { requestSha256: Buffer; now: Date },
): Promise<boolean> {
  return (await db.execute(claim, [tenantId, principalId, key, requestSha256, now])) === 1;
}

const read = sql(
  "idempotency_read",
  `select request_sha256, status, answer
     from idempotency_key
    where tenant_id = $1
      and principal_id = $2
      and key = $3`,
);

export async function readKey<T>(db: Queries, { tenantId, principalId, key }: KeyIdentity) {
  const rows = await db.query<{ request_sha256: Buffer; status: number; answer: T }>(read, [
    tenantId,
    principalId,
    key,
  ]);
  return rows.map((row) => ({ requestSha256: row.request_sha256, status: row.status, answer: row.answer }))[0];
}

const keep = sql(
  "idempotency_keep",
  `update idempotency_key
      set status = $4,
          answer = $5
    where tenant_id = $1
      and principal_id = $2
      and key = $3`,
);

export async function keepAnswer(
  db: Queries,
  { tenantId, principalId, key, status, answer }: KeyIdentity & { status: number; answer: unknown },
): Promise<void> {
  const json = answer === undefined ? null : JSON.stringify(answer);
  await db.execute(keep, [tenantId, principalId, key, status, json]);
}

const forget = sql(
  "idempotency_forget",
  `delete from idempotency_key
    where tenant_id = $1
      and created_at < $2`,
);

/** Deletes the keys that are older than the moment; gives their number. */
export function forgetKeysBefore(
  db: Queries,
  { tenantId, before }: { tenantId: string; before: Date },
): Promise<number> {
  return db.execute(forget, [tenantId, before]);
}
