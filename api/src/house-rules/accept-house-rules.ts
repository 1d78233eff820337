import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { keepAcceptance, readHouseRules } from "./house-rule-sql.ts";

interface Acceptance {
  visitId: string;
  siteId: string;
  /** What she read. */
  number: number;
  locale: Locale;
}

/**
 * Keeps that a visitor agreed to the document that she was shown. Refuses with `version_conflict` where others are in
 * force by now: nobody agrees to what she has not read. Agreeing twice is agreeing once.
 */
export async function acceptHouseRules(
  context: CommandContext,
  { visitId, siteId, number, locale }: Acceptance,
): Promise<boolean> {
  const { tx, tenantId, now } = context;
  const rules = await readHouseRules(tx, { tenantId, siteId });
  const current = rules[0]?.number ?? 0;
  const rule = rules.find((one) => one.locale === locale && one.document !== "");
  if (current !== number || rule === undefined) {
    throw new Refusal("version_conflict", "There are new house rules: read them first", { currentVersion: current });
  }
  const isNew = await keepAcceptance(tx, { tenantId, id: context.newId(), visitId, houseRuleId: rule.id, now });
  if (isNew) {
    context.audit({
      action: "accept_house_rules",
      entityType: "visit",
      entityId: visitId,
      newValues: { houseRuleId: rule.id, number, locale },
    });
  }
  return isNew;
}
