import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { inputOfLine } from "./input-of-line.ts";
import { keepRevision } from "./keep-revision.ts";
import { planChange } from "./plan-change.ts";
import { findServiceOrder, type ServiceOrderForChange } from "./service-order-sql.ts";
import { writeChange } from "./write-change.ts";

/**
 * An order that is not sent yet, at the prices and on the terms of now. Refuses with `price_changed` where that comes to
 * another total than was shown: `expected`, or the order's own. Gives the order as it is to be sent.
 */
export async function priceAgain(
  context: CommandContext,
  subject: ServiceOrderForChange,
  expected: Money | undefined,
): Promise<ServiceOrderForChange> {
  const { order } = subject;
  const shown = expected ?? { amountMinor: order.totalMinor, currency: order.currency };
  const isShown = (totalMinor: number) => shown.amountMinor === totalMinor && shown.currency === order.currency;
  if (!subject.termsChanged && isShown(order.totalMinor)) return subject;
  const lines = order.lines.map((line) => inputOfLine(line));
  const { after, consequences } = await planChange(context, subject, { lines });
  if (!isShown(consequences.total.after.amountMinor)) {
    throw new Refusal("price_changed", "Prices have changed since this order was written: look at the new price", {
      consequences: { ...consequences, total: { ...consequences.total, before: shown } },
    });
  }
  await writeChange(context, subject, {}, after);
  const { tx, tenantId } = context;
  const priced = await findServiceOrder(tx, { tenantId, id: order.id });
  if (priced === undefined) throw new Error("The order that is being priced is gone");
  await keepRevision(context, priced.order);
  return priced;
}
