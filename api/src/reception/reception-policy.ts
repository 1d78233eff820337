import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";

const deskRoles: readonly string[] = ["receptionist", "facility", "security"];

/** Whether somebody works at the reception of a site, or looks after it. */
export function isAtReception(principal: Principal, siteId: string): boolean {
  if (principal.userId === null) return principal.scopes.includes("meetings.write");
  if (isAdmin(principal)) return true;
  return principal.roles.some(
    ({ role, siteId: held, vendorId, accountId }) =>
      deskRoles.includes(role) && !vendorId && !accountId && (held === undefined || held === siteId),
  );
}

/** To everybody else the reception of a site is not there. */
export function refuseUnlessAtReception(principal: Principal, siteId: string): void {
  if (!isAtReception(principal, siteId)) throw new Refusal("not_found", "There is no such visit");
}
