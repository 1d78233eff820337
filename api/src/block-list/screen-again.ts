import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findPreApprovingSites } from "../visits/visit-policy-sql.ts";
import { askSecurity } from "./ask-security.ts";
import { lockComing, type ComingVisit } from "./coming-sql.ts";
import { clearVisits, forgetHits, saveDecision } from "./review-write-sql.ts";
import { screenVisitors, type Hit } from "./screen-visitors.ts";

/**
 * Compares coming visits with the block list as it is now: those of one person whose name changed, or all where the list
 * did. Who is like somebody new waits and has no pass meanwhile, and so does who is called otherwise than security was
 * told; who waited only for somebody that is gone comes.
 */
export async function screenAgain(context: CommandContext, which: { visitorId?: string } = {}): Promise<void> {
  const { tx, tenantId, now } = context;
  const coming = await lockComing(tx, { tenantId, now, ...which });
  const hits = await screenVisitors(
    context,
    coming.map(({ visitor }) => visitor.id),
  );
  const hitsOf = ({ visitor }: ComingVisit): Hit[] => hits.get(visitor.id) ?? [];
  const renamed = coming.filter(({ isRenamed, clearance }) => isRenamed && clearance !== "refused");
  const siteIds = [...new Set(renamed.map(({ siteId }) => siteId))];
  const approving = siteIds.length === 0 ? new Set() : await findPreApprovingSites(tx, { tenantId, siteIds });
  const asked = coming.flatMap((visit): Asked[] => {
    const found = hitsOf(visit);
    if (renamed.includes(visit)) return askedAnew(visit, found, approving.has(visit.siteId));
    return isNewlyLike(visit, found) ? [{ visit, hits: found, preApproval: visit.review?.preApproval ?? false }] : [];
  });
  const stopped = new Set(asked.map(({ visit }) => visit));
  const freed = coming.filter(
    (visit) =>
      visit.clearance === "pending" &&
      visit.review?.preApproval === false &&
      hitsOf(visit).length === 0 &&
      !stopped.has(visit),
  );
  await stop(context, asked);
  await free(context, freed);
  await keepPasses(
    context,
    [...stopped, ...freed].map(({ id }) => id),
  );
}

interface Asked {
  visit: ComingVisit;
  hits: readonly Hit[];
  preApproval: boolean;
}

function isNewlyLike({ clearance, review }: ComingVisit, hits: readonly Hit[]): boolean {
  if (clearance === "refused") return false;
  const known = new Set(review?.hits.map(({ entryId }) => entryId));
  return hits.some(({ entryId }) => !known.has(entryId));
}

/** Security decides about her as she is called now. Who waits does not come by being called otherwise: a person says so. */
function askedAnew(visit: ComingVisit, hits: readonly Hit[], isApproving: boolean): Asked[] {
  const waits = visit.clearance === "pending";
  if (!waits && !isApproving && hits.length === 0) return [];
  if (hits.length > 0) return [{ visit, hits, preApproval: isApproving }];
  return [{ visit, hits: waits ? (visit.review?.hits ?? []) : [], preApproval: true }];
}

async function stop(context: CommandContext, asked: readonly Asked[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const visitIds = asked.map(({ visit }) => visit.id);
  await clearVisits(tx, { tenantId, visitIds, clearance: "pending", now, userId: principal.userId });
  await askSecurity(
    context,
    asked.map(({ visit, hits, preApproval }) => ({ visitId: visit.id, siteId: visit.siteId, preApproval, hits })),
  );
}

async function free(context: CommandContext, visits: readonly ComingVisit[]): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const visitIds = visits.map(({ id }) => id);
  await clearVisits(tx, { tenantId, visitIds, clearance: "approved", now, userId: principal.userId });
  const reviewIds = visits.flatMap(({ review }) => review?.id ?? []);
  for (const id of reviewIds) await saveDecision(tx, { tenantId, id, status: "approved", note: "", now, userId: null });
  await forgetHits(tx, { tenantId, reviewIds });
}
