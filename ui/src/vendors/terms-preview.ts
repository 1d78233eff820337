import {
  feeSchedule,
  lastMomentFor,
  type FeeStep,
  type FeeTerms,
} from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type { CutOffRule } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import { tierProblems } from "@magic-meetings/contract/vendors/vendor-terms-rules.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import { toLargeGroup, toRules, toTiers, type VendorForm } from "./vendor-form.ts";

/** From one step to the next so many percent are charged; the last one holds until the delivery. */
export interface PreviewStep {
  percent: number;
  until: Date | null;
}

export interface TermsPreview {
  /** Null: the vendor never opens before it. */
  orderUntil: Date | null;
  change: PreviewStep[];
  cancel: PreviewStep[];
}

export interface PreviewedOrder {
  quantity: number;
  deliverAt: Date;
  calendar: BusinessCalendar;
}

/**
 * What the terms that are typed mean for an order, by the very rules that orders are charged by; undefined while
 * something typed is no number.
 */
export function previewTerms(form: VendorForm, { quantity, deliverAt, calendar }: PreviewedOrder) {
  const rules = toRules(form);
  const tiers = toTiers(form.tiers);
  const largeGroup = toLargeGroup(form);
  const numbers = [
    ...[rules.orderBefore, rules.changeBefore, rules.cancelBefore].flatMap(numbersOf),
    ...tiers.flatMap(({ percent, until }) => [percent, ...numbersOf(until)]),
    ...(largeGroup === null ? [] : [largeGroup.fromQuantity, largeGroup.daysEarlier]),
    ...[quantity, deliverAt.getTime()],
  ];
  if (numbers.some((number) => !Number.isFinite(number) || number < 0) || tierProblems(tiers).length > 0) {
    return undefined;
  }
  const terms: FeeTerms = {
    changeBefore: rules.changeBefore,
    cancelBefore: rules.cancelBefore ?? null,
    ...{ tiers, largeGroup, calendar },
  };
  const { change, cancel } = feeSchedule(terms, quantity, deliverAt);
  const orderUntil = lastMomentFor(rules.orderBefore, quantity, deliverAt, terms);
  return { orderUntil, change: toSteps(change), cancel: toSteps(cancel) } satisfies TermsPreview;
}

function numbersOf(rule: CutOffRule | null | undefined): number[] {
  if (!rule) return [];
  if (rule.kind === "business_minutes") return [rule.minutes];
  return [rule.days, /^([01]\d|2[0-3]):[0-5]\d$/.test(rule.at) ? 0 : Number.NaN];
}

function toSteps(steps: readonly FeeStep[]): PreviewStep[] {
  const [first] = steps;
  const free = { percent: 0, until: first === undefined ? null : new Date(first.after) };
  const all = steps.map(({ percent }, index) => {
    const next = steps[index + 1];
    return { percent, until: next === undefined ? null : new Date(next.after) };
  });
  // What costs nothing after the cut-off is free as well.
  return [free, ...all].reduce<PreviewStep[]>((merged, step) => {
    const before = merged.at(-1);
    if (before?.percent !== step.percent) return [...merged, step];
    return [...merged.slice(0, -1), step];
  }, []);
}

/** A calendar as its hours and holidays are kept. */
export function calendarOf(hours: {
  timeZone: string;
  days: BusinessCalendar["hours"];
  holidays: BusinessCalendar["holidays"];
}): BusinessCalendar {
  return { timeZone: hours.timeZone, hours: hours.days, holidays: hours.holidays };
}
