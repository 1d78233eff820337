import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import { refusalOf } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { applyChange } from "../service-orders/change-service-order.ts";
import { planChange } from "../service-orders/plan-change.ts";
import { momentOf } from "../service-orders/present-service-order.ts";
import { refuseAction } from "../service-orders/refuse-action.ts";
import type { ServiceOrderForChange } from "../service-orders/service-order-sql.ts";
import type { Wish } from "./asked-order.ts";

/** Carries out a change to which everybody agreed; refuses with `price_changed` where it costs otherwise by now. */
export async function carryOutChange(
  context: CommandContext,
  subject: ServiceOrderForChange,
  { wish, expectedTotal }: { wish: Wish; expectedTotal: Money | undefined },
): Promise<void> {
  const { order } = subject;
  refuseAction(refusalOf(momentOf(order), "change", context.now));
  if (order.version !== wish.version) {
    throw new Refusal("wrong_state", "The order was changed in the meantime: this change is not asked for any more");
  }
  const { consequences } = await planChange(context, subject, wish.change);
  const shown = expectedTotal ?? { amountMinor: wish.totalMinor, currency: order.currency };
  const { after } = consequences.total;
  if (shown.amountMinor !== after.amountMinor || shown.currency !== after.currency) {
    throw new Refusal("price_changed", "Prices have changed since this was asked: look at the new price", {
      consequences: { ...consequences, total: { ...consequences.total, before: shown } },
    });
  }
  await applyChange(context, subject, { ...wish.change, isAgreed: true });
}
