import type { CommandContext } from "../commands/command-context.ts";
import { consequencesFor } from "./consequences-of-order.ts";
import { endServiceOrder } from "./cancel-service-order.ts";
import { findLapsingOrders, lockServiceOrder } from "./service-order-sql.ts";

/** Hours without a sign of life after which the orders of an invite that was never sent lapse. */
export const lapseHours = 24;

const waits: ReadonlySet<string> = new Set(["submitted", "awaiting_approval"]);

/** Ends the orders of invites that were never sent, so that they hold no money; gives their number. */
export async function lapseServiceOrders(context: CommandContext): Promise<number> {
  const { tx, tenantId, now } = context;
  const before = new Date(now.getTime() - lapseHours * 60 * 60_000);
  const ids = await findLapsingOrders(tx, { tenantId, before });
  let lapsed = 0;
  for (const id of ids) {
    const subject = await lockServiceOrder(tx, { tenantId, id });
    // Between finding and locking, the invite may have been sent.
    if (subject === undefined || subject.order.meetingStatus !== "draft" || !waits.has(subject.order.status)) continue;
    await endServiceOrder(context, subject, "service_order.lapsed", consequencesFor(subject.order, [], now));
    lapsed += 1;
  }
  return lapsed;
}
