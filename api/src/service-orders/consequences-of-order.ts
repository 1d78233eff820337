import {
  consequencesOf,
  type OrderedLine,
  type WantedLine,
} from "@magic-meetings/contract/service-orders/consequence-rules.ts";
import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { isWithVendors } from "@magic-meetings/contract/service-orders/service-order-rules.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Money } from "@magic-meetings/contract/words/words.ts";
import type { SettledLine } from "./settle-lines.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "./service-order-json-sql.ts";

/** What it costs at `now` to have `after` instead of what is ordered; an empty `after` is a cancellation. */
export function consequencesFor(
  order: ServiceOrderRecord,
  after: readonly SettledLine[],
  now: Date,
): OrderConsequences {
  return consequencesOf({
    currency: order.currency,
    // What has come is not cancelled any more.
    before: order.lines.filter((line) => line.delivered === null || isWanted(line, after)).map(orderedOf(order)),
    after: after.map(wantedOf),
    now,
  });
}

function isWanted(line: ServiceOrderLineRecord, after: readonly SettledLine[]): boolean {
  return after.some(({ id }) => id === line.id);
}

function orderedOf({ status }: ServiceOrderRecord): (line: ServiceOrderLineRecord) => OrderedLine {
  return (line) => ({
    id: line.id,
    service: { id: line.service.id, name: line.service.name },
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    totalMinor: line.totalMinor,
    options: line.options.map(({ key }) => key),
    deliverAt: line.deliverAt,
    fees: line.fees,
    isPromised:
      isWithVendors(status) && line.production?.status !== "declined" && line.production?.status !== "cancelled",
  });
}

function wantedOf(line: SettledLine): WantedLine {
  return {
    id: line.id,
    service: { id: line.service.id, name: line.service.name },
    quantity: line.quantity,
    totalMinor: line.totalMinor,
    options: line.options.map(({ key }) => key),
    deliverAt: line.deliverAt.toISOString(),
  };
}

/** Refuses an act whose fee was not shown, or was less when it was: with what it costs now. */
export function refuseUnacceptedFee(consequences: OrderConsequences, accepted: Money | undefined): void {
  const { fee } = consequences;
  if (fee.amountMinor === 0) return;
  if (accepted?.currency === fee.currency && accepted.amountMinor >= fee.amountMinor) return;
  throw new Refusal("fee_applies", "This is after the cut-off and costs a fee: look at it and accept it", {
    consequences,
  });
}
