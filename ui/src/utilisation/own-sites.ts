import type { HeldRole } from "@magic-meetings/contract/identity/identity.ts";
import type { Site } from "@magic-meetings/contract/places/place.ts";

const roles: readonly HeldRole["role"][] = ["facility", "admin"];

/** Whether somebody sees utilisation at all. */
export function seesUtilisation(held: readonly HeldRole[]): boolean {
  return held.some(({ role }) => roles.includes(role));
}

/** The sites whose utilisation somebody sees: all, or those that the role is held for. */
export function ownSites<Place extends Pick<Site, "id">>(held: readonly HeldRole[], sites: readonly Place[]): Place[] {
  const own = held.filter(({ role }) => roles.includes(role));
  if (own.some(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId)) return [...sites];
  return sites.filter(({ id }) => own.some(({ siteId }) => siteId === id));
}
