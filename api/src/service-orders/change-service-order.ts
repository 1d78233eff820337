import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { holdMoney, releaseMoney } from "../accounts/hold-money.ts";
import { refuseStaleVersion } from "../commands/stale-version.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { cardFor } from "../meetings/meeting-card-thread.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { reviseProduction } from "../production-orders/revise-production.ts";
import { replaceAccountSplit } from "./account-split-sql.ts";
import { chooseAccounts } from "./choose-accounts.ts";
import { deliverToColumns } from "./deliver-to.ts";
import { earliestCutOff, totalOf } from "./draft-service-order.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { priceServiceOrder, type PricedLine } from "./price-service-order.ts";
import { readPricingFacts } from "./read-pricing-facts.ts";
import { refuseAction } from "./refuse-action.ts";
import { clearingAccountOf, refuseAboveLimit } from "./submit-service-order.ts";
import {
  deleteLines,
  findServiceOrder,
  insertLines,
  lockServiceOrder,
  reviseServiceOrder,
  type ServiceOrderForChange,
} from "./service-order-sql.ts";

export interface ChangeServiceOrder extends Partial<Omit<ServiceOrderInput, "locationId">> {
  id: string;
  expectedVersion: number | undefined;
}

/**
 * Changes an order before its cut-off: what is given replaces what was. Of an order that is sent this makes a new
 * revision: the money held follows, and vendors see the difference.
 */
export async function changeServiceOrder(context: CommandContext, request: ChangeServiceOrder): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const { id } = request;
  const before = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  refuseStaleVersion(before.order.version, request.expectedVersion);
  refuseAction(refusalOf(momentOf(before.order), "change", now));
  await writeRevision(context, before, request);
  const after = await reread(context, id);
  if (before.order.status !== "draft") await followThrough(context, after);
  record(context, before, after);
  const answered = await reread(context, id);
  return presentServiceOrder(answered.order, now);
}

async function reread({ tx, tenantId }: CommandContext, id: string): Promise<ServiceOrderForChange> {
  const found = await findServiceOrder(tx, { tenantId, id });
  if (found === undefined) throw new Error("The order that is being changed is gone");
  return found;
}

async function writeRevision(
  context: CommandContext,
  { order, orderedBy }: ServiceOrderForChange,
  request: ChangeServiceOrder,
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const serviceOrderId = order.id;
  const lines = request.lines === undefined ? undefined : await price(context, order, request.lines);
  if (lines !== undefined) {
    await deleteLines(tx, { tenantId, serviceOrderId });
    await insertLines(tx, { tenantId, serviceOrderId, lines, newId: () => context.newId() });
  }
  if (request.accountSplit !== undefined) {
    const choice = { tenantId, userId: orderedBy, currency: order.currency, wanted: request.accountSplit };
    await replaceAccountSplit(tx, { tenantId, serviceOrderId, shares: await chooseAccounts(tx, choice) });
  }
  const place =
    request.deliverTo === undefined
      ? { deliverToRoomId: order.deliverToRoomId, deliverToPlace: order.deliverToPlace }
      : await deliverToColumns(tx, { tenantId, siteId: order.siteId, deliverTo: request.deliverTo });
  await reviseServiceOrder(tx, {
    tenantId,
    id: serviceOrderId,
    totalMinor: lines === undefined ? order.totalMinor : totalOf(lines),
    cutOff: lines === undefined ? new Date(order.cutOff) : earliestCutOff(lines),
    ...place,
    note: request.note ?? order.note,
    now,
    userId: principal.userId,
  });
}

async function price(
  { tx, tenantId, now, principal }: CommandContext,
  order: ServiceOrderForChange["order"],
  lines: ServiceOrderInput["lines"],
): Promise<PricedLine[]> {
  const meeting = await findMeeting(tx, { tenantId, id: order.meetingId });
  if (meeting === undefined) throw new Error("The order's meeting is gone");
  const askers = [principal.userId, meeting.organizer.id];
  const facts = await readPricingFacts(tx, { tenantId, meeting, siteId: order.siteId, askers, lines, now });
  const ordered = order.lines.map((line) => ({
    serviceId: line.service.id,
    quantity: line.quantity,
    deliverAt: new Date(line.deliverAt),
  }));
  return priceServiceOrder(lines, { ...facts, ordered });
}

/** The money follows the new price; vendors who have the order get the revision. */
export async function followThrough(context: CommandContext, after: ServiceOrderForChange): Promise<void> {
  const { order, accounts } = after;
  refuseAboveLimit(context, after);
  await releaseMoney(context, { serviceOrderId: order.id, currency: order.currency });
  await holdMoney(context, {
    serviceOrderId: order.id,
    currency: order.currency,
    totalMinor: order.totalMinor,
    shares: accounts.map(({ id: accountId, percent }) => ({ accountId, percent })),
    clearingAccountId: clearingAccountOf(after),
  });
  if (order.status !== "submitted") await reviseProduction(context, after);
}

function record(
  context: CommandContext,
  before: ServiceOrderForChange,
  { order, organizer }: ServiceOrderForChange,
): void {
  const isTold = order.status !== "draft" && order.status !== "submitted";
  context.signal({
    id: context.newId(),
    kind: "service_order.changed",
    subject: { type: "service_order", id: order.id },
    meetingId: order.meetingId,
    siteId: order.siteId,
    organizerId: organizer.id,
    facts: { number: order.number },
    ...(isTold ? { tell: [cardFor({ id: order.meetingId, organizer })] } : {}),
  });
  context.audit({
    action: "service_order.change",
    entityType: "service_order",
    entityId: order.id,
    oldValues: auditable(before.order),
    newValues: auditable(order),
  });
}

function auditable(order: ServiceOrderForChange["order"]): Record<string, unknown> {
  return {
    revision: order.revision,
    totalMinor: order.totalMinor,
    lines: order.lines.map(({ service, quantity }) => ({ serviceId: service.id, quantity })),
  };
}
