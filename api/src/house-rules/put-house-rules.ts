import type { HouseRuleInput, HouseRuleVersion } from "@magic-meetings/contract/house-rules/house-rule.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { refuseUnlessKeptUp } from "../places/place-policy.ts";
import { insertHouseRules, lockSite, readHouseRules, readHouseRuleVersions } from "./house-rule-sql.ts";

/** Puts new house rules into force at a site. What was agreed to before stays as it was; whoever comes is asked anew. */
export async function putHouseRules(
  context: CommandContext,
  { siteId, after, documents }: HouseRuleInput & { siteId: string },
): Promise<HouseRuleVersion> {
  const { tx, tenantId, principal, now } = context;
  if (!(await lockSite(tx, { tenantId, siteId }))) throw new Refusal("not_found", "There is no such site");
  refuseUnlessKeptUp(principal, [siteId]);
  const current = (await readHouseRules(tx, { tenantId, siteId }))[0]?.number ?? 0;
  if (current !== after) {
    throw new Refusal("version_conflict", "Somebody else put new house rules into force meanwhile", {
      currentVersion: current,
    });
  }
  const number = current + 1;
  // A number without a document says that there is nothing to agree to any more.
  const written = documents.length > 0 ? documents : [{ locale: "en" as const, document: "" }];
  await insertHouseRules(tx, {
    tenantId,
    siteId,
    number,
    now,
    userId: principal.userId,
    documents: written.map((one) => ({ id: context.newId(), ...one })),
  });
  context.signal({
    id: context.newId(),
    kind: "place.changed",
    subject: { type: "place", id: siteId },
    siteId,
    facts: { number },
  });
  context.audit({
    action: "house_rules",
    entityType: "site",
    entityId: siteId,
    oldValues: { number: current },
    newValues: { number, documents },
  });
  const [version] = await readHouseRuleVersions(tx, { tenantId, siteId, below: null, limit: 1 });
  if (version === undefined) throw new Error("The house rules that were just written are not there");
  return version;
}
