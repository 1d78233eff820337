import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Principal } from "../identity/principal.ts";
import { keptUpSites } from "../places/place-policy.ts";
import type { OrphanRecord } from "./orphan-read-sql.ts";

/** Whose orphans somebody sees besides her own: of all sites, or of those that she manages. */
export function seenSites(principal: Principal): "all" | readonly string[] {
  if (principal.userId === null) return "all";
  const sites = keptUpSites(principal);
  return sites === "all" ? "all" : [...sites];
}

/** Its owner sees it, who acts for its meeting, and who manages its site; to everybody else it is not there. */
export function visibleOrphan(principal: Principal, orphan: OrphanRecord | undefined): OrphanRecord {
  if (orphan === undefined || !maySee(principal, orphan)) throw new Refusal("not_found", "There is no such orphan");
  return orphan;
}

function maySee(principal: Principal, { site, owner, meeting }: OrphanRecord): boolean {
  const sites = seenSites(principal);
  if (sites === "all") return true;
  const { userId } = principal;
  if (userId === null) return false;
  if (site !== null && sites.includes(site.id)) return true;
  return owner?.id === userId || meeting?.organizer.id === userId || (meeting?.delegateIds.includes(userId) ?? false);
}
