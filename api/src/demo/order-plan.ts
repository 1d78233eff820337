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
  /** When it was cancelled or declined, where it was; and how much of its price that cost, in percent. */
  endedAt: Date;
  lateFeePercent: number;
  /** One a vendor and moment, with the status that its work has reached. */
  productions: PlannedProduction[];
  /** Some orders are paid by two departments. */
  split: { department: string; percent: number }[];
}

export interface PlannedProduction {
  vendor: DemoVendor;
  status: ProductionOrderStatus;
  lines: PlannedLine[];
  /** Null where it did not come, or not yet. */
  deliveredAt: Date | null;
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
    ...endOf(meeting, status, { lines, now }),
    productions: deliveriesOf(lines).map(({ vendor, lines: own }) => {
      const facts = { vendor, deliverAt: lastDelivery(own), now };
      const reached = productionStatus(meeting, status, facts);
      return { vendor, status: reached, lines: own, deliveredAt: deliveredAt(meeting, reached, facts) };
    }),
    split: splitOf(meeting),
  };
}

/** A vendor's lines of one moment are one delivery; they all go to the meeting's room. */
function deliveriesOf(lines: readonly PlannedLine[]): { vendor: DemoVendor; lines: PlannedLine[] }[] {
  const deliveries: { vendor: DemoVendor; lines: PlannedLine[] }[] = [];
  for (const line of lines) {
    const isSame = ([other]: PlannedLine[]) =>
      other?.vendor === line.vendor && other.deliverAt.getTime() === line.deliverAt.getTime();
    const known = deliveries.find((delivery) => isSame(delivery.lines));
    if (known) known.lines.push(line);
    else deliveries.push({ vendor: line.vendor, lines: [line] });
  }
  return deliveries;
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

const servedProduction: ReadonlySet<ProductionOrderStatus> = new Set(["delivered", "cleared"]);
/** In percent: how many deliveries come too late. */
const lateShare = 11;

/** Most come a little early; some do not. */
function deliveredAt(
  { key }: PlannedMeeting,
  status: ProductionOrderStatus,
  { vendor, deliverAt, now }: { vendor: DemoVendor; deliverAt: Date; now: Date },
): Date | null {
  if (!servedProduction.has(status)) return null;
  const dice = `${key}/${vendor.kind}/delivered`;
  const isLate = demoNumber(dice, 100) < lateShare;
  const minutes = isLate ? 14 + demoNumber(`${dice}/late`, 22) : demoNumber(`${dice}/early`, 10) - 8;
  return new Date(Math.min(minutesAfter(deliverAt, minutes).getTime(), now.getTime()));
}

const lateFee = 50;
const minutesAfterCutOff = 40;

/** Soon after it was ordered; or, now and then, when it was too late to cancel it free of charge. */
function endOf(
  meeting: PlannedMeeting,
  status: ServiceOrderStatus,
  { lines, now }: { lines: readonly PlannedLine[]; now: Date },
): Pick<PlannedOrder, "endedAt" | "lateFeePercent"> {
  const soon = minutesAfter(meeting.createdAt, 64);
  const late = minutesAfter(new Date(Math.max(...lines.map(({ cutOff }) => cutOff.getTime()))), minutesAfterCutOff);
  const first = Math.min(...lines.map(({ deliverAt }) => deliverAt.getTime()));
  const canBeLate = late > soon && late < now && late.getTime() < first;
  if (status !== "cancelled" || !canBeLate || demoNumber(`${meeting.key}/cancelled-late`, 3) === 0) {
    return { endedAt: soon, lateFeePercent: 0 };
  }
  return { endedAt: late, lateFeePercent: lateFee };
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
