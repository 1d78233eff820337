import type { Catalogue, OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { DraftLine } from "./draft-order.ts";

/** The service of a line that is being changed, at the price at which it was ordered; undefined: it cannot be had. */
export function orderedService(line: DraftLine, order: ServiceOrder, catalogue: Catalogue): OfferedService | undefined {
  const ordered = order.lines.find(({ id }) => id === line.id);
  const offered = catalogue.services.find(({ id }) => id === line.serviceId);
  if (!ordered) return offered;
  return offered ? { ...offered, price: priceOf(ordered, offered) } : termsOf(ordered);
}

/** Without its options, which are added again as they are chosen. */
function priceOf({ unitPrice, options }: ServiceOrderLine, offered: OfferedService) {
  const extra = offered.options
    .filter(({ key }) => options.some((one) => one.key === key))
    .reduce((sum, { price }) => sum + price.amountMinor, 0);
  return { ...unitPrice, amountMinor: Math.max(0, unitPrice.amountMinor - extra) };
}

/** A service that has left the catalogue stays on the terms of its line; a change of it is the server's to judge. */
function termsOf(line: ServiceOrderLine): OfferedService {
  return {
    ...line.service,
    description: "",
    category: { id: line.service.id, name: "" },
    price: line.unitPrice,
    vatPercent: line.vatPercent,
    diets: [],
    allergens: [],
    options: [],
    minimumQuantity: 1,
    maximumQuantity: line.quantity,
    vendor: line.vendor,
    popular: false,
    suggested: { quantity: line.quantity, deliverAt: line.deliverAt, total: line.total },
    orderBefore: line.orderBefore,
    cutOff: line.cutOff,
    available: true,
    unavailable: null,
  };
}
