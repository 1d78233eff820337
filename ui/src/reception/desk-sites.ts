import type { HeldRole } from "@magic-meetings/contract/identity/identity.ts";
import type { Site } from "@magic-meetings/contract/places/place.ts";

const roles: readonly HeldRole["role"][] = ["receptionist", "security", "facility", "admin"];

/** Whether somebody works at a reception at all. */
export function isAtDesk(held: readonly HeldRole[]): boolean {
  return held.some(({ role }) => roles.includes(role));
}

/** The sites whose reception somebody sees: all, or those that a role is held for. */
export function deskSites<Place extends Pick<Site, "id">>(held: readonly HeldRole[], sites: readonly Place[]): Place[] {
  const own = held.filter(({ role }) => roles.includes(role));
  if (own.some(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId)) return [...sites];
  return sites.filter(({ id }) => own.some(({ siteId }) => siteId === id));
}
