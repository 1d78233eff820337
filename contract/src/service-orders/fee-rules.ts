import { DateTime } from "luxon";
import { isBusinessDay, localDay, type BusinessCalendar } from "../time/business-time.ts";
import { remember } from "../time/remember.ts";
import { rememberedZone } from "../time/remembered-zone.ts";
import { lastMoment, type CutOffRule } from "./cut-off-rules.ts";

// What it costs to want less, or nothing, after the cut-off: by time left and by the size of the group. The steps are
// computed when a line is ordered and kept with it, so later changes of a vendor's terms never touch what is ordered.

/** After the cut-off, `percent` are charged while `until` is kept; the last tier has no `until`. */
export interface FeeTier {
  percent: number;
  until: CutOffRule | null;
}

/** Orders of at least `fromQuantity` have every deadline so many business days earlier. */
export interface LargeGroup {
  fromQuantity: number;
  daysEarlier: number;
}

export interface FeeTerms {
  changeBefore: CutOffRule;
  /** Null: as `changeBefore`. */
  cancelBefore: CutOffRule | null;
  /** Empty: the whole price is charged after the cut-off. */
  tiers: readonly FeeTier[];
  largeGroup: LargeGroup | null;
  calendar: BusinessCalendar;
}

/** From `after` on (a moment, RFC 3339), so many percent are charged. */
export interface FeeStep {
  after: string;
  percent: number;
}

export interface FeeSchedule {
  change: FeeStep[];
  cancel: FeeStep[];
}

/** Everything is charged where no tier says otherwise. */
const whole = 100;

/** The last moment of a rule for a group of `quantity`; null where the vendor never opens. */
export function lastMomentFor(
  rule: CutOffRule,
  quantity: number,
  deliverAt: Date,
  { largeGroup, calendar }: Pick<FeeTerms, "largeGroup" | "calendar">,
): Date | null {
  const last = lastMoment(rule, deliverAt, calendar);
  if (last === null || largeGroup === null || quantity < largeGroup.fromQuantity) return last;
  const { daysEarlier } = largeGroup;
  return remember(calendar, `earlier ${daysEarlier} ${last.getTime()}`, () =>
    businessDaysEarlier(last, daysEarlier, calendar),
  );
}

/** The fee steps of a line, in order of time. */
export function feeSchedule(terms: FeeTerms, quantity: number, deliverAt: Date): FeeSchedule {
  return {
    change: stepsAfter(terms.changeBefore, terms, quantity, deliverAt),
    cancel: stepsAfter(terms.cancelBefore ?? terms.changeBefore, terms, quantity, deliverAt),
  };
}

function stepsAfter(cutOff: CutOffRule, terms: FeeTerms, quantity: number, deliverAt: Date): FeeStep[] {
  const first = lastMomentFor(cutOff, quantity, deliverAt, terms);
  // A vendor who never opens can never be told in time.
  if (first === null) return [{ after: new Date(0).toISOString(), percent: whole }];
  const steps: FeeStep[] = [];
  let after = first;
  for (const { percent, until } of terms.tiers) {
    const end = until === null ? null : lastMomentFor(until, quantity, deliverAt, terms);
    if (end !== null && end <= after) continue;
    steps.push({ after: after.toISOString(), percent });
    if (end === null) return steps;
    after = end;
  }
  return [...steps, { after: after.toISOString(), percent: whole }];
}

/** How many percent are charged at `now`; 0 up to and including the first step's moment. */
export function feePercent(steps: readonly FeeStep[], now: Date): number {
  return steps.findLast(({ after }) => now.getTime() > Date.parse(after))?.percent ?? 0;
}

/** The next moment after `now` at which the percentage changes; null: it does not. */
export function nextFeeStep(steps: readonly FeeStep[], now: Date): Date | null {
  const next = steps.find(({ after }) => now.getTime() <= Date.parse(after));
  return next === undefined ? null : new Date(next.after);
}

/** The fee on an amount in minor units, to the nearest, half up. */
export function feeOf(baseMinor: number, percent: number): number {
  return Math.floor((baseMinor * percent + 50) / 100);
}

function businessDaysEarlier(moment: Date, days: number, calendar: BusinessCalendar): Date | null {
  let day = localDay(moment, calendar);
  for (let left = days, step = 0; left > 0; step += 1) {
    if (step === 400) return null;
    day = day.minus({ days: 1 });
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  const { hour, minute, second } = DateTime.fromJSDate(moment, { zone: rememberedZone(calendar.timeZone) });
  return day.set({ hour, minute, second }).toJSDate();
}
