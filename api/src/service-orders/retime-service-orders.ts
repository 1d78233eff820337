import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { waitOrPlace } from "../approvals/wait-or-place.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { withinSavepoint } from "../db/within-savepoint.ts";
import { consequencesFor } from "./consequences-of-order.ts";
import { followThrough } from "./follow-through.ts";
import { inputOfLine } from "./input-of-line.ts";
import { keepRevision } from "./keep-revision.ts";
import { priceServiceOrder } from "./price-service-order.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import { findServiceOrder, lockServiceOrdersOf, type ServiceOrderForChange } from "./service-order-sql.ts";
import { settleLines, type SettledLine } from "./settle-lines.ts";
import { writeChange } from "./write-change.ts";

interface MovedMeeting {
  id: string;
  start: Date;
}

/**
 * Deliveries move with their meeting by as much as it moved. Where a line cannot be had at the new moment, or the order
 * is past its cut-off, the order stays as it was and `service_order.changed` says that it did not follow.
 */
export async function retimeServiceOrders(
  context: CommandContext,
  before: MovedMeeting,
  to: { start: Date; end: Date },
): Promise<void> {
  const { tx, tenantId } = context;
  const statuses = ["draft", "submitted", "awaiting_approval", "confirmed"];
  const orders = await lockServiceOrdersOf(tx, { tenantId, meetingId: before.id, statuses });
  for (const subject of orders) {
    const lines = await movedLines(context, subject, to.start.getTime() - before.start.getTime(), to);
    const followed = lines !== null && (await writeMoved(context, subject, lines));
    signalMove(context, subject, followed);
  }
}

async function movedLines(
  context: CommandContext,
  subject: ServiceOrderForChange,
  by: number,
  to: { start: Date; end: Date },
): Promise<SettledLine[] | null> {
  const { tx, tenantId, now, principal } = context;
  const { order } = subject;
  const isLate = isWithVendors(order.status) && now > new Date(order.cutOff);
  if (isLate || order.lines.some(({ delivered }) => delivered !== null)) return null;
  const wanted = order.lines.map((line) =>
    inputOfLine(line, { deliverAt: new Date(Date.parse(line.deliverAt) + by).toISOString() }),
  );
  const facts = await readPricingFacts(tx, {
    tenantId,
    meeting: to,
    siteId: order.siteId,
    askers: [principal.userId, subject.organizer.id],
    lines: wanted,
    now,
    ordered: order.lines,
    // A price change never touches what is ordered, sent or not: the meeting was moved, nothing else was asked for.
    isSent: true,
  });
  try {
    const priced = priceServiceOrder(wanted, facts);
    return await settleLines(tx, {
      tenantId,
      siteId: order.siteId,
      inputs: wanted,
      priced,
      ordered: order.lines,
    });
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** False where the vendors' hours or the budgets of the new moment have no room for it: then it stays as it was. */
async function writeMoved(
  context: CommandContext,
  subject: ServiceOrderForChange,
  lines: readonly SettledLine[],
): Promise<boolean> {
  try {
    await withinSavepoint(context.tx, () => moveOrder(context, subject, lines));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

async function moveOrder(
  context: CommandContext,
  subject: ServiceOrderForChange,
  lines: readonly SettledLine[],
): Promise<void> {
  const { tx, tenantId, now } = context;
  const { order } = subject;
  const consequences = consequencesFor(order, lines, now);
  await writeChange(context, subject, {}, lines);
  const after = await findServiceOrder(tx, { tenantId, id: order.id });
  if (after === undefined) throw new Error("The order that is being moved is gone");
  await keepRevision(context, after.order);
  if (order.status === "awaiting_approval") await waitOrPlace(context, after);
  if (order.status === "submitted" || isWithVendors(order.status)) {
    await followThrough(context, { before: subject, after, consequences });
  }
}

function signalMove(context: CommandContext, { order, organizer }: ServiceOrderForChange, followed: boolean): void {
  context.signal({
    id: context.newId(),
    kind: "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number, followed: followed ? "yes" : "no" },
  });
}
