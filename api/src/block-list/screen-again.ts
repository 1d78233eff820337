import { keepPasses } from "../access-passes/keep-passes.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { askSecurity } from "./ask-security.ts";
import { lockComing, type ComingVisit } from "./coming-sql.ts";
import { clearVisits, forgetHits, saveDecision } from "./review-write-sql.ts";
import { screenVisitors, type Hit } from "./screen-visitors.ts";

/**
 * Compares coming visits with the block list as it is now: those of one person whose name changed, or all where the list
 * did. Who is like somebody new waits and has no pass meanwhile; who waited only for somebody that is gone comes.
 */
export async function screenAgain(context: CommandContext, which: { visitorId?: string } = {}): Promise<void> {
  const { tx, tenantId, now } = context;
  const coming = await lockComing(tx, { tenantId, now, ...which });
  const hits = await screenVisitors(
    context,
    coming.map(({ visitor }) => visitor.id),
  );
  const hitsOf = ({ visitor }: ComingVisit): Hit[] => hits.get(visitor.id) ?? [];
  const stopped = coming.filter((visit) => isNewlyLike(visit, hitsOf(visit)));
  const freed = coming.filter(
    (visit) => visit.clearance === "pending" && visit.review?.preApproval === false && hitsOf(visit).length === 0,
  );
  await stop(context, stopped, hitsOf);
  await free(context, freed);
  await keepPasses(
    context,
    [...stopped, ...freed].map(({ id }) => id),
  );
}

function isNewlyLike({ clearance, review }: ComingVisit, hits: readonly Hit[]): boolean {
  if (clearance === "refused") return false;
  const known = new Set(review?.entryIds);
  return hits.some(({ entryId }) => !known.has(entryId));
}

async function stop(
  context: CommandContext,
  visits: readonly ComingVisit[],
  hitsOf: (visit: ComingVisit) => Hit[],
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const visitIds = visits.map(({ id }) => id);
  await clearVisits(tx, { tenantId, visitIds, clearance: "pending", now, userId: principal.userId });
  await askSecurity(
    context,
    visits.map((visit) => ({
      visitId: visit.id,
      siteId: visit.siteId,
      preApproval: visit.review?.preApproval ?? false,
      hits: hitsOf(visit),
    })),
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
