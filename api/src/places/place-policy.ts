import type { Allowance } from "@magic-meetings/contract/words/words.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";

/** The sites whose places somebody keeps up: `all`, or those that a role is held for. */
export function keptUpSites(principal: Principal): "all" | ReadonlySet<string> {
  const held = principal.roles.filter(({ role }) => role === "admin" || role === "facility");
  if (held.some(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId)) return "all";
  return new Set(held.flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId])));
}

/** Whether somebody keeps up what belongs to these sites; what belongs to none is the whole company's. */
export function keepsUp(principal: Principal, siteIds: readonly string[]): boolean {
  const own = keptUpSites(principal);
  if (own === "all") return true;
  return siteIds.length > 0 && siteIds.every((siteId) => own.has(siteId));
}

export function refuseUnlessKeptUp(principal: Principal, siteIds: readonly string[]): void {
  if (keepsUp(principal, siteIds)) return;
  throw new Refusal("forbidden", "Only facility management of this site and administrators can change this");
}

export interface MaintenanceAllowed {
  change: Allowance;
  delete: Allowance;
  restore: Allowance;
}

/** What may be done with a maintained thing now. */
export function allowedUpkeep(
  principal: Principal,
  { siteIds, isDeleted }: { siteIds: readonly string[]; isDeleted: boolean },
): MaintenanceAllowed {
  if (!keepsUp(principal, siteIds)) {
    const never = { ok: false, because: "forbidden" };
    return { change: never, delete: never, restore: never };
  }
  const no = { ok: false, because: "wrong_state" };
  const yes = { ok: true };
  return isDeleted ? { change: no, delete: no, restore: yes } : { change: yes, delete: yes, restore: no };
}
