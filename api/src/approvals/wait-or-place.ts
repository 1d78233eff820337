import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { placeServiceOrder } from "../service-orders/place-service-order.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { setOrderStatus } from "../service-orders/service-order-write-sql.ts";
import { askAboutWaitingOrder } from "./ask-about-waiting-order.ts";

/**
 * Sends an order: it waits where an account is above its limit, holding no money and taking no capacity; else it is
 * placed. One that waits already is asked about as it is now, or placed once nobody has to be asked any more. Gives the
 * status it has now.
 */
export async function waitOrPlace(
  context: CommandContext,
  subject: ServiceOrderForChange,
  more: { note?: string | undefined; givenId?: string } = {},
): Promise<ServiceOrder["status"]> {
  if ((await askAboutWaitingOrder(context, subject, more)) === 0) return placeServiceOrder(context, subject);
  if (subject.order.status !== "awaiting_approval") await wait(context, subject);
  return "awaiting_approval";
}

async function wait(context: CommandContext, { order }: ServiceOrderForChange): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const status = "awaiting_approval";
  await setOrderStatus(tx, { tenantId, id: order.id, status, submittedAt: now, now, userId: principal.userId });
  context.audit({
    action: "service_order.ask",
    entityType: "service_order",
    entityId: order.id,
    oldValues: { status: order.status },
    newValues: { status, totalMinor: order.totalMinor, currency: order.currency },
  });
}
