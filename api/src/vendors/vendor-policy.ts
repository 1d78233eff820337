import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";

/** Whether somebody sees every vendor of the company; a vendor's own people see theirs and no other. */
export function seesEveryVendor(principal: Principal): boolean {
  if (holdsRole(principal, "facility", "finance", "admin")) return true;
  return principal.roles.some(({ role, vendorId }) => role === "vendor" && vendorId === undefined);
}

/** To a vendor's people another vendor is not there. */
export function refuseUnlessSeen(principal: Principal, vendorId: string): void {
  const isOwn = principal.roles.some((held) => held.role === "vendor" && held.vendorId === vendorId);
  if (!isOwn && !seesEveryVendor(principal)) throw new Refusal("not_found", "There is no such vendor");
}

/** The vendors whose closed deliveries somebody sees, of those that are asked for; null: every vendor's. */
export function vendorsSeen(principal: Principal, asked: string | undefined): string[] | null {
  if (seesEveryVendor(principal)) return asked === undefined ? null : [asked];
  const own = principal.roles.flatMap(({ role, vendorId }) => (role === "vendor" && vendorId ? [vendorId] : []));
  return asked === undefined ? own : own.filter((id) => id === asked);
}
