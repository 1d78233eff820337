import type { FollowedHow } from "@magic-meetings/contract/head-count/head-count.ts";
import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { dietsOfLines } from "../diets/fill-diets.ts";
import { changeServiceOrder } from "../service-orders/change-service-order.ts";
import type { ServiceOrderLineRecord } from "../service-orders/service-order-json-sql.ts";
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
      diets: eaten.map(({ diet, count }) => ({ diet, count: Math.min(count, quantity) })),
    };
  });
  await changeServiceOrder(context, { id: order.id, expectedVersion: undefined, lines });
  if (changes.length === 0) return;
  await insertFollowed(tx, {
    tenantId,
    now,
    orderId: order.id,
    siteId: order.siteId,
    currency: order.currency,
    how,
    userId: context.principal.userId,
    changes,
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
