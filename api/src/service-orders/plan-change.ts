import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Queries } from "../db/queries.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { consequencesFor } from "./consequences-of-order.ts";
import { priceServiceOrder } from "./price-service-order.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";
import { settleLines, type SettledLine } from "./settle-lines.ts";

export interface PlannedChange {
  /** The lines as they would be; null: they stay as they are. */
  after: SettledLine[] | null;
  consequences: OrderConsequences;
}

/** What a change comes to at `now`: priced, checked, and what it costs. The preview and the act both ask this. */
export async function planChange(
  { tx, tenantId, now, principal }: PlanContext,
  subject: ServiceOrderForChange,
  request: Pick<Partial<ServiceOrderInput>, "lines"> & { isOffered?: boolean },
): Promise<PlannedChange> {
  const { order } = subject;
  if (request.lines === undefined) return { after: null, consequences: nothingChanges(subject, now) };
  const meeting = await findMeeting(tx, { tenantId, id: order.meetingId });
  if (meeting === undefined) throw new Error("The order's meeting is gone");
  const facts = await readPricingFacts(tx, {
    tenantId,
    meeting,
    siteId: order.siteId,
    askers: [principal.userId, meeting.organizer.id],
    lines: request.lines,
    now,
    ordered: order.lines,
    orderId: order.id,
    isSent: order.status !== "draft" && order.status !== "awaiting_approval",
    isOffered: request.isOffered ?? false,
  });
  const priced = priceServiceOrder(request.lines, facts);
  const after = await settleLines(tx, {
    tenantId,
    siteId: order.siteId,
    inputs: request.lines,
    priced,
    ordered: order.lines,
  });
  return { after, consequences: consequencesFor(order, after, now) };
}

interface PlanContext {
  tx: Queries;
  tenantId: string;
  now: Date;
  principal: { userId: string | null };
}

function nothingChanges({ order }: ServiceOrderForChange, now: Date): OrderConsequences {
  const money = (amountMinor: number) => ({ amountMinor, currency: order.currency });
  const { lines } = consequencesFor(order, [], now);
  return {
    total: { before: money(order.totalMinor), after: money(order.totalMinor) },
    fee: money(0),
    lines: lines.map((line) => ({
      ...line,
      cause: "change",
      quantity: { before: line.quantity.before, after: line.quantity.before },
      total: { before: line.total.before, after: line.total.before },
      percent: 0,
      fee: money(0),
    })),
    holdsUntil: null,
  };
}
