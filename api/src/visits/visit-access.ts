import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { isAdmin, type Principal } from "../identity/principal.ts";
import type { VisitRecord } from "./visit-sql.ts";

const siteRoles: readonly string[] = ["receptionist", "security", "facility"];

/** The sites whose visitors somebody sees by name because of her work there: `all`, or those that a role is held for. */
export function sitesSeenByName(principal: Principal): "all" | readonly string[] {
  if (isAdmin(principal)) return "all";
  const held = principal.roles.filter(({ role }) => siteRoles.includes(role));
  if (held.some(({ siteId, vendorId, accountId }) => !siteId && !vendorId && !accountId)) return "all";
  return held.flatMap(({ siteId }) => (siteId === undefined ? [] : [siteId]));
}

type Seen = Pick<VisitRecord, "meeting" | "site" | "host">;

/** The host, the organizer and those who act for them see who comes, and those who look after visitors at the site. */
export function seesNames(principal: Principal, visit: Seen): boolean {
  const sites = sitesSeenByName(principal);
  return sites === "all" || sites.includes(visit.site.id) || mayChange(principal, visit);
}

/** The host, the organizer and those who act for them; a system that may write meetings. */
export function mayChange(principal: Principal, { meeting, host }: Seen): boolean {
  const { userId, actsFor = [] } = principal;
  if (userId === null) return principal.scopes.includes("meetings.write");
  const owners = meeting === null ? [host.id] : [host.id, meeting.organizerId];
  return owners.some((id) => id === userId || actsFor.includes(id)) || (meeting?.delegateIds.includes(userId) ?? false);
}

/** Gives the visit to those who may see who comes; to everybody else it is not there. */
export function visibleVisit(principal: Principal, visit: VisitRecord | undefined): VisitRecord {
  if (visit === undefined || !seesNames(principal, visit)) throw new Refusal("not_found", "There is no such visit");
  return visit;
}

/** Gives the visit to those who may change it. */
export function changeableVisit(principal: Principal, visit: VisitRecord | undefined): VisitRecord {
  const seen = visibleVisit(principal, visit);
  const sites = sitesSeenByName(principal);
  if (mayChange(principal, seen) || sites === "all" || sites.includes(seen.site.id)) return seen;
  throw new Refusal("forbidden", "Only the host, the organizer and those who act for them can change this visit");
}
