import type { Clearance } from "@magic-meetings/contract/visits/visit-words.ts";
import { askSecurity } from "../block-list/ask-security.ts";
import { screenVisitors } from "../block-list/screen-visitors.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { findPreApprovingSites } from "./visit-policy-sql.ts";

/** Somebody who is about to be expected at a site. */
export interface ToBeCleared {
  visitId: string;
  visitorId: string;
  siteId: string;
}

export interface Clearances {
  of(visitId: string): Clearance;
  /** Asks security about those of the visits that wait; to be called once they are written. */
  ask(visitIds: readonly string[]): Promise<void>;
}

/**
 * Whether each of the new visits waits for security, because the site wants to approve every visit or because the visitor
 * is like somebody of the block list; asked once for all visits of a change, before they are written.
 */
export async function clearanceOf(context: CommandContext, visits: readonly ToBeCleared[]): Promise<Clearances> {
  const { tx, tenantId } = context;
  const siteIds = [...new Set(visits.map(({ siteId }) => siteId))];
  const approving = await findPreApprovingSites(tx, { tenantId, siteIds });
  const hits = await screenVisitors(
    context,
    visits.map(({ visitorId }) => visitorId),
  );
  const waiting = new Map(
    visits
      .filter(({ siteId, visitorId }) => approving.has(siteId) || hits.has(visitorId))
      .map((visit) => [visit.visitId, visit]),
  );
  return {
    of: (visitId) => (waiting.has(visitId) ? "pending" : "not_needed"),
    ask: (visitIds) =>
      askSecurity(
        context,
        visitIds
          .flatMap((id) => waiting.get(id) ?? [])
          .map(({ visitId, visitorId, siteId }) => ({
            visitId,
            siteId,
            preApproval: approving.has(siteId),
            hits: hits.get(visitorId) ?? [],
          })),
      ),
  };
}
