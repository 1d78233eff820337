import type { CommandContext } from "../commands/command-context.ts";
import { redirectDeliveries } from "./delivery-place-sql.ts";

/** The meeting's room is another one now, or none: what is being made for it goes there, and the vendors see the change. */
export async function followRoom(
  context: CommandContext,
  meeting: { id: string; organizer: { id: string } },
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const stamp = { tenantId, now, userId: principal.userId };
  for (const delivery of await redirectDeliveries(tx, { ...stamp, meetingId: meeting.id })) {
    context.signal({
      id: context.newId(),
      kind: "production_order.changed",
      subject: { type: "production_order", id: delivery.id },
      meetingId: meeting.id,
      siteId: delivery.siteId,
      vendorId: delivery.vendorId,
      organizerId: meeting.organizer.id,
      facts: { vendor: delivery.vendor, number: delivery.number },
    });
  }
}
