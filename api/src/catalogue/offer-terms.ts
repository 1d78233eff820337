import type { OfferTerms } from "@magic-meetings/contract/catalogue/offer-rules.ts";
import type { CatalogueRecord, ServiceRecord, VendorRecord } from "./catalogue-sql.ts";

/** The terms of a service: its own rule counts before its vendor's. */
export function termsOf(service: ServiceRecord, vendor: VendorRecord): OfferTerms {
  const rule = service.cutOffRule ?? vendor.cutOffRule;
  return {
    orderBefore: rule.orderBefore,
    changeBefore: rule.changeBefore,
    cancelBefore: rule.cancelBefore ?? null,
    feeTiers: vendor.feeTiers,
    largeGroup: vendor.largeGroup,
    calendar: vendor.calendar,
    deliversOn: vendor.deliversOn,
    offeredWeekdays: service.offeredWeekdays,
    offeredFrom: service.offeredFrom,
    offeredUntil: service.offeredUntil,
    season: service.season,
    minimumQuantity: service.minimumQuantity,
    maximumQuantity: service.maximumQuantity,
  };
}

/** The vendor who delivers a service at the catalogue's site. */
export function vendorOf(catalogue: CatalogueRecord, service: ServiceRecord): VendorRecord {
  const vendor = catalogue.vendors.get(service.vendorId);
  if (vendor === undefined) throw new Error(`The vendor of service ${service.id} was not read`);
  return vendor;
}
