import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { ServiceOrderLineRecord } from "./service-order-json-sql.ts";

/** A line as it would be asked for again. */
export function inputOfLine(
  line: ServiceOrderLineRecord,
  more: Partial<ServiceOrderInput["lines"][number]> = {},
): ServiceOrderInput["lines"][number] {
  return {
    id: line.id,
    serviceId: line.service.id,
    quantity: line.quantity,
    options: line.options.map(({ key }) => key),
    diets: line.diets,
    deliverAt: new Date(line.deliverAt).toISOString(),
    ...(line.ownRoomId === null ? {} : { deliverTo: { roomId: line.ownRoomId } }),
    ...(line.ownPlaceText === null ? {} : { deliverTo: { place: line.ownPlaceText } }),
    ...(line.account === null ? {} : { accountId: line.account.id }),
    headCount: { rule: line.headCountRule, plusPercent: line.plusPercent },
    ...more,
  };
}
