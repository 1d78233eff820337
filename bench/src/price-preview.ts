import { priceServiceOrder, type PricingFacts } from "@magic-meetings/api/service-orders/price-service-order.ts";
import { consequencesOf } from "@magic-meetings/contract/service-orders/consequence-rules.ts";
import type { Results } from "./results.ts";
import { median } from "./statistics.ts";

const lineCount = 40;
const rounds = 400;
const mostMilliseconds = 1;

/** Pricing 40 lines of two vendors and what changing them costs: functions only, each round with calendars not seen before. */
export function measurePricePreview(results: Results): Promise<void> {
  const lines = Array.from({ length: lineCount }, (_, index) => ({
    serviceId: `service-${index}`,
    quantity: 12,
    options: [],
    diets: [],
  }));
  const times = Array.from({ length: rounds }, () => {
    const facts = newFacts();
    const started = performance.now();
    const priced = priceServiceOrder(lines, facts);
    consequencesOf({
      currency: "DKK",
      before: priced.map((line, index) => ({
        ...line,
        id: String(index),
        options: [],
        deliverAt: line.deliverAt.toISOString(),
        isPromised: true,
      })),
      after: [],
      now: facts.now,
    });
    return performance.now() - started;
  });
  // The first rounds are those of the compiler.
  const settled = times.slice(rounds / 2);
  results.figures.push({
    name: `price preview of ${lineCount} lines, median`,
    value: median(settled),
    unit: "ms",
    target: { atMost: mostMilliseconds },
  });
  return Promise.resolve();
}

function newFacts(): PricingFacts {
  const vendors = new Map(["kitchen", "caterer"].map((id) => [id, newVendor(id)]));
  return {
    catalogue: {
      site: { id: "site", timeZone: "Europe/Copenhagen", currency: "DKK" },
      services: Array.from({ length: lineCount }, (_, index) => ({
        id: `service-${index}`,
        name: `Service ${index}`,
        description: "",
        category: { id: "lunch", name: "Lunch" },
        deliveryMoment: index % 2 === 0 ? "midday" : "before_start",
        unit: "person",
        priceMinor: 1_000 + index,
        laterPrices: [],
        currency: "DKK",
        vatPercent: 25,
        imageUrl: null,
        diets: [],
        allergens: [],
        options: [],
        minimumQuantity: 1,
        maximumQuantity: 1_000,
        popular: false,
        offeredWeekdays: [1, 2, 3, 4, 5],
        offeredFrom: null,
        offeredUntil: null,
        season: null,
        vendorId: index % 2 === 0 ? "caterer" : "kitchen",
        cutOffRule: null,
      })),
      vendors,
    },
    knownServiceIds: new Set(),
    meeting: {
      start: new Date("2026-11-19T09:00:00Z"),
      end: new Date("2026-11-19T13:00:00Z"),
      timeZone: "Europe/Copenhagen",
    },
    now: new Date("2026-11-16T09:00:00Z"),
    ordered: [],
    isSent: false,
    isOffered: false,
  };
}

function newVendor(id: string) {
  return {
    id,
    name: id,
    cutOffRule: {
      orderBefore: { kind: "business_days" as const, days: 1, at: "12:00" },
      changeBefore: { kind: "business_days" as const, days: 2, at: "14:00" },
    },
    feeTiers: [
      { percent: 50, until: { kind: "business_days" as const, days: 1, at: "14:00" } },
      { percent: 100, until: null },
    ],
    largeGroup: { fromQuantity: 30, daysEarlier: 1 },
    capacityPerHour: null,
    calendar: {
      timeZone: "Europe/Copenhagen",
      hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
      holidays: [],
    },
  };
}
