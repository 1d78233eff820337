import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";

/** One line of an order gets another moment; null takes it away. */
export interface LineChange {
  lineId: string;
  deliverAt: string | null;
}

/** The lines of an order as they are to be: what is given replaces what was. */
export function orderLineInputs({ lines }: ServiceOrder, change: LineChange): ServiceOrderInput["lines"] {
  return lines
    .filter(({ id }) => change.deliverAt !== null || id !== change.lineId)
    .map((line) => ({
      id: line.id,
      serviceId: line.service.id,
      quantity: line.quantity,
      options: line.options.map(({ key }) => key),
      deliverAt: line.id === change.lineId && change.deliverAt !== null ? change.deliverAt : line.deliverAt,
      diets: line.diets,
      ...(line.ownPlace ? { deliverTo: line.ownPlace } : {}),
      ...(line.account ? { accountId: line.account.id } : {}),
      headCount: { rule: line.headCount.rule, plusPercent: line.headCount.plusPercent },
    }));
}
