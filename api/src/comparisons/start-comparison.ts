import { longestComparisonDays } from "@magic-meetings/contract/comparisons/comparison-words.ts";
import type { Comparison } from "@magic-meetings/contract/comparisons/comparison.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import { findComparison, findKnownSites, insertComparison, stopComparison } from "./comparison-sql.ts";
import { countToCompare } from "./our-meetings-sql.ts";

const day = 86_400_000;

/** Begins a comparison: a worker makes it. */
export async function startComparison(
  context: CommandContext,
  wanted: { from: string; to: string; sites: readonly string[] },
): Promise<Comparison> {
  const { tx, tenantId, now, principal } = context;
  const [from, to] = [new Date(wanted.from), new Date(wanted.to)];
  refuseUnfitRange(from, to);
  const siteIds = await findKnownSites(tx, { tenantId, siteIds: wanted.sites });
  if (siteIds.length < new Set(wanted.sites).size) throw new Refusal("unknown_site", "One of the sites is not there");
  const id = context.newId();
  const total = await countToCompare(tx, { tenantId, from, to, siteIds });
  await insertComparison(tx, { tenantId, id, from, to, siteIds, total, now, userId: principal.userId });
  context.audit({
    action: "comparison.start",
    entityType: "comparison",
    entityId: id,
    newValues: { from: from.toISOString(), to: to.toISOString(), siteIds },
  });
  return readComparison(tx, { tenantId, id });
}

function refuseUnfitRange(from: Date, to: Date): void {
  if (to > from && to.getTime() - from.getTime() <= longestComparisonDays * day) return;
  const detail = `The end comes after the beginning, and not more than ${longestComparisonDays} days`;
  throw new Refusal("invalid", detail, { errors: [{ pointer: "/to", code: "range", detail }] });
}

/** Ends a comparison where it is; one that is over stays as it ended. */
export async function endComparison(context: CommandContext, id: string): Promise<Comparison> {
  const { tx, tenantId, now } = context;
  if (await stopComparison(tx, { tenantId, id, now })) {
    context.audit({ action: "comparison.stop", entityType: "comparison", entityId: id });
  }
  return readComparison(tx, { tenantId, id });
}

export async function readComparison(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<Comparison> {
  const found = await findComparison(db, { tenantId, id });
  if (found === undefined) throw new Refusal("not_found", "There is no such comparison");
  return found;
}
