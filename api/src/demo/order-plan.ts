import type { diets } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { deliveryMoment } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import type { ProductionOrderStatus } from "@magic-meetings/contract/production-orders/production-order-words.ts";
import { lastMoment } from "@magic-meetings/contract/service-orders/cut-off-rules.ts";
import { feeSchedule, type FeeSchedule, type FeeTerms } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type { BusinessCalendar } from "@magic-meetings/contract/time/business-time.ts";
import type { ServiceOrderStatus } from "@magic-meetings/contract/service-orders/service-order.ts";
import { DateTime } from "luxon";
import { categoryOf } from "./catalogue-rows.ts";
import { vendorCalendar } from "./demo-calendar.ts";
import type { CategoryKey, DemoVendorKind } from "./demo-categories.ts";
import type { DemoService, DemoSite, DemoVendor } from "./demo-company.ts";
import { demoChoice, demoNumber } from "./demo-id.ts";
import { minutesAfter, toMinor } from "./demo-rows.ts";
import type { PlannedMeeting } from "./meeting-plan.ts";

/** A service order of the demo before it has rows. */
export interface PlannedOrder {
  meeting: PlannedMeeting;
  number: number;
  status: ServiceOrderStatus;
  headCount: number;
  lines: PlannedLine[];
  totalMinor: number;
  orderedAt: Date;
  /** One a vendor, with the status that its work has reached. */
  productions: { vendor: DemoVendor; status: ProductionOrderStatus; lines: PlannedLine[] }[];
  /** Some orders are paid by two departments. */
  split: { department: string; percent: number }[];
}

export interface PlannedLine {
  service: DemoService;
  vendor: DemoVendor;
  quantity: number;
  unitPriceMinor: number;
  totalMinor: number;
  options: { key: string; name: string }[];
  diets: { diet: (typeof diets)[number]; count: number }[];
  deliverAt: Date;
  orderBefore: Date;
  cutOff: Date;
  fees: FeeSchedule;
}

/** In percent: how many meetings have something ordered. */
const orderedShare = 45;
/** In percent: how often it is one of the quick picks. */
const usualShare = 65;
const closedAfterDays = 14;
const soonHours = 3;
const servedAfterMinutes = 5;
const clearedAfterMinutes = 6 * 60;

/** The orders of the meetings, numbered in the order in which they were made. */
export function planOrders(meetings: readonly PlannedMeeting[], now: Date): PlannedOrder[] {
  const calendars = new Map<DemoVendor, BusinessCalendar>();
  for (const site of new Set(meetings.map((meeting) => meeting.site))) {
    for (const vendor of site.vendors) calendars.set(vendor, vendorCalendar(site, vendor, now));
  }
  return meetings
    .filter(hasOrder)
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.key.localeCompare(b.key))
    .map((meeting, index) => planOrder(meeting, 1001 + index, { now, calendars }));
}

/** Around today every site has work to show. */
export function hasOrder(meeting: PlannedMeeting): boolean {
  const near = meeting.isFirst && Math.abs(meeting.dayOffset) <= 4;
  return near || meeting.dayOffset === 0 || demoNumber(`${meeting.key}/ordered`, 100) < orderedShare;
}

interface Moment {
  now: Date;
  calendars: ReadonlyMap<DemoVendor, BusinessCalendar>;
}

function planOrder(meeting: PlannedMeeting, number: number, { now, calendars }: Moment): PlannedOrder {
  const headCount = 1 + meeting.attendees.length + meeting.guests.length;
  const lines = servicesFor(meeting).map((service) => planLine(meeting, service, { headCount, calendars }));
  const vendors = [...new Set(lines.map((line) => line.vendor))];
  const status = statusOf(meeting, { vendorCount: vendors.length, lastDelivery: lastDelivery(lines), now });
  return {
    meeting,
    number,
    status,
    headCount,
    lines,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0),
    orderedAt: minutesAfter(meeting.createdAt, 4),
    productions: vendors.map((vendor) => {
      const own = lines.filter((line) => line.vendor === vendor);
      const facts = { vendor, deliverAt: lastDelivery(own), now };
      return { vendor, status: productionStatus(meeting, status, facts), lines: own };
    }),
    split: splitOf(meeting),
  };
}

/** Coffee from the kitchen always; lunch from the caterer around noon; now and then breakfast, a snack or a hand. */
function servicesFor({ key, site, start, end }: PlannedMeeting): DemoService[] {
  const from = DateTime.fromJSDate(start, { zone: site.timeZone });
  const until = DateTime.fromJSDate(end, { zone: site.timeZone });
  const chosen: CategoryKey[] = ["coffee"];
  if (from.hour <= 9 && demoNumber(`${key}/breakfast`, 3) === 0) chosen.push("breakfast");
  if (from.hour < 13 && until.hour >= 12) chosen.push("lunch");
  if (from.hour >= 13) chosen.push("snacks");
  if (demoNumber(`${key}/help`, 6) === 0) chosen.push(demoChoice(`${key}/which-help`, ["help", "setup"] as const));
  return chosen.flatMap((category) => {
    const offered = site.services.filter((service) => service.category === category && !service.longLead);
    const popular = offered.filter((service) => service.popular);
    const usual = popular.length > 0 && demoNumber(`${key}/${category}/usual`, 100) < usualShare;
    return offered.length === 0 ? [] : [demoChoice(`${key}/${category}`, usual ? popular : offered)];
  });
}

function planLine(
  meeting: PlannedMeeting,
  service: DemoService,
  { headCount, calendars }: { headCount: number } & Pick<Moment, "calendars">,
): PlannedLine {
  const { site, start, end } = meeting;
  const category = categoryOf(service);
  const vendor = vendorOf(site, category.vendor);
  const perHead = (service.unit ?? category.unit) === "person" || category.food;
  const quantity = perHead ? Math.max(headCount, service.minimum ?? 1) : 1;
  const option = optionOf(meeting, service);
  const unitPriceMinor = toMinor(service.price + (option?.[2] ?? 0));
  const deliverAt = deliveryMoment(category.deliveryMoment, { start, end, timeZone: site.timeZone });
  const calendar = calendars.get(vendor);
  if (calendar === undefined) throw new Error(`${vendor.name} has no opening hours`);
  return {
    service,
    vendor,
    quantity,
    unitPriceMinor,
    totalMinor: unitPriceMinor * quantity,
    options: option ? [{ key: option[0], name: option[1] }] : [],
    diets: perHead && category.food ? dietsOf(meeting, service, quantity) : [],
    deliverAt,
    orderBefore: lastMoment(vendor.orderBefore, deliverAt, calendar) ?? deliverAt,
    cutOff: lastMoment(vendor.changeBefore, deliverAt, calendar) ?? deliverAt,
    fees: feeSchedule({ ...feeTermsOf(vendor), calendar }, quantity, deliverAt),
  };
}

function feeTermsOf({ changeBefore }: DemoVendor): Omit<FeeTerms, "calendar"> {
  return { changeBefore, cancelBefore: null, tiers: [], largeGroup: null };
}

function optionOf({ key }: PlannedMeeting, { name, options = [] }: DemoService) {
  const chosen = options.length > 0 && demoNumber(`${key}/${name}/option`, 3) === 0;
  return chosen ? demoChoice(`${key}/${name}/which-option`, options) : undefined;
}

/** Every third meal has guests who eat otherwise, unless everybody can eat what there is. */
function dietsOf({ key }: PlannedMeeting, service: DemoService, quantity: number): PlannedLine["diets"] {
  if (service.category !== "lunch" && service.category !== "breakfast") return [];
  if (quantity < 4 || demoNumber(`${key}/${service.name}/diets`, 3) > 0) return [];
  const suits = service.diets ?? [];
  return (["vegetarian", "gluten_free"] as const)
    .filter((diet) => !suits.includes(diet) && !suits.includes("vegan"))
    .map((diet, index) => ({ diet, count: index === 0 ? 1 + demoNumber(`${key}/${diet}`, 2) : 1 }));
}

function vendorOf(site: DemoSite, kind: DemoVendorKind): DemoVendor {
  const vendor = site.vendors.find((each) => each.kind === kind);
  if (vendor === undefined) throw new Error(`${site.name} has no ${kind}`);
  return vendor;
}

interface Facts {
  vendorCount: number;
  lastDelivery: Date;
  now: Date;
}

function statusOf(meeting: PlannedMeeting, { vendorCount, lastDelivery, now }: Facts): ServiceOrderStatus {
  const dice = demoNumber(`${meeting.key}/fate`, 100);
  const near = Math.abs(meeting.dayOffset) <= 4;
  if (!near && dice < 6) return "cancelled";
  if (!near && dice < 12 && vendorCount === 1) return "rejected";
  if (isServed(lastDelivery, now)) return meeting.dayOffset < -closedAfterDays ? "closed" : "delivered";
  return isSoon(meeting, now) ? "in_production" : "confirmed";
}

function productionStatus(
  { key, end }: PlannedMeeting,
  order: ServiceOrderStatus,
  { vendor, deliverAt, now }: { vendor: DemoVendor; deliverAt: Date; now: Date },
): ProductionOrderStatus {
  const dice = demoNumber(`${key}/${vendor.kind}/fate`, 100);
  if (order === "cancelled") return "cancelled";
  if (order === "rejected") return "declined";
  if (order === "closed") return "cleared";
  if (isServed(deliverAt, now))
    return end < minutesAfter(now, -clearedAfterMinutes) && dice < 95 ? "cleared" : "delivered";
  if (order === "in_production")
    return end > minutesAfter(now, soonHours * 60) || dice < 50 ? "in_production" : "ready";
  return vendor.autoAccept || dice < 55 ? "accepted" : "new";
}

function isServed(deliverAt: Date, now: Date): boolean {
  return minutesAfter(deliverAt, servedAfterMinutes) <= now;
}

/** When the last of some lines is brought. */
export function lastDelivery(lines: readonly PlannedLine[]): Date {
  return new Date(Math.max(...lines.map((line) => line.deliverAt.getTime())));
}

/** Some of the first deliveries of tomorrow are made today, so that a board shows work at any hour. */
function isSoon({ key, start, dayOffset, isFirst }: PlannedMeeting, now: Date): boolean {
  const early = dayOffset === 1 && (isFirst || demoNumber(`${key}/early`, 4) === 0);
  return early || start.getTime() - now.getTime() < soonHours * 3_600_000;
}

function splitOf({ key, organizer, company }: PlannedMeeting): PlannedOrder["split"] {
  const own = organizer.department ?? company.departments[0]?.key ?? "";
  const other = company.departments.find((department) => department.key !== own);
  if (other === undefined || demoNumber(`${key}/split`, 12) > 0) return [{ department: own, percent: 100 }];
  return [
    { department: own, percent: 60 },
    { department: other.key, percent: 40 },
  ];
}
