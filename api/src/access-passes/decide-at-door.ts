import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Database } from "../db/pool.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { inTenant } from "../db/transaction.ts";
import { runInBatches } from "./run-in-batches.ts";
import type { LimitPoint } from "./verify-limit.ts";
import { judgeAll, type Judged, type Shown } from "./verify-pass.ts";
import { recordTries, type Recorded } from "./verify-record.ts";

/** What became of a shown code, after the try was written down. */
export interface Decided {
  judged: Judged;
  because: Recorded;
}

/** Statements are prepared by number of rows, on every connection. */
const mostAtOnce = 32;
const batchesAtOnce = 2;

/**
 * Decides about shown codes and writes every try down, all that a company's doors ask at about the same time together:
 * one query and one transaction for all of them, so that a hundred doors cost hardly more than one. A code that is shown
 * at two doors at once is looked at by the second after the first is kept.
 */
export function createDecideAtDoor(pool: Database, limit: LimitPoint): (shown: Shown) => Promise<Decided> {
  return runInBatches<Shown, Decided>({
    groupOf: ({ tenantId }) => tenantId,
    keyOf: ({ codeSha256 }) => codeSha256.toString("base64"),
    most: mostAtOnce,
    atOnce: batchesAtOnce,
    work: async (tenantId, batch) => {
      const found = await judgeAll(tenantReader(pool, tenantId), tenantId, batch);
      const judged = found.map((one) => (one === undefined ? noSuchPoint() : withinLimit(one, { tenantId, limit })));
      const tries = judged.flatMap((each) => (each instanceof Refusal ? [] : [each.one]));
      const ends = tries.length === 0 ? [] : await inTenant(pool, tenantId, (tx) => recordTries(tx, tenantId, tries));
      const endOf = new Map(tries.map(({ id }, index) => [id, ends[index] ?? null]));
      return judged.map((one) =>
        one instanceof Refusal ? one : { judged: one, because: endOf.get(one.one.id) ?? null },
      );
    },
  });
}

export function noSuchPoint(): Refusal {
  return new Refusal("not_found", "There is no such access point for this key");
}

/** Only after the judgement is it known that the key is for this access point: no other can use its tries up. */
function withinLimit(judged: Judged, { tenantId, limit }: { tenantId: string; limit: LimitPoint }): Judged | Refusal {
  try {
    limit(tenantId, judged.one.accessPointId);
    return judged;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
