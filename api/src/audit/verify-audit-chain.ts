import type { Queries } from "../db/queries.ts";
import { noSha256, sealHash } from "./audit-hash.ts";
import { readAuditTexts, readFirstRecording, readSealsAfter, type AuditSeal } from "./audit-seal-sql.ts";

/** Where the audit log is not what was sealed. */
export interface BrokenSeal {
  sequence: number;
  because: "row_count" | "hash" | "previous_hash" | "gap";
}

const page = 100;

/** Recomputes a tenant's chain of seals from the audit log; an empty answer is an intact one. */
export async function verifyAuditChain(db: Queries, { tenantId }: { tenantId: string }): Promise<BrokenSeal[]> {
  const broken: BrokenSeal[] = [];
  let previous: AuditSeal | undefined;
  for (;;) {
    const seals = await readSealsAfter(db, { tenantId, sequence: previous?.sequence ?? 0, limit: page });
    for (const seal of seals) {
      const because = await findFault(db, { tenantId, seal, previous });
      if (because !== undefined) broken.push({ sequence: seal.sequence, because });
      previous = seal;
    }
    if (seals.length < page) return broken;
  }
}

async function findFault(
  db: Queries,
  { tenantId, seal, previous }: { tenantId: string; seal: AuditSeal; previous: AuditSeal | undefined },
): Promise<BrokenSeal["because"] | undefined> {
  if (!(await followsOn(db, { tenantId, seal, previous }))) return "gap";
  if (!seal.previousSha256.equals(previous?.sha256 ?? noSha256)) return "previous_hash";
  const texts = await readAuditTexts(db, { tenantId, from: seal.sealedFrom, until: seal.sealedUntil });
  if (texts.length !== seal.rowCount) return "row_count";
  return sealHash(seal.previousSha256, texts).equals(seal.sha256) ? undefined : "hash";
}

async function followsOn(
  db: Queries,
  { tenantId, seal, previous }: { tenantId: string; seal: AuditSeal; previous: AuditSeal | undefined },
): Promise<boolean> {
  if (seal.sequence !== (previous?.sequence ?? 0) + 1) return false;
  if (previous !== undefined) return previous.sealedUntil.getTime() === seal.sealedFrom.getTime();
  // A row put before the first seal would otherwise belong to no batch.
  const first = await readFirstRecording(db, { tenantId });
  return first !== undefined && first >= seal.sealedFrom;
}
