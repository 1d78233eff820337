import { isOnMeetingDay } from "@magic-meetings/contract/catalogue/delivery-moment-rules.ts";
import type { OrderFrom, OrderFromAnswer } from "@magic-meetings/contract/order-templates/order-template.ts";
import { scaleDiets, scaleQuantity } from "@magic-meetings/contract/order-templates/scale-order-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting, type MeetingRecord } from "../meetings/meeting-sql.ts";
import { draftServiceOrder } from "../service-orders/draft-service-order.ts";
import { priceServiceOrder, type PricingFacts } from "../service-orders/price-service-order.ts";
import { readPricingFacts } from "../service-orders/read-pricing-facts.ts";
import { findServiceNames } from "./service-names-sql.ts";
import { linesOfOrder } from "./lines-of-order.ts";
import { templateThere } from "./order-template-policy.ts";
import { findTemplate, type StoredLine } from "./order-template-sql.ts";

type Line = ServiceOrderInput["lines"][number];
type LeftOut = OrderFromAnswer["leftOut"][number];
type Adjusted = OrderFromAnswer["adjusted"][number];

/** Drafts what was ordered before, for as many people as come this time; what cannot be had is said line by line. */
export async function orderFrom(
  context: CommandContext,
  { meetingId, from }: { meetingId: string; from: OrderFrom },
): Promise<OrderFromAnswer> {
  const { tx, tenantId, principal, now } = context;
  const meeting = changeable(principal, await findMeeting(tx, { tenantId, id: meetingId }));
  const location = locationOf(meeting, from.locationId);
  const stored = await storedLines(context, from);
  const askers = [principal.userId, meeting.organizer.id];
  const siteId = location.site.id;
  const facts = await readPricingFacts(tx, { tenantId, meeting, siteId, askers, lines: stored, now });
  const names = await findServiceNames(tx, { tenantId, ids: stored.map(({ serviceId }) => serviceId) });
  const nameOf = (id: string) => names.get(id) ?? "";
  const taken = stored.map((line) => takeOver(line, facts, { headCount: location.headCount, nameOf }));
  const lines = taken.flatMap(({ line }) => (line ? [line] : []));
  const leftOut = taken.flatMap((one) => (one.leftOut ? [one.leftOut] : []));
  if (lines.length === 0) throw nothingToOrder(leftOut);
  const order = await draftServiceOrder(context, { meetingId, locationId: location.id, lines });
  return { order, leftOut, adjusted: taken.flatMap(({ adjusted }) => adjusted) };
}

async function storedLines(context: CommandContext, from: OrderFrom): Promise<StoredLine[]> {
  if ("serviceOrderId" in from) return linesOfOrder(context, from.serviceOrderId);
  const { tx, tenantId, principal } = context;
  const question = { tenantId, userId: principal.userId, id: from.templateId };
  const { lines, deletedAt } = templateThere(await findTemplate(tx, question));
  if (deletedAt !== null) throw new Refusal("not_found", "There is no such template");
  return lines;
}

interface TakenOver {
  line?: Line;
  leftOut?: LeftOut;
  adjusted: Adjusted[];
}

interface Now {
  headCount: number;
  nameOf: (serviceId: string) => string;
}

function takeOver(stored: StoredLine, facts: PricingFacts, { headCount, nameOf }: Now): TakenOver {
  const service = nameOf(stored.serviceId);
  const offered = facts.catalogue.services.find(({ id }) => id === stored.serviceId);
  const { quantity, raised } = scaleQuantity({
    ...stored,
    unit: offered?.unit ?? "order",
    minimumQuantity: offered?.minimumQuantity ?? 1,
    headCount,
  });
  const options = stored.options.filter((key) => offered?.options.some((option) => option.key === key));
  const deliverAt = momentOf(stored, facts);
  const line: Line = {
    serviceId: stored.serviceId,
    quantity,
    options,
    diets: scaleDiets(stored.diets, { forHeadCount: stored.forHeadCount, headCount, quantity }),
    ...(deliverAt ? { deliverAt: deliverAt.toISOString() } : {}),
    ...(stored.headCount ? { headCount: stored.headCount } : {}),
  };
  try {
    priceServiceOrder([line], facts);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { leftOut: { service, code: error.code, detail: error.message }, adjusted: [] };
  }
  const adjusted: Adjusted[] = [];
  if (raised) adjusted.push({ service, adjustment: "raised_to_minimum", quantity });
  if (options.length < stored.options.length) adjusted.push({ service, adjustment: "option_gone", quantity });
  if (stored.minutesFromStart !== undefined && !deliverAt) {
    adjusted.push({ service, adjustment: "usual_moment", quantity });
  }
  return { line, adjusted };
}

/** The moment at the same distance from the start, where it lies on a day of this meeting; else the usual one. */
function momentOf({ minutesFromStart }: StoredLine, { meeting }: PricingFacts): Date | undefined {
  if (minutesFromStart === undefined) return undefined;
  const moment = new Date(meeting.start.getTime() + minutesFromStart * 60_000);
  return isOnMeetingDay(moment, meeting) ? moment : undefined;
}

function locationOf(meeting: MeetingRecord, locationId: string | undefined) {
  const location =
    locationId === undefined && meeting.locations.length === 1
      ? meeting.locations[0]
      : meeting.locations.find(({ id }) => id === locationId);
  if (location !== undefined) return location;
  throw new Refusal("no_location", "Say for which of the meeting's sites the order is");
}

function nothingToOrder(leftOut: readonly LeftOut[]): Refusal {
  return new Refusal("order_empty", "Nothing of it can be had for this meeting", {
    errors: leftOut.map(({ service, code, detail }, index) => ({
      pointer: `/lines/${index}`,
      code,
      detail: `${service}: ${detail}`,
    })),
  });
}
