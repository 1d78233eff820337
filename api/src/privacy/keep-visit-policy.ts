import { isDeepStrictEqual } from "node:util";
import type { KeptPolicy, PolicyInput } from "@magic-meetings/contract/privacy/kept-policy.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { record } from "../places/keep-up.ts";
import { keepsUp, refuseUnlessKeptUp } from "../places/place-policy.ts";
import { sitesSeenByName } from "../visits/visit-access.ts";
import {
  findSitePolicy,
  listSitePolicies,
  lockSitePolicy,
  saveSitePolicy,
  type PolicyValues,
  type SitePolicy,
} from "./visit-policy-sql.ts";

/** Of the sites whose visitors the reader looks after. */
export async function listVisitPolicies(db: Queries, principal: Principal): Promise<{ items: KeptPolicy[] }> {
  const seen = sitesSeenByName(principal);
  const siteIds = seen === "all" ? null : seen;
  const found = await listSitePolicies(db, { tenantId: principal.tenantId, siteIds });
  return { items: found.map((policy) => present(principal, policy)) };
}

export async function readVisitPolicy(db: Queries, principal: Principal, siteId: string): Promise<KeptPolicy> {
  refuseOtherSites(principal, siteId);
  const found = await findSitePolicy(db, { tenantId: principal.tenantId, siteId });
  if (found === undefined) throw noSite();
  return present(principal, found);
}

/** Says what holds at a site; what changes nothing leaves the version as it is. */
export async function keepVisitPolicy(
  context: CommandContext,
  { siteId, values, expectedVersion }: { siteId: string; values: PolicyInput; expectedVersion: number | undefined },
): Promise<KeptPolicy> {
  const { tx, tenantId, principal, now } = context;
  refuseOtherSites(principal, siteId);
  const before = await lockSitePolicy(tx, { tenantId, siteId });
  if (before === undefined) throw noSite();
  refuseUnlessKeptUp(principal, [siteId]);
  refuseStaleVersion(before.version, expectedVersion);
  const changed = (Object.keys(values) as (keyof PolicyValues)[]).filter(
    (field) => !isDeepStrictEqual(before.values[field], values[field]),
  );
  if (changed.length > 0) {
    await saveSitePolicy(tx, { tenantId, siteId, now, userId: principal.userId, values });
    const pick = (from: PolicyValues) => Object.fromEntries(changed.map((field) => [field, from[field]]));
    const siteIds = [siteId];
    const [oldValues, newValues] = [pick(before.values), pick(values)];
    record(context, { sql: { type: "visit_policy" } }, { id: siteId, action: "change", siteIds, oldValues, newValues });
  }
  return readVisitPolicy(tx, principal, siteId);
}

/** To everybody who has nothing to do with a site's visitors it is not there. */
export function refuseOtherSites(principal: Principal, siteId: string): void {
  const seen = sitesSeenByName(principal);
  if (seen !== "all" && !seen.includes(siteId)) throw noSite();
}

function noSite(): Refusal {
  return new Refusal("not_found", "There is no such site");
}

function present(principal: Principal, { site, values, version }: SitePolicy): KeptPolicy {
  const change = keepsUp(principal, [site.id]) ? { ok: true } : { ok: false, because: "forbidden" };
  return { siteId: site.id, site, ...values, version, allowed: { change } };
}
