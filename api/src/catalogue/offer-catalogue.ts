import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { deliveryMoment, type MeetingTime } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import { offerOf } from "@magic-meetings/contract/catalogue/offer-rules.ts";
import { priceAt } from "@magic-meetings/contract/catalogue/price-rules.ts";
import type { CatalogueRecord, ServiceRecord } from "./catalogue-sql.ts";
import { termsOf, vendorOf } from "./offer-terms.ts";

export interface Asked {
  start: Date;
  end: Date;
  headCount: number;
  includeUnavailable: boolean;
  now: Date;
}

/** The catalogue around a meeting, everything filled in; pure. */
export function offerCatalogue(catalogue: CatalogueRecord, asked: Asked): Catalogue {
  const { site } = catalogue;
  const meeting = { start: asked.start, end: asked.end, timeZone: site.timeZone };
  const services = catalogue.services
    // A price in another currency than the site's cannot be held on the site's accounts.
    .filter((service) => service.currency === site.currency)
    .map((service) => offerService(catalogue, service, meeting, asked))
    .filter((service) => asked.includeUnavailable || service.available);
  return { siteId: site.id, currency: site.currency, services };
}

function offerService(
  catalogue: CatalogueRecord,
  service: ServiceRecord,
  meeting: MeetingTime,
  { headCount, now }: Asked,
): OfferedService {
  const vendor = vendorOf(catalogue, service);
  const quantity = suggestedQuantity(service, headCount);
  const deliverAt = deliveryMoment(service.deliveryMoment, meeting);
  const offer = offerOf(termsOf(service, vendor), quantity, deliverAt, meeting.timeZone, now);
  const { currency } = service;
  const priceMinor = priceAt(service, deliverAt, meeting.timeZone);
  return {
    id: service.id,
    name: service.name,
    description: service.description,
    category: service.category,
    unit: service.unit,
    price: { amountMinor: priceMinor, currency },
    vatPercent: service.vatPercent,
    imageUrl: service.imageUrl,
    diets: service.diets,
    allergens: service.allergens,
    options: service.options.map(({ key, name, priceMinor: own }) => ({
      key,
      name,
      price: { amountMinor: own, currency },
    })),
    minimumQuantity: service.minimumQuantity,
    maximumQuantity: service.maximumQuantity,
    vendor: { id: vendor.id, name: vendor.name },
    popular: service.popular,
    suggested: {
      quantity,
      deliverAt: deliverAt.toISOString(),
      total: { amountMinor: priceMinor * quantity, currency },
    },
    orderBefore: offer.orderBefore.toISOString(),
    cutOff: offer.cutOff.toISOString(),
    available: offer.unavailable === null,
    unavailable: offer.unavailable && {
      code: offer.unavailable.code,
      earliest: offer.unavailable.earliest?.toISOString() ?? null,
    },
  };
}

/** What is eaten or drunk is ordered for everybody; what is fetched, set up or parked, once. */
function suggestedQuantity(service: ServiceRecord, headCount: number): number {
  const wanted = service.unit === "person" || service.unit === "piece" ? headCount : 1;
  return Math.max(wanted, service.minimumQuantity);
}
