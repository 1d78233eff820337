import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { findKnownServices, readCatalogue, type CatalogueRecord } from "../catalogue/catalogue-sql.ts";
import type { Queries } from "../db/queries.ts";
import { findDeliveryExceptions } from "../vendors/delivery-exception-sql.ts";
import type { PricingFacts } from "./price-service-order.ts";

export interface PricingQuestion {
  tenantId: string;
  meeting: { start: Date; end: Date };
  siteId: string;
  /** Who orders, and for whom: services for groups are for them and nobody else. */
  askers: readonly (string | null)[];
  lines: readonly { serviceId: string }[];
  now: Date;
  /** What the order has already, and whether it was sent. */
  ordered?: PricingFacts["ordered"];
  isSent?: boolean;
  /** That order: its vendors may deliver it on days on which they are closed. */
  orderId?: string;
  isOffered?: boolean;
}

/** Reads what the lines of an order at a site are priced and checked by. */
export async function readPricingFacts(db: Queries, question: PricingQuestion): Promise<PricingFacts> {
  const { tenantId, meeting, siteId, lines, now } = question;
  const askers = question.askers.filter((id) => id !== null);
  const ids = [...new Set(lines.map(({ serviceId }) => serviceId))];
  const catalogue = await readCatalogue(db, {
    tenantId,
    siteId,
    start: meeting.start,
    end: meeting.end,
    serviceIds: ids,
    askers,
  });
  if (catalogue === undefined) throw new Refusal("unknown_site", "The meeting's site is gone: choose another");
  if (question.isSent && question.orderId !== undefined)
    await noteExceptions(db, catalogue, question.orderId, tenantId);
  const isComplete = catalogue.services.length === ids.length;
  const knownServiceIds = isComplete ? new Set(ids) : await findKnownServices(db, { tenantId, ids });
  const time = { start: meeting.start, end: meeting.end, timeZone: catalogue.site.timeZone };
  return {
    catalogue,
    knownServiceIds,
    meeting: time,
    now,
    ordered: question.ordered ?? [],
    isSent: question.isSent ?? false,
    isOffered: question.isOffered ?? false,
  };
}

async function noteExceptions(
  db: Queries,
  { vendors }: CatalogueRecord,
  serviceOrderId: string,
  tenantId: string,
): Promise<void> {
  for (const { vendorId, day } of await findDeliveryExceptions(db, { tenantId, serviceOrderId })) {
    const vendor = vendors.get(vendorId);
    if (vendor) vendor.deliversOn = [...(vendor.deliversOn ?? []), day];
  }
}
