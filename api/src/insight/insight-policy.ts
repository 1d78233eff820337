import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";

/** What of the company somebody's figures are of; null is all of it. */
export interface InsightSight {
  siteIds: string[] | null;
  accountIds: string[] | null;
}

/** Finance and administrators see everything, facility management its sites, an account's owner what her accounts pay. */
export function insightSight({ roles }: Principal, ownAccountIds: readonly string[]): InsightSight {
  const held = roles.filter(({ role }) => role === "finance" || role === "admin" || role === "facility");
  const everywhere = held.some(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId);
  if (everywhere) return { siteIds: null, accountIds: null };
  const siteIds = held.flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId]));
  if (siteIds.length > 0) return { siteIds, accountIds: null };
  const accountIds = [
    ...ownAccountIds,
    ...held.flatMap(({ accountId }) => (accountId === undefined ? [] : [accountId])),
  ];
  if (accountIds.length > 0) return { siteIds: null, accountIds };
  throw new Refusal("forbidden", "These figures are for facility management, finance and owners of accounts");
}
