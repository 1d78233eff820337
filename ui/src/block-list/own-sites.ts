import type { Me } from "@magic-meetings/contract/identity/identity.ts";

/** Whether somebody decides about visits and keeps the block list. */
export function isSecurity(roles: Me["roles"]): boolean {
  return roles.some(({ role }) => role === "security" || role === "admin");
}

/** The sites about whose visits somebody decides. */
export function decidesAtSites<Site extends { id: string }>(
  roles: Me["roles"],
  sites: readonly Site[],
): readonly Site[] {
  const held = roles.filter(({ role }) => role === "security" || role === "admin");
  if (held.some(({ role, siteId }) => role === "admin" || siteId === undefined)) return sites;
  return sites.filter(({ id }) => held.some(({ siteId }) => siteId === id));
}
