import type { CommandContext } from "../commands/command-context.ts";
import { moneyLineOf, moneyOrderOf } from "../service-orders/order-for-ledger.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { findOrderApprovals } from "./approval-sql.ts";
import { askAboutOrder } from "./ask-about-order.ts";
import { partsAboveLimit } from "./parts-above-limit.ts";

/** Asks about an order that is submitted or waits, as it is now; gives how many accounts have to agree yet. */
export async function askAboutWaitingOrder(
  context: CommandContext,
  subject: ServiceOrderForChange,
  { note, givenId }: { note?: string | undefined; givenId?: string } = {},
): Promise<number> {
  const { order, accounts } = subject;
  const askedById = await whoOrders(context, subject);
  const parts = partsAboveLimit({
    order: moneyOrderOf(subject),
    lines: order.lines.map((line) => moneyLineOf(line)),
    known: null,
    accounts,
    orderedById: askedById,
  });
  const moments = order.lines.map((line) => Date.parse(line.orderBefore));
  const decideBy = new Date(Math.min(...moments));
  return askAboutOrder(context, { subject, parts, wish: null, askedById, decideBy, note: note ?? order.note, givenId });
}

/** While it waits: whoever asked first, not who decides or changes it now. */
async function whoOrders(
  { tx, tenantId, principal, now }: CommandContext,
  { order }: ServiceOrderForChange,
): Promise<string | null> {
  if (order.status !== "awaiting_approval") return principal.userId;
  const known = await findOrderApprovals(tx, { tenantId, serviceOrderId: order.id, now });
  return known.find(({ wish }) => wish === null)?.askedById ?? principal.userId;
}
