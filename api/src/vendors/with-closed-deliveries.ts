import type { ClosedDeliveries, ClosedDelivery } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { findClosedDeliveries } from "./closed-delivery-sql.ts";
import { toClosedPage } from "./list-closed-deliveries.ts";
import { findHoursOfHoliday, lockVendor, lockVendorsOfHours, touchVendors } from "./vendor-terms-sql.ts";

/** How many of them an answer lists; `next` leads to the others. */
const listedInAnswer = 20;
/** Nobody's order is left out of what is told. */
const all = 1_000_000;

export type WithClosedDeliveries<Changed> = Changed & { closedDeliveries?: ClosedDeliveries };

/** Changes hours, with what becomes of what is ordered from the vendors that work by them. */
export async function changingHours<Changed extends object>(
  context: CommandContext,
  hoursId: string | undefined,
  change: () => Promise<Changed>,
): Promise<WithClosedDeliveries<Changed>> {
  const { tx, tenantId } = context;
  const vendorIds = hoursId === undefined ? [] : await lockVendorsOfHours(tx, { tenantId, hoursId });
  return tellingOfClosed(context, vendorIds, change);
}

export async function changingHoliday<Changed extends object>(
  context: CommandContext,
  id: string,
  change: () => Promise<Changed>,
): Promise<WithClosedDeliveries<Changed>> {
  const { tx, tenantId } = context;
  return changingHours(context, await findHoursOfHoliday(tx, { tenantId, id }), change);
}

/** The same where a vendor gets other hours. */
export async function changingVendor<Changed extends object>(
  context: CommandContext,
  id: string,
  change: () => Promise<Changed>,
): Promise<WithClosedDeliveries<Changed>> {
  const { tx, tenantId } = context;
  return tellingOfClosed(context, await lockVendor(tx, { tenantId, id }), change);
}

/**
 * The vendors are locked: an order by their terms either came before and is found here, or comes after and counts with
 * what is changed. Each organizer is told once of what became closed by this change and was not before.
 */
async function tellingOfClosed<Changed extends object>(
  context: CommandContext,
  vendorIds: readonly string[],
  change: () => Promise<Changed>,
): Promise<WithClosedDeliveries<Changed>> {
  if (vendorIds.length === 0) return { ...(await change()) };
  const { tx, tenantId, now } = context;
  const question = { tenantId, vendorIds, now, limit: all };
  const before = new Set((await findClosedDeliveries(tx, question)).items.map(nameOf));
  const changed = await change();
  await touchVendors(tx, { tenantId, vendorIds, now });
  const closed = (await findClosedDeliveries(tx, question)).items.filter((one) => !before.has(nameOf(one)));
  for (const one of closed) tellOrganizer(context, one);
  return { ...changed, closedDeliveries: { count: closed.length, ...toClosedPage(closed, listedInAnswer) } };
}

function nameOf({ serviceOrderId, vendor, day }: ClosedDelivery): string {
  return `${serviceOrderId} ${vendor.id} ${day}`;
}

function tellOrganizer(context: CommandContext, { serviceOrderId, number, vendor, ...closed }: ClosedDelivery): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.vendor_closed",
    subject: { type: "service_order", id: serviceOrderId },
    meetingId: closed.meeting.id,
    siteId: closed.site.id,
    vendorId: vendor.id,
    organizerId: closed.organizer.id,
    facts: { number, vendor: vendor.name },
    tell: [cardFor({ id: closed.meeting.id, organizer: closed.organizer })],
  });
}
