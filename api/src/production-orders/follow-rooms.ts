import type { CommandContext } from "../commands/command-context.ts";
import { tellOfPlaces } from "../tasks/follow-production.ts";
import { redirectDeliveries } from "./delivery-place-sql.ts";

/** Meetings have other rooms now, or none: what is being made for them goes there, and the vendors see the change. */
export async function followRooms(
  context: CommandContext,
  meetings: readonly { id: string; organizer: { id: string } }[],
): Promise<void> {
  if (meetings.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  const organizers = new Map(meetings.map(({ id, organizer }) => [id, organizer.id]));
  const meetingIds = [...organizers.keys()];
  const redirected = await redirectDeliveries(tx, { tenantId, meetingIds, now, userId: principal.userId });
  for (const { id, meetingId, siteId, vendorId, vendor, number } of redirected) {
    context.signal({
      id: context.newId(),
      kind: "production_order.changed",
      subject: { type: "production_order", id },
      meetingId,
      siteId,
      vendorId,
      organizerId: organizers.get(meetingId) ?? "",
      facts: { vendor, number },
    });
  }
  await tellOfPlaces(
    context,
    redirected.map(({ id, meetingId, number }) => {
      return { id, meetingId, number, organizerId: organizers.get(meetingId) ?? "" };
    }),
  );
}
