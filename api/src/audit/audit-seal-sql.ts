import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

/** A batch of the audit log: what was recorded from `sealedFrom` until before `sealedUntil`. */
export interface AuditSeal {
  sequence: number;
  sealedFrom: Date;
  sealedUntil: Date;
  rowCount: number;
  previousSha256: Buffer;
  sha256: Buffer;
}

interface SealRow {
  sequence: number;
  sealed_from: Date;
  sealed_until: Date;
  row_count: number;
  previous_sha256: Buffer;
  sha256: Buffer;
}

const columns = "sequence, sealed_from, sealed_until, row_count, previous_sha256, sha256";

const readLast = sql(
  "audit_seal_last",
  `select ${columns}
     from audit_seal
    where tenant_id = $1
    order by sequence desc
    limit 1`,
);

export async function readLastSeal(db: Queries, { tenantId }: { tenantId: string }): Promise<AuditSeal | undefined> {
  return (await db.query<SealRow>(readLast, [tenantId])).map(toSeal)[0];
}

const readAfter = sql(
  "audit_seal_after",
  `select ${columns}
     from audit_seal
    where tenant_id = $1
      and sequence > $2
    order by sequence
    limit $3`,
);

export async function readSealsAfter(
  db: Queries,
  page: { tenantId: string; sequence: number; limit: number },
): Promise<AuditSeal[]> {
  return (await db.query<SealRow>(readAfter, [page.tenantId, page.sequence, page.limit])).map(toSeal);
}

const insert = sql(
  "audit_seal_insert",
  `insert into audit_seal (
     tenant_id, sequence, sealed_from, sealed_until, row_count, previous_sha256, sha256, sealed_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (tenant_id, sequence) do nothing`,
);

/** False when somebody else sealed this batch in the meantime. */
export async function insertSeal(
  db: Queries,
  { tenantId, seal, now }: { tenantId: string; seal: AuditSeal; now: Date },
): Promise<boolean> {
  const { sequence, sealedFrom, sealedUntil, rowCount, previousSha256, sha256 } = seal;
  const values = [tenantId, sequence, sealedFrom, sealedUntil, rowCount, previousSha256, sha256, now];
  return (await db.execute(insert, values)) === 1;
}

const readFirst = sql(
  "audit_log_first_recorded",
  `select recorded_at
     from audit_log
    where tenant_id = $1
    order by recorded_at
    limit 1`,
);

export async function readFirstRecording(db: Queries, { tenantId }: { tenantId: string }): Promise<Date | undefined> {
  return (await db.query<{ recorded_at: Date }>(readFirst, [tenantId]))[0]?.recorded_at;
}

const readEnd = sql(
  "audit_log_batch_end",
  `select recorded_at
     from audit_log
    where tenant_id = $1
      and recorded_at >= $2
      and recorded_at < $3
    order by recorded_at, id
   offset $4
    limit 1`,
);

/** When the row after the first `size` of a period was recorded; undefined when there are no more. */
export async function readBatchEnd(
  db: Queries,
  { tenantId, from, until, size }: { tenantId: string; from: Date; until: Date; size: number },
): Promise<Date | undefined> {
  return (await db.query<{ recorded_at: Date }>(readEnd, [tenantId, from, until, size]))[0]?.recorded_at;
}

// Every column as the text that PostgreSQL gives for it; moments without the session's time zone.
const readTexts = sql(
  "audit_log_texts",
  `select json_build_array(
            id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
            actor_kind, actor_id, request_id, action, entity_type, entity_id,
            old_values::text, new_values::text)::text as text
     from audit_log
    where tenant_id = $1
      and recorded_at >= $2
      and recorded_at < $3
    order by recorded_at, id`,
);

/** The rows of a period as texts that are the same whenever they are read, in the order of the chain. */
export async function readAuditTexts(
  db: Queries,
  { tenantId, from, until }: { tenantId: string; from: Date; until: Date },
): Promise<string[]> {
  return (await db.query<{ text: string }>(readTexts, [tenantId, from, until])).map(({ text }) => text);
}

function toSeal(row: SealRow): AuditSeal {
  return {
    sequence: row.sequence,
    sealedFrom: row.sealed_from,
    sealedUntil: row.sealed_until,
    rowCount: row.row_count,
    previousSha256: row.previous_sha256,
    sha256: row.sha256,
  };
}
