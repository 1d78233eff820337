import { deliveryMoment } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { readCatalogue, type ServiceRecord } from "../catalogue/catalogue-sql.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { visible } from "../meetings/meeting-policy.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import type { ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import { findServiceOrder } from "../service-orders/service-order-sql.ts";
import type { StoredLine } from "./order-template-sql.ts";

const minute = 60_000;

/** The lines of an order that the asker may see, so that they can be ordered again. */
export async function linesOfOrder(context: CommandContext, id: string): Promise<StoredLine[]> {
  const { tx, tenantId, principal } = context;
  const { order } = visible(principal, await findServiceOrder(tx, { tenantId, id }));
  const meeting = await findMeeting(tx, { tenantId, id: order.meetingId });
  const location = meeting?.locations.find((one) => one.id === order.locationId);
  if (meeting === undefined || location === undefined) {
    throw new Refusal("no_location", "The meeting of this order no longer takes place at that site");
  }
  const services = await servicesOf(context, order, meeting);
  const time = { start: meeting.start, end: meeting.end, timeZone: location.site.timeZone };
  return order.lines.map((line) => {
    const service = services.find((one) => one.id === line.service.id);
    const usual = service && deliveryMoment(service.deliveryMoment, time);
    const isUsual = usual?.getTime() === Date.parse(line.deliverAt);
    return {
      serviceId: line.service.id,
      quantity: line.quantity,
      forHeadCount: location.headCount,
      options: line.options.map(({ key }) => key),
      diets: line.diets,
      // A moment chosen by hand is kept as its distance from the start; the usual one is found anew.
      ...(isUsual
        ? {}
        : { minutesFromStart: Math.round((Date.parse(line.deliverAt) - meeting.start.getTime()) / minute) }),
      ...headCountOf(line),
    };
  });
}

function headCountOf({ headCountRule: rule, plusPercent }: ServiceOrderRecord["lines"][number]) {
  return rule === "fixed" ? {} : { headCount: { rule, plusPercent } };
}

async function servicesOf(
  { tx, tenantId }: CommandContext,
  order: ServiceOrderRecord,
  meeting: MeetingRecord,
): Promise<ServiceRecord[]> {
  const serviceIds = [...new Set(order.lines.map(({ service }) => service.id))];
  const { start, end, organizer } = meeting;
  const askers = [organizer.id];
  const catalogue = await readCatalogue(tx, { tenantId, siteId: order.siteId, start, end, askers, serviceIds });
  return catalogue?.services ?? [];
}
