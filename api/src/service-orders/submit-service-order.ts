import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import { waitOrPlace } from "../approvals/wait-or-place.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { fillDiets } from "../diets/fill-diets.ts";
import { changeable } from "../meetings/meeting-policy.ts";
import { holdForSubmit } from "./hold-for-submit-sql.ts";
import { momentOf, presentServiceOrder } from "./present-service-order.ts";
import { priceAgain } from "./price-again.ts";
import { refuseAction } from "./refuse-action.ts";
import { lockServiceOrder } from "./service-order-sql.ts";

/**
 * Sends an order: above an account's limit it waits for whoever decides; else its price is held on its accounts. Where
 * the invite is sent already it is confirmed in the same transaction and the vendors get it at once; else it waits for
 * the invite.
 */
export async function submitServiceOrder(
  context: CommandContext,
  { id, expectedTotal, note }: { id: string; expectedTotal?: Money | undefined; note?: string | undefined },
): Promise<ServiceOrder> {
  const { tx, tenantId, now } = context;
  const { anybodyHasSaid } = await holdForSubmit(tx, { tenantId, id });
  if (anybodyHasSaid) await fillDiets(context, id);
  const found = changeable(context.principal, await lockServiceOrder(tx, { tenantId, id }));
  refuseAction(refusalOf(momentOf(found.order), "submit", now));
  const subject = await priceAgain(context, found, expectedTotal);
  const status = await waitOrPlace(context, subject, { note });
  return presentServiceOrder({ ...subject.order, status, version: subject.order.version + 1 }, now);
}
