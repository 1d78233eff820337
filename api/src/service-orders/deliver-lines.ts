import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { lockOpenMonth } from "../accounts/lock-open-month.ts";
import { holdOf, move, releaseOf } from "../accounts/hold-money.ts";
import { findOpenTransfers } from "../accounts/ledger-sql.ts";
import type { Movement } from "../accounts/move-money.ts";
import { debits, reversal } from "../accounts/order-money.ts";
import { payableAccountsOf } from "../accounts/payable-accounts.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { setDelivered } from "./order-line-sql.ts";
import { clearingAccountOf, moneyLineOf, moneyOrderOf } from "./order-for-ledger.ts";
import type { ServiceOrderLineRecord } from "./service-order-json-sql.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "./service-order-sql.ts";

export interface DeliverLines {
  serviceOrderId: string;
  /** What came of each line; at most what was ordered. */
  lines: readonly { lineId: string; quantity: number }[];
}

/** States what was delivered and posts its price; the rest of what was held for these lines is released. */
export async function deliverLines(context: CommandContext, delivery: DeliverLines): Promise<void> {
  const { tx, tenantId } = context;
  const { serviceOrderId } = delivery;
  const subject = await lockOrder(context, serviceOrderId);
  const come = delivery.lines.map(({ lineId, quantity }) => ({ line: lineOf(subject, lineId), quantity }));
  const tooMany = come.find(({ line, quantity }) => quantity > line.quantity || quantity < 0);
  if (tooMany) {
    throw new Refusal("invalid", `Of ${tooMany.line.service.name}, ${tooMany.line.quantity} were ordered`);
  }
  const twice = come.find(({ line }) => line.delivered !== null);
  if (twice) throw new Refusal("line_delivered", `${twice.line.service.name} is delivered already`);
  const lines = come.map(({ line, quantity }) => ({ lineId: line.id, delivered: quantity }));
  await setDelivered(tx, { tenantId, serviceOrderId, lines });
  const vendors = [...new Map(come.map(({ line }) => [line.vendor.id, line.vendor])).values()];
  const payable = await payableAccountsOf(context, { vendors, currency: subject.order.currency });
  const order = moneyOrderOf(subject);
  const post: Movement = {
    kind: "post",
    transfers: debits(
      order,
      come.map(({ line, quantity }) => moneyLineOf(line, line.unitPriceMinor * quantity)),
      ({ lineId }) => payable.get(lineOf(subject, lineId).vendor.id) ?? "",
    ),
  };
  const lineIds = come.map(({ line }) => line.id);
  await lockOpenMonth(context, order);
  await move(context, order, [await releaseOf(context, order, lineIds), post]);
}

/** Takes a delivery back: what was posted is refunded and held again. */
export async function undeliverLines(
  context: CommandContext,
  { serviceOrderId, lineIds }: { serviceOrderId: string; lineIds: readonly string[] },
): Promise<void> {
  const { tx, tenantId } = context;
  const subject = await lockOrder(context, serviceOrderId);
  const lines = lineIds.map((lineId) => lineOf(subject, lineId)).filter(({ delivered }) => delivered !== null);
  await setDelivered(tx, {
    tenantId,
    serviceOrderId,
    lines: lines.map(({ id }) => ({ lineId: id, delivered: null })),
  });
  const order = moneyOrderOf(subject);
  const posts = await findOpenTransfers(tx, {
    tenantId,
    serviceOrderId,
    kind: "post",
    lineIds: lines.map(({ id }) => id),
  });
  const hold = holdOf({
    order,
    lines: lines.map((line) => moneyLineOf(line)),
    clearingAccountId: clearingAccountOf(subject),
  });
  await lockOpenMonth(context, order);
  await move(context, order, [reversal("refund", posts), hold]);
}

async function lockOrder({ tx, tenantId }: CommandContext, id: string): Promise<ServiceOrderForChange> {
  const subject = await lockServiceOrder(tx, { tenantId, id });
  if (subject === undefined) throw new Error("The order that is delivered is gone");
  return subject;
}

function lineOf({ order }: ServiceOrderForChange, lineId: string): ServiceOrderLineRecord {
  const line = order.lines.find(({ id }) => id === lineId);
  if (line === undefined) throw new Refusal("conflict", "A line of this delivery was taken off the order meanwhile");
  return line;
}
