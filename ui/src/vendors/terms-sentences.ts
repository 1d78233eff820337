import { tierProblems } from "@magic-meetings/contract/vendors/vendor-terms-rules.ts";
import { isComplete, ruleSentence } from "./rule-sentence.ts";
import { toLargeGroup, toRules, toTiers, type VendorForm } from "./vendor-form.ts";
import type { VendorMessageKey } from "./vendor-messages.ts";

export interface Saying {
  text: (key: VendorMessageKey, values?: Record<string, string | number>) => string;
  percent: (percent: number) => string;
}

/** The rule, sentence by sentence; empty while something that is typed is no rule yet. */
export function termsSentences(form: VendorForm, { text, percent }: Saying): string[] {
  const { orderBefore, changeBefore, cancelBefore } = toRules(form);
  const tiers = toTiers(form.tiers);
  const group = toLargeGroup(form);
  const rules = [orderBefore, changeBefore, ...(cancelBefore ? [cancelBefore] : [])];
  const untils = tiers.flatMap(({ until }) => (until ? [until] : []));
  if (![...rules, ...untils].every(isComplete) || tierProblems(tiers).length > 0) return [];
  const say = (rule: typeof orderBefore) => ruleSentence(rule, text);
  const free = cancelBefore
    ? [text("sentence.change", { rule: say(changeBefore) }), text("sentence.cancel", { rule: say(cancelBefore) })]
    : [text("sentence.changeAndCancel", { rule: say(changeBefore) })];
  const fees = tiers.map((tier) =>
    tier.until
      ? text("sentence.tier", { percent: percent(tier.percent), rule: say(tier.until) })
      : text("sentence.last", { percent: percent(tier.percent) }),
  );
  const large =
    group && Number.isInteger(group.fromQuantity) && Number.isInteger(group.daysEarlier)
      ? [text("sentence.large", { from: group.fromQuantity, count: group.daysEarlier })]
      : [];
  return [
    text("sentence.order", { rule: say(orderBefore) }),
    ...free,
    ...(fees.length > 0 ? fees : [text("sentence.last", { percent: percent(100) })]),
    ...large,
  ];
}
