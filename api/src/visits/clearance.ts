import type { Clearance } from "@magic-meetings/contract/visits/visit-words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findPreApprovingSites } from "./visit-policy-sql.ts";

/** Somebody who is about to be expected at a site. */
export interface ToBeCleared {
  visitId: string;
  visitorId: string;
  siteId: string;
}

/** Whether each of the new visits waits for security, by visit; asked once for all visits of a change, before they are written. */
export async function clearanceOf(
  { tx, tenantId }: CommandContext,
  visits: readonly ToBeCleared[],
): Promise<Map<string, Clearance>> {
  const siteIds = [...new Set(visits.map(({ siteId }) => siteId))];
  const waiting = await findPreApprovingSites(tx, { tenantId, siteIds });
  return new Map(visits.map(({ visitId, siteId }) => [visitId, waiting.has(siteId) ? "pending" : "not_needed"]));
}
