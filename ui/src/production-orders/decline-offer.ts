import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { ProposalInput } from "@magic-meetings/contract/production-orders/proposal.ts";

/** What is offered instead of one line, as it stands in the form. */
export interface OfferedLine {
  lineId: string;
  serviceId: string;
  quantity: number;
  deliverAt: string;
}

/** Every line as it was ordered: what a form begins with. */
export function offeredLines({ lines }: Pick<ProductionOrder, "lines">): OfferedLine[] {
  return lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ id, service, quantity, deliverAt }) => ({ lineId: id, serviceId: service.id, quantity, deliverAt }));
}

/** The lines that differ from what was ordered; undefined while none does. */
export function offerOf(
  order: Pick<ProductionOrder, "lines">,
  offered: readonly OfferedLine[],
): ProposalInput | undefined {
  const lines = offered.flatMap(({ lineId, serviceId, quantity, deliverAt }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return [];
    const different = {
      ...(serviceId === line.service.id ? {} : { serviceId }),
      ...(quantity === line.quantity ? {} : { quantity }),
      ...(Date.parse(deliverAt) === Date.parse(line.deliverAt) ? {} : { deliverAt }),
    };
    return Object.keys(different).length ? [{ lineId, ...different }] : [];
  });
  return lines.length ? { lines } : undefined;
}
