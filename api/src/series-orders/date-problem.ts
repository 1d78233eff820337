import { offerOf } from "@magic-meetings/contract/catalogue/offer-rules.ts";
import { priceAt } from "@magic-meetings/contract/catalogue/price-rules.ts";
import type { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { SeriesOrderLineInput, SeriesOrderProblem } from "@magic-meetings/contract/series-orders/series-order.ts";
import { deliveryMoment } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import { readCatalogue } from "../catalogue/catalogue-sql.ts";
import { termsOf, vendorOf } from "../catalogue/offer-terms.ts";
import type { Queries } from "../db/queries.ts";

export interface RefusedDate {
  refusal: Refusal;
  lines: readonly SeriesOrderLineInput[];
  start: Date;
  end: Date;
}

interface Asking {
  tenantId: string;
  siteId: string;
  askers: readonly string[];
  now: Date;
}

/** A refusal as it is kept with its date, with what else of its kind could be brought at that moment. */
export async function problemOf(db: Queries, refused: RefusedDate, asking: Asking): Promise<SeriesOrderProblem> {
  const { refusal, lines } = refused;
  const index = /^\/lines\/(\d+)/.exec(refusal.more.errors?.[0]?.pointer ?? "")?.[1];
  const line = index === undefined ? undefined : lines[Number(index)];
  return {
    code: refusal.code,
    detail: refusal.message,
    serviceId: line?.serviceId ?? null,
    alternatives: line === undefined ? [] : await alternativesTo(db, line, refused, asking),
  };
}

async function alternativesTo(
  db: Queries,
  line: SeriesOrderLineInput,
  { start, end }: RefusedDate,
  { tenantId, siteId, askers, now }: Asking,
): Promise<SeriesOrderProblem["alternatives"]> {
  const catalogue = await readCatalogue(db, { tenantId, siteId, start, end, serviceIds: null, askers });
  const refused = catalogue?.services.find(({ id }) => id === line.serviceId);
  if (catalogue === undefined || refused === undefined) return [];
  const { site } = catalogue;
  const time = { start, end, timeZone: site.timeZone };
  const { minutesFromStart: minutes } = line;
  return catalogue.services
    .filter(
      ({ id, category, unit }) => id !== refused.id && category.id === refused.category.id && unit === refused.unit,
    )
    .flatMap((service) => {
      const deliverAt =
        minutes === undefined
          ? deliveryMoment(service.deliveryMoment, time)
          : new Date(start.getTime() + minutes * 60_000);
      const terms = termsOf(service, vendorOf(catalogue, service));
      if (offerOf(terms, line.quantity, deliverAt, site.timeZone, now).unavailable !== null) return [];
      const amountMinor = priceAt(service, deliverAt, site.timeZone);
      return [{ id: service.id, name: service.name, unitPrice: { amountMinor, currency: site.currency } }];
    })
    .slice(0, 3);
}
