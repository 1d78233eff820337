import {
  isOnMeetingDay,
  deliveryMoment,
  type MeetingTime,
} from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import { offerOf, type Offer, type UnavailableCode } from "@magic-meetings/contract/catalogue/offer-rules.ts";
import { priceAt } from "@magic-meetings/contract/catalogue/price-rules.ts";
import { dietsWithin } from "@magic-meetings/contract/diets/diet-rules.ts";
import { Refusal, type ErrorCode } from "@magic-meetings/contract/problems/problem.ts";
import type { FeeSchedule } from "@magic-meetings/contract/service-orders/fee-rules.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CatalogueRecord, ServiceRecord } from "../catalogue/catalogue-sql.ts";
import { termsOf, vendorOf } from "../catalogue/offer-terms.ts";
import { matchLines, type KnownLine } from "./match-lines.ts";

type LineInput = ServiceOrderInput["lines"][number];

/** A line with everything that the order keeps of it: later changes of prices and rules never touch it. */
export interface PricedLine {
  /** The line of the order that this is a change of; null: a new one. */
  id: string | null;
  service: { id: string; name: string; unit: ServiceRecord["unit"] };
  vatPercent: number;
  vendorId: string;
  capacityPerHour: number | null;
  quantity: number;
  options: { key: string; name: string }[];
  diets: NonNullable<LineInput["diets"]>;
  unitPriceMinor: number;
  totalMinor: number;
  deliverAt: Date;
  orderBefore: Date;
  cutOff: Date;
  fees: FeeSchedule;
}

export interface PricingFacts {
  catalogue: CatalogueRecord;
  /** Services that exist in the company, offered at this site or not. */
  knownServiceIds: ReadonlySet<string>;
  meeting: MeetingTime;
  now: Date;
  /** What the order has already. */
  ordered: readonly KnownLine[];
  /** Whether that was sent: then it keeps its price and its terms, and keeping or reducing it needs no lead time. */
  isSent: boolean;
  /** The vendor offers this itself: how late it is and whether it is open are its own business. */
  isOffered: boolean;
}

/** Prices and checks the lines of an order, pure; refuses the first that cannot be had, naming the line. */
export function priceServiceOrder(lines: readonly LineInput[], facts: PricingFacts): PricedLine[] {
  const matched = matchLines(lines, facts.ordered);
  return lines.map((line, index) => priceLine(line, `/lines/${index}`, matched[index], facts));
}

function priceLine(line: LineInput, pointer: string, old: KnownLine | undefined, facts: PricingFacts): PricedLine {
  if (old && facts.isSent && isLessOrSame(line, old)) return keptLine(line, pointer, old, facts);
  const service = findService(line, pointer, facts);
  const vendor = vendorOf(facts.catalogue, service);
  const deliverAt =
    line.deliverAt === undefined ? deliveryMoment(service.deliveryMoment, facts.meeting) : new Date(line.deliverAt);
  if (!isOnMeetingDay(deliverAt, facts.meeting)) {
    throw refusal(
      "delivery_outside_meeting_day",
      `${service.name} can be delivered on the day of the meeting only`,
      `${pointer}/deliverAt`,
    );
  }
  const offer = offerOf(termsOf(service, vendor), line.quantity, deliverAt, facts.meeting.timeZone, facts.now);
  if (!facts.isOffered) refuseUnavailable(offer, service, pointer);
  const options = optionsOf(line, service, pointer);
  const basePriceMinor = priceAt(service, deliverAt, facts.meeting.timeZone);
  // What is ordered keeps its price in whatever quantity and at whatever moment, as long as it is the same thing.
  const keepsPrice = old !== undefined && facts.isSent && sameOptions(line, old) && old.service.id === service.id;
  const unitPriceMinor = keepsPrice
    ? old.unitPriceMinor
    : basePriceMinor + options.reduce((sum, option) => sum + option.priceMinor, 0);
  return {
    id: old?.id ?? null,
    service: { id: service.id, name: service.name, unit: service.unit },
    vatPercent: service.vatPercent,
    vendorId: vendor.id,
    capacityPerHour: vendor.capacityPerHour,
    quantity: line.quantity,
    options: options.map(({ key, name }) => ({ key, name })),
    diets: dietsOf(line, service.unit),
    unitPriceMinor,
    totalMinor: unitPriceMinor * line.quantity,
    deliverAt,
    orderBefore: offer.orderBefore,
    cutOff: offer.cutOff,
    fees: offer.fees,
  };
}

/** The same delivery, and not more of it. */
function isLessOrSame(line: LineInput, old: KnownLine): boolean {
  return (
    line.serviceId === old.service.id &&
    line.quantity <= old.quantity &&
    (line.deliverAt === undefined || Date.parse(line.deliverAt) === Date.parse(old.deliverAt)) &&
    sameOptions(line, old)
  );
}

function sameOptions(line: LineInput, old: KnownLine): boolean {
  const keys = old.options.map(({ key }) => key);
  return [...new Set(line.options)].sort().join() === [...keys].sort().join();
}

/** A line as it was ordered, or less of it: on the terms it was ordered on, whatever the catalogue says by now. */
function keptLine(line: LineInput, pointer: string, old: KnownLine, { catalogue }: PricingFacts): PricedLine {
  const minimum = catalogue.services.find(({ id }) => id === old.service.id)?.minimumQuantity ?? 1;
  if (line.quantity < old.quantity && line.quantity < minimum) {
    throw refusal(
      "quantity_below_minimum",
      `${old.service.name} is made for at least ${minimum}`,
      `${pointer}/quantity`,
    );
  }
  return {
    id: old.id,
    service: old.service,
    vatPercent: old.vatPercent,
    vendorId: old.vendor.id,
    capacityPerHour: old.capacityPerHour,
    quantity: line.quantity,
    options: old.options,
    diets: dietsOf(line, old.service.unit),
    unitPriceMinor: old.unitPriceMinor,
    totalMinor: old.unitPriceMinor * line.quantity,
    deliverAt: new Date(old.deliverAt),
    orderBefore: new Date(old.orderBefore),
    cutOff: new Date(old.cutOff),
    fees: old.fees,
  };
}

/** Where each portion is somebody's, no diet has more of them than there are: fewer portions are fewer of each diet. */
function dietsOf({ diets = [], quantity }: LineInput, unit: ServiceRecord["unit"]): PricedLine["diets"] {
  return unit === "person" || unit === "piece" ? dietsWithin(diets, quantity) : diets;
}

function findService({ serviceId }: LineInput, pointer: string, facts: PricingFacts): ServiceRecord {
  const { services, site } = facts.catalogue;
  const service = services.find(({ id, currency }) => id === serviceId && currency === site.currency);
  if (service) return service;
  throw facts.knownServiceIds.has(serviceId)
    ? refusal("service_not_offered_here", "This service is not offered at the meeting's site", `${pointer}/serviceId`)
    : refusal("unknown_service", "There is no such service", `${pointer}/serviceId`);
}

const codeOf: Record<UnavailableCode, ErrorCode> = {
  past_order_before: "past_order_before",
  out_of_season: "out_of_season",
  service_not_offered_then: "service_not_offered_then",
  vendor_closed: "service_not_offered_then",
  quantity_below_minimum: "quantity_below_minimum",
  quantity_above_maximum: "quantity_above_maximum",
};

function refuseUnavailable({ unavailable }: Offer, service: ServiceRecord, pointer: string): void {
  if (unavailable === null) return;
  const alternatives =
    unavailable.earliest === null ? [] : [{ serviceId: service.id, deliverAt: unavailable.earliest.toISOString() }];
  const detail = sentenceOf(unavailable.code, service);
  throw new Refusal(codeOf[unavailable.code], detail, {
    errors: [{ pointer, code: unavailable.code, detail }],
    alternatives,
  });
}

function sentenceOf(code: UnavailableCode, { name, minimumQuantity, maximumQuantity }: ServiceRecord): string {
  switch (code) {
    case "past_order_before":
      return `It is too late to order ${name} for that moment`;
    case "out_of_season":
      return `${name} is out of season then`;
    case "service_not_offered_then":
      return `${name} is not offered at that time`;
    case "vendor_closed":
      return `${name} cannot be delivered then: its vendor is closed`;
    case "quantity_below_minimum":
      return `${name} is made for at least ${minimumQuantity}`;
    case "quantity_above_maximum":
      return `${name} is made for at most ${maximumQuantity}`;
  }
}

function optionsOf(line: LineInput, service: ServiceRecord, pointer: string): ServiceRecord["options"] {
  return [...new Set(line.options)].map((key) => {
    const option = service.options.find((known) => known.key === key);
    if (option === undefined)
      throw refusal("unknown_option", `${service.name} has no such option`, `${pointer}/options`);
    return option;
  });
}

function refusal(code: ErrorCode, detail: string, pointer: string): Refusal {
  return new Refusal(code, detail, { errors: [{ pointer, code, detail }] });
}
