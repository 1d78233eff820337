import { isOnMeetingDay } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import { offerOf } from "@magic-meetings/contract/catalogue/offer-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { termsOf } from "../catalogue/offer-terms.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { mostAlternatives, VendorFull } from "../production-orders/reserve-capacity.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import { findServiceOrder } from "./service-order-sql.ts";

interface Asking {
  queries: Queries;
  principal: Principal;
  now: Date;
  orderId: () => Promise<string | undefined>;
}

/**
 * Of a vendor's free hours only those in which what is wanted can be had as well: on the meeting's day, offered, its
 * vendor open, in time. Read after the refusal, outside its transaction: nobody waits for it.
 */
export async function withOfferedHours<T>(asking: Asking, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof VendorFull)) throw error;
    const isOffered = await offeredThen(asking, error);
    const alternatives = error.hours.filter(({ from }) => isOffered(new Date(from))).slice(0, mostAlternatives);
    throw new Refusal(error.code, error.message, { ...error.more, alternatives });
  }
}

async function offeredThen(
  { queries, principal, now, orderId }: Asking,
  { wanted }: VendorFull,
): Promise<(at: Date) => boolean> {
  const { tenantId } = principal;
  const id = await orderId();
  const found = id === undefined ? undefined : await findServiceOrder(queries, { tenantId, id });
  const meeting = found && (await findMeeting(queries, { tenantId, id: found.order.meetingId }));
  if (found === undefined || meeting === undefined) return () => true;
  const { catalogue, meeting: time } = await readPricingFacts(queries, {
    ...{ tenantId, meeting, siteId: found.order.siteId, now, lines: wanted },
    askers: [principal.userId, found.organizer.id],
  });
  return (at) =>
    isOnMeetingDay(at, time) &&
    wanted.every(({ serviceId, vendorId, quantity }) => {
      const service = catalogue.services.find((one) => one.id === serviceId);
      const vendor = catalogue.vendors.get(vendorId);
      if (service === undefined || vendor === undefined) return false;
      return offerOf(termsOf(service, vendor), quantity, at, time.timeZone, now).unavailable === null;
    });
}
