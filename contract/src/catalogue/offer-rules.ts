import { DateTime } from "luxon";
import { earliestDelivery, isOpen, type CutOffRule } from "../service-orders/cut-off-rules.ts";
import {
  feeSchedule,
  lastMomentFor,
  type FeeSchedule,
  type FeeTier,
  type LargeGroup,
} from "../service-orders/fee-rules.ts";
import { localDay, type BusinessCalendar } from "../time/business-time.ts";
import { remember } from "../time/remember.ts";
import { rememberedZone } from "../time/remembered-zone.ts";
import type { unavailableReasonCodes } from "./catalogue.ts";
import { isInSeason, nextInSeason, type Season } from "./season-rules.ts";

export type UnavailableCode = (typeof unavailableReasonCodes)[number];

/** What decides whether a service can be delivered at a moment. */
export interface OfferTerms {
  orderBefore: CutOffRule;
  changeBefore: CutOffRule;
  /** Null: as `changeBefore`. */
  cancelBefore: CutOffRule | null;
  feeTiers: readonly FeeTier[];
  largeGroup: LargeGroup | null;
  calendar: BusinessCalendar;
  /** Days of the calendar on which the vendor delivers this order although it is closed. */
  deliversOn?: readonly string[] | undefined;
  offeredWeekdays: readonly number[];
  /** Local times of the site, `HH:MM`; null: at any hour. */
  offeredFrom: string | null;
  offeredUntil: string | null;
  /** Null: all the year. */
  season: Season | null;
  minimumQuantity: number;
  maximumQuantity: number;
}

export interface Offer {
  orderBefore: Date;
  cutOff: Date;
  /** What less of it, or none of it, costs after the cut-off. */
  fees: FeeSchedule;
  unavailable: { code: UnavailableCode; earliest: Date | null } | null;
}

/**
 * The deadlines of a delivery, and why it cannot be had where it cannot. `now` is compared with the moments only, so
 * the same terms always give the same deadlines.
 */
export function offerOf(terms: OfferTerms, quantity: number, deliverAt: Date, siteZone: string, now: Date): Offer {
  const orderBefore = lastMomentFor(terms.orderBefore, quantity, deliverAt, terms);
  const changeBefore = lastMomentFor(terms.changeBefore, quantity, deliverAt, terms);
  const code = unavailableCode(terms, quantity, deliverAt, siteZone, orderBefore, now);
  const cutOff = changeBefore ?? deliverAt;
  return {
    orderBefore: orderBefore ?? deliverAt,
    cutOff,
    fees: feeSchedule({ ...terms, tiers: terms.feeTiers }, quantity, deliverAt),
    unavailable: code === null ? null : { code, earliest: earliestOf(terms, code, deliverAt, siteZone, now) },
  };
}

function unavailableCode(
  terms: OfferTerms,
  quantity: number,
  deliverAt: Date,
  siteZone: string,
  orderBefore: Date | null,
  now: Date,
): UnavailableCode | null {
  if (quantity < terms.minimumQuantity) return "quantity_below_minimum";
  if (quantity > terms.maximumQuantity) return "quantity_above_maximum";
  if (!isOfferedInSeason(terms, deliverAt, siteZone)) return "out_of_season";
  if (!isOfferedAt(terms, deliverAt, siteZone)) return "service_not_offered_then";
  if (orderBefore === null || !isDeliveredAt(terms, deliverAt)) return "vendor_closed";
  return now > orderBefore ? "past_order_before" : null;
}

function isDeliveredAt({ calendar, deliversOn = [] }: OfferTerms, deliverAt: Date): boolean {
  if (isOpen(deliverAt, calendar)) return true;
  return deliversOn.length > 0 && deliversOn.includes(localDay(deliverAt, calendar).toISODate() ?? "");
}

function isOfferedInSeason(terms: OfferTerms, deliverAt: Date, siteZone: string): boolean {
  return terms.season === null || isInSeason(terms.season, localTime(terms, deliverAt, siteZone).day);
}

function isOfferedAt(terms: OfferTerms, deliverAt: Date, siteZone: string): boolean {
  const { weekday, time } = localTime(terms, deliverAt, siteZone);
  if (!terms.offeredWeekdays.includes(weekday)) return false;
  const from = terms.offeredFrom?.slice(0, 5) ?? "00:00";
  const until = terms.offeredUntil?.slice(0, 5) ?? "24:00";
  return from <= time && time <= until;
}

/** Day, weekday and time of a moment by the site's clock. */
function localTime({ calendar }: OfferTerms, at: Date, siteZone: string) {
  return remember(calendar, `local ${siteZone} ${at.getTime()}`, () => {
    const local = DateTime.fromJSDate(at, { zone: rememberedZone(siteZone) });
    return { day: local.toISODate() ?? "", weekday: local.weekday, time: local.toFormat("HH:mm") };
  });
}

/** Weekdays and hours are offered again within a few days, or never. */
const windowsLookedAt = 60;

function earliestOf(
  terms: OfferTerms,
  code: UnavailableCode,
  deliverAt: Date,
  siteZone: string,
  now: Date,
): Date | null {
  if (code === "quantity_below_minimum" || code === "quantity_above_maximum") return null;
  let from = inSeason(terms, deliverAt, siteZone);
  for (let window = 0; window < windowsLookedAt; window += 1) {
    const earliest = earliestDelivery(terms.orderBefore, now, from, terms.calendar);
    if (earliest === null || isOffered(terms, earliest, siteZone)) return earliest;
    from = inSeason(terms, nextOfferedHour(terms, earliest, siteZone), siteZone);
  }
  return null;
}

function isOffered(terms: OfferTerms, at: Date, siteZone: string): boolean {
  return isOfferedInSeason(terms, at, siteZone) && isOfferedAt(terms, at, siteZone);
}

function inSeason({ season }: OfferTerms, from: Date, siteZone: string): Date {
  return season === null ? from : nextInSeason(season, from, siteZone);
}

/** When the service is next offered by the clock, whatever the weekday. */
function nextOfferedHour({ offeredFrom }: OfferTerms, after: Date, siteZone: string): Date {
  const local = DateTime.fromJSDate(after, { zone: rememberedZone(siteZone) });
  const [hour = 0, minute = 0] = (offeredFrom ?? "00:00").split(":").map(Number);
  const today = local.set({ hour, minute, second: 0, millisecond: 0 });
  return (today > local ? today : today.plus({ days: 1 })).toJSDate();
}
