import { atLocalTime, isBusinessDay, localDay, openPeriods, type BusinessCalendar } from "../time/business-time.ts";
import { remember } from "../time/remember.ts";

// cut-off: the last moment a line can be ordered, changed or cancelled free of charge. It is counted backwards from the
// delivery in the vendor's business time: open hours and business days of the vendor's calendar, in the vendor's zone.

/** `business_minutes`: open minutes before the delivery. `business_days`: so many open days before its day, at a local time. */
export type CutOffRule =
  { kind: "business_minutes"; minutes: number } | { kind: "business_days"; days: number; at: string };

/** A calendar without an open minute in a year has no business time to count. */
const daysLookedAt = 400;
const minute = 60_000;

/** The last moment at which `rule` is still kept for a delivery at `deliverAt`; null where the vendor never opens. */
export function lastMoment(rule: CutOffRule, deliverAt: Date, calendar: BusinessCalendar): Date | null {
  const counted = rule.kind === "business_minutes" ? rule.minutes : `${rule.days} ${rule.at}`;
  return remember(calendar, `last ${rule.kind} ${counted} ${deliverAt.getTime()}`, () =>
    rule.kind === "business_minutes"
      ? minutesBefore(rule.minutes, deliverAt, calendar)
      : daysBefore(rule.days, rule.at, deliverAt, calendar),
  );
}

/** The earliest delivery at or after `from` that could still be ordered at `now`; null where there is none within a year. */
export function earliestDelivery(rule: CutOffRule, now: Date, from: Date, calendar: BusinessCalendar): Date | null {
  const start = new Date(Math.max(now.getTime(), from.getTime()));
  if (isKept(rule, start, now, calendar) && isOpen(start, calendar)) return start;
  for (let step = 0; step < daysLookedAt; step += 1) {
    const day = localDay(start, calendar).plus({ days: step });
    for (const period of openPeriods(day, calendar)) {
      const found = firstKept(rule, Math.max(period.opens, start.getTime()), period.closes, now, calendar);
      if (found) return found;
    }
  }
  return null;
}

/** Whether the vendor is open at a moment. */
export function isOpen(at: Date, calendar: BusinessCalendar): boolean {
  return remember(calendar, `open ${at.getTime()}`, () =>
    openPeriods(localDay(at, calendar), calendar).some(
      ({ opens, closes }) => opens <= at.getTime() && at.getTime() <= closes,
    ),
  );
}

function isKept(rule: CutOffRule, deliverAt: Date, now: Date, calendar: BusinessCalendar): boolean {
  const last = lastMoment(rule, deliverAt, calendar);
  return last !== null && last >= now;
}

/** The rule can only get easier to keep as the delivery moves later, so the first kept minute is found by halving. */
function firstKept(rule: CutOffRule, from: number, until: number, now: Date, calendar: BusinessCalendar): Date | null {
  if (from > until || !isKept(rule, new Date(until), now, calendar)) return null;
  let [low, high] = [Math.ceil(from / minute), Math.floor(until / minute)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isKept(rule, new Date(middle * minute), now, calendar)) high = middle;
    else low = middle + 1;
  }
  return new Date(low * minute);
}

function minutesBefore(minutes: number, deliverAt: Date, calendar: BusinessCalendar): Date | null {
  let left = minutes * minute;
  if (left === 0) return deliverAt;
  for (let step = 0; step < daysLookedAt; step += 1) {
    const day = localDay(deliverAt, calendar).minus({ days: step });
    for (const { opens, closes } of openPeriods(day, calendar).reverse()) {
      const end = Math.min(closes, deliverAt.getTime());
      if (end <= opens) continue;
      if (end - opens >= left) return new Date(end - left);
      left -= end - opens;
    }
  }
  return null;
}

function daysBefore(days: number, at: string, deliverAt: Date, calendar: BusinessCalendar): Date | null {
  let day = localDay(deliverAt, calendar);
  let left = days;
  for (let step = 0; left > 0; step += 1) {
    if (step === daysLookedAt) return null;
    day = day.minus({ days: 1 });
    if (isBusinessDay(day, calendar)) left -= 1;
  }
  const moment = atLocalTime(day, at);
  return new Date(Math.min(moment, deliverAt.getTime()));
}
