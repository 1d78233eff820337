import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { isAtReception } from "../reception/reception-policy.ts";
import { findReceptionSite, type ReceptionSite } from "../reception/snapshot-sql.ts";
import type { EvacuationRecord } from "./evacuation-sql.ts";

/** Gives the evacuation to those who look after its site; to everybody else it is not there. */
export function visibleEvacuation(principal: Principal, found: EvacuationRecord | undefined): EvacuationRecord {
  if (found !== undefined && isAtReception(principal, found.siteId)) return found;
  throw new Refusal("not_found", "There is no such evacuation");
}

/** To everybody else the reception of a site is not there. */
export function refuseUnlessAtSite(principal: Principal, siteId: string): void {
  if (!isAtReception(principal, siteId)) throw new Refusal("not_found", "There is no such site");
}

/** The site, for those who look after it. */
export async function siteOf(queries: Queries, principal: Principal, siteId: string): Promise<ReceptionSite> {
  refuseUnlessAtSite(principal, siteId);
  const site = await findReceptionSite(queries, { tenantId: principal.tenantId, siteId });
  if (site === undefined) throw new Refusal("not_found", "There is no such site");
  return site;
}

/** Whoever counts people is a person. */
export function personOf({ userId }: Principal): string {
  if (userId === null) throw new Refusal("forbidden", "Only people count who is there");
  return userId;
}
