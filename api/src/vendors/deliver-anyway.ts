import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ClosedDeliveries } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { findClosedDeliveries } from "./closed-delivery-sql.ts";
import { findDeliveryDays, insertDeliveryExceptions } from "./delivery-exception-sql.ts";
import { listClosedDeliveries } from "./list-closed-deliveries.ts";
import { refuseUnlessSeen } from "./vendor-policy.ts";
import { lockVendor } from "./vendor-terms-sql.ts";

export interface DeliverAnyway {
  vendorId: string;
  serviceOrderId: string;
  note?: string | undefined;
}

/** The vendor delivers an order on days on which it is closed; whoever ordered is told. Answers what is left. */
export async function deliverAnyway(
  context: CommandContext,
  { vendorId, serviceOrderId, note = "" }: DeliverAnyway,
): Promise<ClosedDeliveries> {
  const { tx, tenantId, principal, now } = context;
  refuseUnlessSeen(principal, vendorId);
  if ((await lockVendor(tx, { tenantId, id: vendorId })).length === 0) {
    throw new Refusal("not_found", "There is no such vendor");
  }
  const question = { tenantId, vendorIds: [vendorId], now };
  const [closed] = (await findClosedDeliveries(tx, { ...question, serviceOrderId, limit: 1 })).items;
  const days = await findDeliveryDays(tx, { tenantId, serviceOrderId, vendorId, now });
  if (closed === undefined) {
    if (days.length === 0) throw new Refusal("not_found", "There is no such order at this vendor");
    throw new Refusal("wrong_state", "This vendor is not closed when the order is to be delivered");
  }
  await insertDeliveryExceptions(tx, {
    ...{ tenantId, vendorId, serviceOrderId, note, now, userId: principal.userId },
    days: days.map((day) => ({ id: context.newId(), day })),
  });
  const { number, vendor, meeting, organizer, site } = closed;
  context.signal({
    id: context.newId(),
    kind: "service_order.vendor_delivers",
    subject: { type: "service_order", id: serviceOrderId },
    meetingId: meeting.id,
    siteId: site.id,
    vendorId,
    organizerId: organizer.id,
    facts: { number, vendor: vendor.name },
    tell: [cardFor({ id: meeting.id, organizer })],
  });
  context.audit({
    action: "service_order.deliver_anyway",
    entityType: "service_order",
    entityId: serviceOrderId,
    newValues: { vendorId, days, note },
  });
  return listClosedDeliveries(tx, { ...question, limit: 50 });
}
