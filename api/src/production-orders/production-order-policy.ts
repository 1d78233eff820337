import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { holdsRole, type Principal } from "../identity/principal.ts";

/** The vendors whose production the asker sees: her own; null is every vendor's, for those who look after all of them. */
export function vendorsOf(principal: Principal): string[] | null {
  if (principal.userId === null || holdsRole(principal, "facility", "admin")) return null;
  const held = principal.roles.filter(({ role }) => role === "vendor");
  if (held.some(({ vendorId }) => vendorId === undefined)) return null;
  return held.flatMap(({ vendorId }) => (vendorId === undefined ? [] : [vendorId]));
}

/** Gives the production order to its vendor's people; to other vendors it is not there. */
export function ofOwnVendor<Order extends { vendor: { id: string } }>(
  principal: Principal,
  order: Order | undefined,
): Order {
  const vendors = vendorsOf(principal);
  if (order === undefined || (vendors !== null && !vendors.includes(order.vendor.id))) {
    throw new Refusal("not_found", "There is no such production order");
  }
  return order;
}
