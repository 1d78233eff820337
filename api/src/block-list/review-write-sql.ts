import type { ReviewStatus } from "@magic-meetings/contract/block-list/block-list-words.ts";
import type { Clearance } from "@magic-meetings/contract/visits/visit-words.ts";
import { insertRows, insertRowsReturning } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";
import type { Hit } from "./screen-visitors.ts";

export interface NewReview {
  id: string;
  visitId: string;
  siteId: string;
  preApproval: boolean;
  hits: readonly Hit[];
}

/** A visit that was decided about is asked about again. */
const ask = insertRowsReturning<{ id: string; visit_id: string }>("visit_review", {
  name: "visit_review_ask",
  shared: ["tenant_id", "created_at", "updated_at"],
  own: ["id", "visit_id", "site_id", "pre_approval", "status"],
  then: `on conflict (tenant_id, visit_id) do update
      set site_id = excluded.site_id,
          pre_approval = excluded.pre_approval,
          status = 'open',
          decided_at = null,
          decided_by = null,
          updated_at = excluded.updated_at,
          version = visit_review.version + 1
     returning id, visit_id`,
});
const forget = sql(
  "block_list_hit_forget",
  `delete from block_list_hit
    where tenant_id = $1
      and visit_review_id = any ($2::uuid[])`,
);
const keepHits = insertRows("block_list_hit", {
  shared: ["tenant_id"],
  own: ["visit_review_id", "block_list_entry_id", "likeness", "score"],
});

/** Asks security about visits that are written already; with the entries that each is like now. */
export async function askReviews(
  db: Queries,
  { tenantId, now, reviews }: { tenantId: string; now: Date; reviews: readonly NewReview[] },
): Promise<void> {
  if (reviews.length === 0) return;
  const ordered = [...reviews].sort((a, b) => (a.visitId < b.visitId ? -1 : 1));
  const rows = ordered.map(({ id, visitId, siteId, preApproval }) => [id, visitId, siteId, preApproval, "open"]);
  const asked = await ask(db, [tenantId, now, now], rows);
  const idOf = new Map(asked.map(({ id, visit_id }) => [visit_id, id]));
  await db.execute(forget, [tenantId, asked.map(({ id }) => id)]);
  const hits = ordered.flatMap((review) =>
    review.hits.map(({ entryId, likeness, score }) => [
      idOf.get(review.visitId) ?? review.id,
      entryId,
      likeness,
      score,
    ]),
  );
  if (hits.length > 0) await keepHits(db, [tenantId], hits);
}

/** Nothing is like the visitor any more, so that being like her anew is asked about. */
export async function forgetHits(
  db: Queries,
  { tenantId, reviewIds }: { tenantId: string; reviewIds: readonly string[] },
): Promise<void> {
  if (reviewIds.length > 0) await db.execute(forget, [tenantId, reviewIds]);
}

const decide = sql(
  "visit_review_decide",
  `update visit_review
      set status = $3,
          note = $4,
          decided_at = $5,
          decided_by = $6,
          updated_at = $7,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function saveDecision(
  db: Queries,
  {
    tenantId,
    id,
    status,
    note,
    now,
    userId,
  }: { tenantId: string; id: string; status: ReviewStatus; note: string; now: Date; userId: string | null },
): Promise<void> {
  const isDecided = status !== "open";
  await db.execute(decide, [tenantId, id, status, note, isDecided ? now : null, isDecided ? userId : null, now]);
}

const clear = sql(
  "visit_clear",
  `update visit
      set clearance = $3,
          updated_at = $4,
          updated_by = $5,
          version = version + 1
    where tenant_id = $1
      and id = any ($2::uuid[])`,
);

/** Says of visits that are locked whether security lets them take place. */
export async function clearVisits(
  db: Queries,
  {
    tenantId,
    visitIds,
    clearance,
    now,
    userId,
  }: { tenantId: string; visitIds: readonly string[]; clearance: Clearance; now: Date; userId: string | null },
): Promise<void> {
  if (visitIds.length > 0) await db.execute(clear, [tenantId, visitIds, clearance, now, userId]);
}
