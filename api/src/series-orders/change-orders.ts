import type { SeriesOrderLineInput } from "@magic-meetings/contract/series-orders/series-order.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { Share } from "../accounts/split-amount.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { endServiceOrder } from "../service-orders/cancel-service-order.ts";
import { applyChange } from "../service-orders/change-service-order.ts";
import { consequencesFor } from "../service-orders/consequences-of-order.ts";
import { planChange } from "../service-orders/plan-change.ts";
import { momentOf } from "../service-orders/present-service-order.ts";
import { refuseAction } from "../service-orders/refuse-action.ts";
import { lockServiceOrder, type ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import { lineInputs } from "./line-inputs.ts";

export interface ChangedOrder {
  consequences: OrderConsequences;
  after: ServiceOrderForChange | null;
  /** It stays as it is until an account's owner agrees. */
  asks: boolean;
}

interface WantedOfDate {
  id: string;
  start: Date;
  lines: readonly SeriesOrderLineInput[];
  /** Who pays; absent: whoever does. */
  accountSplit: Share[] | undefined;
}

/** Gives the order of one date other lines: as any change of an order, for the fee that is due. */
export async function changeOrder(
  context: CommandContext,
  { id, start, lines, accountSplit }: WantedOfDate,
): Promise<ChangedOrder> {
  const before = await locked(context, id);
  refuseAction(refusalOf(momentOf(before.order), "change", context.now));
  const wanted = lineInputs(lines, start);
  const { consequences } = await planChange(context, before, { lines: wanted });
  const after = await applyChange(context, before, {
    lines: wanted,
    acceptFee: consequences.fee,
    ...(accountSplit === undefined ? {} : { accountSplit }),
  });
  return { consequences, after, asks: after.order.version === before.order.version };
}

/** Cancels the order of one date, for the fee that is due. */
export async function cancelOrder(context: CommandContext, id: string): Promise<ChangedOrder> {
  const before = await locked(context, id);
  refuseAction(refusalOf(momentOf(before.order), "cancel", context.now));
  const consequences = consequencesFor(before.order, [], context.now);
  await endServiceOrder(context, before, "service_order.cancelled", consequences);
  return { consequences, after: null, asks: false };
}

async function locked({ tx, tenantId }: CommandContext, id: string): Promise<ServiceOrderForChange> {
  const subject = await lockServiceOrder(tx, { tenantId, id });
  if (subject === undefined) throw new Error("The order of a date is gone");
  return subject;
}
