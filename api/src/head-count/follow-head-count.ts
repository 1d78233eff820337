import type { FollowedHow } from "@magic-meetings/contract/head-count/head-count.ts";
import { dietsWithin } from "@magic-meetings/contract/diets/diet-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrder, ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { dietsOfLines } from "../diets/fill-diets.ts";
import { changeServiceOrder } from "../service-orders/change-service-order.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "../service-orders/service-order-json-sql.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { insertFollowed, type AskedChange } from "./head-count-sql.ts";

export interface FollowHeadCount {
  subject: ServiceOrderForChange;
  changes: readonly AskedChange[];
  how: FollowedHow;
  /** Lines whose diets are brought in line with what those who come have said, besides those that change. */
  dietLineIds: readonly string[];
}

/** Changes an order to the head count by the command that a person would use, and keeps what that saved. */
export async function followHeadCount(
  context: CommandContext,
  { subject, changes, how, dietLineIds }: FollowHeadCount,
): Promise<void> {
  const { tx, tenantId, now } = context;
  const { order } = subject;
  const quantities = new Map(changes.map(({ lineId, after }) => [lineId, after]));
  const lineIds = [...new Set([...dietLineIds, ...quantities.keys()])];
  const diets = await dietsOfLines(context, { order, lineIds, quantities });
  if (changes.length === 0 && diets.size === 0) return;
  const lines = order.lines.map((line) => {
    const quantity = quantities.get(line.id) ?? line.quantity;
    const eaten = diets.get(line.id) ?? line.diets;
    return {
      ...lineInput(line),
      quantity,
      diets: dietsWithin(eaten, quantity),
    };
  });
  const after = await changeServiceOrder(context, { id: order.id, expectedVersion: undefined, lines });
  refuseWaiting(after, changes);
  if (changes.length === 0) return;
  await insertFollowed(tx, {
    tenantId,
    now,
    orderId: order.id,
    siteId: order.siteId,
    currency: order.currency,
    how,
    userId: context.principal.userId,
    changes: changes.map((change) => ({ ...change, differenceMinor: differenceOf(order, after, change) })),
    newId: () => context.newId(),
  });
  context.audit({
    action: "head_count.follow",
    entityType: "service_order",
    entityId: order.id,
    newValues: {
      how,
      organizerId: subject.organizer.id,
      lines: changes.map(({ lineId, before, after }) => ({ lineId, before, after })),
    },
  });
}

/** A line as it would be ordered again: everything that is left out would be taken away. */
function lineInput(line: ServiceOrderLineRecord): ServiceOrderInput["lines"][number] {
  const deliverTo =
    line.ownRoomId !== null
      ? { deliverTo: { roomId: line.ownRoomId } }
      : line.ownPlaceText !== null
        ? { deliverTo: { place: line.ownPlaceText } }
        : {};
  return {
    id: line.id,
    serviceId: line.service.id,
    quantity: line.quantity,
    options: line.options.map(({ key }) => key),
    deliverAt: new Date(line.deliverAt).toISOString(),
    ...deliverTo,
    diets: line.diets,
    ...(line.account === null ? {} : { accountId: line.account.id }),
    headCount: { rule: line.headCountRule, plusPercent: line.plusPercent },
  };
}

/** Nobody is asked to approve what nobody asked for: a change that has to wait is not made. */
function refuseWaiting({ lines }: ServiceOrder, changes: readonly AskedChange[]): void {
  if (changes.every(({ lineId, after }) => lines.some(({ id, quantity }) => id === lineId && quantity === after)))
    return;
  throw new Refusal(
    "approval_limit_exceeded",
    "This would bring the account above its limit: change the order itself, and whoever decides about the account is asked",
  );
}

/** What the line costs less at the prices that hold for it. */
function differenceOf(
  before: ServiceOrderRecord,
  after: ServiceOrder,
  { lineId, differenceMinor }: AskedChange,
): number {
  const old = before.lines.find(({ id }) => id === lineId);
  const line = after.lines.find(({ id }) => id === lineId);
  return old && line ? old.totalMinor - line.total.amountMinor : differenceMinor;
}
