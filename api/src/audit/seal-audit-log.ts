import type { Queries } from "../db/queries.ts";
import { noSha256, sealHash } from "./audit-hash.ts";
import { insertSeal, readAuditTexts, readBatchEnd, readFirstRecording, readLastSeal } from "./audit-seal-sql.ts";

/** Longer than a transaction can stay open: whatever was recorded before is committed or gone. */
const settledAfterMilliseconds = 60_000;
const batchSize = 1000;

export interface SealRequest {
  tenantId: string;
  /** By a clock that nobody moves: rows are sealed by when the database recorded them. */
  now: Date;
  size?: number;
}

/**
 * Seals the next batch of audit rows older than a minute into the tenant's chain of hashes; gives the number of rows.
 * To be run in a transaction of its own, until it gives 0.
 */
export async function sealAuditLog(db: Queries, { tenantId, now, size = batchSize }: SealRequest): Promise<number> {
  const last = await readLastSeal(db, { tenantId });
  const from = last?.sealedUntil ?? (await readFirstRecording(db, { tenantId }));
  const settled = new Date(now.getTime() - settledAfterMilliseconds);
  if (from === undefined || from >= settled) return 0;
  const until = endOfBatch(from, settled, await readBatchEnd(db, { tenantId, from, until: settled, size }));
  const texts = await readAuditTexts(db, { tenantId, from, until });
  if (texts.length === 0) return 0;
  const previousSha256 = last?.sha256 ?? noSha256;
  const seal = {
    sequence: (last?.sequence ?? 0) + 1,
    sealedFrom: from,
    sealedUntil: until,
    rowCount: texts.length,
    previousSha256,
    sha256: sealHash(previousSha256, texts),
  };
  return (await insertSeal(db, { tenantId, seal, now })) ? texts.length : 0;
}

/** Rows of one millisecond stay together, because a seal ends between two of them. */
function endOfBatch(from: Date, settled: Date, nextRow: Date | undefined): Date {
  if (nextRow === undefined) return settled;
  return nextRow > from ? nextRow : new Date(from.getTime() + 1);
}
