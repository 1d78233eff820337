import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import type { VendorMessageKey } from "./vendor-messages.ts";

/** A deadline in words: `2 business days before, by 14:00`. */
export function ruleSentence(rule: CutOffRule, text: Say): string {
  if (rule.kind === "business_minutes") {
    if (rule.minutes === 0) return text("rule.atDelivery");
    return rule.minutes % 60 === 0
      ? text("rule.hours", { count: rule.minutes / 60 })
      : text("rule.minutes", { count: rule.minutes });
  }
  if (rule.days === 0) return text("rule.sameDay", { at: rule.at });
  return text("rule.days", { count: rule.days, at: rule.at });
}

type Say = (key: VendorMessageKey, values?: Record<string, string | number>) => string;

/** Where a deadline is not a number yet. */
export function isComplete(rule: CutOffRule): boolean {
  if (rule.kind === "business_minutes") return Number.isInteger(rule.minutes) && rule.minutes >= 0;
  return Number.isInteger(rule.days) && rule.days >= 0 && /^\d\d:\d\d$/.test(rule.at);
}
