import type { OrderConsequences } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import { payableAccountsOf } from "../accounts/payable-accounts.ts";
import { move } from "../accounts/hold-money.ts";
import { debits } from "../accounts/order-money.ts";
import type { Movement } from "../accounts/move-money.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { moneyLineOf, moneyOrderOf } from "./order-for-ledger.ts";
import { insertFees } from "./order-fee-sql.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";

/** Moves `movements` and charges the fees of a change or a cancellation with them, to the accounts that pay for each line. */
export async function moveAndCharge(
  context: CommandContext,
  subject: ServiceOrderForChange,
  consequences: OrderConsequences,
  movements: readonly Movement[],
): Promise<void> {
  const { tx, tenantId, now, principal } = context;
  const { order, organizer } = subject;
  const money = moneyOrderOf(subject);
  const charged = consequences.lines.flatMap((line) => {
    const ordered = order.lines.find(({ id }) => id === line.lineId);
    return ordered === undefined || line.fee.amountMinor === 0 || line.cause === "add"
      ? []
      : [{ ...line, cause: line.cause, ordered }];
  });
  if (charged.length === 0) {
    await move(context, money, movements);
    return;
  }
  const vendors = [...new Map(charged.map(({ ordered }) => [ordered.vendor.id, ordered.vendor])).values()];
  const payable = await payableAccountsOf(context, { vendors, currency: order.currency });
  const creditOf = (lineId: string) =>
    payable.get(charged.find(({ ordered }) => ordered.id === lineId)?.ordered.vendor.id ?? "") ?? "";
  const fees: Movement = {
    kind: "fee",
    transfers: debits(
      money,
      charged.map(({ ordered, fee }) => moneyLineOf(ordered, fee.amountMinor)),
      ({ lineId }) => creditOf(lineId),
    ),
  };
  const before = movements.filter(({ transfers }) => transfers.some(({ amountMinor }) => amountMinor > 0)).length;
  const transactionId = (await move(context, money, [...movements, fees]))[before];
  if (transactionId === undefined) throw new Error("The fees were not moved");
  await insertFees(tx, {
    tenantId,
    serviceOrderId: order.id,
    currency: order.currency,
    transactionId,
    now,
    userId: principal.userId,
    fees: charged.map(({ ordered, cause, percent, fee, quantity }) => ({
      id: context.newId(),
      lineId: ordered.id,
      vendorId: ordered.vendor.id,
      serviceName: ordered.service.name,
      cause,
      quantity: lossOf(ordered.quantity, quantity.after, fee.amountMinor, ordered.unitPriceMinor, percent),
      percent,
      amountMinor: fee.amountMinor,
      unitPriceMinor: ordered.unitPriceMinor,
    })),
  });
  for (const { ordered, fee } of charged) {
    context.signal({
      id: context.newId(),
      kind: "service_order.fee_charged",
      subject: { type: "service_order", id: order.id },
      meetingId: order.meetingId,
      siteId: order.siteId,
      vendorId: ordered.vendor.id,
      organizerId: organizer.id,
      facts: { number: order.number, service: ordered.service.name, amount: fee.amountMinor, currency: fee.currency },
    });
  }
}

/** How many are not wanted any more: all of them where the whole line is another delivery. */
function lossOf(before: number, after: number, feeMinor: number, unitPriceMinor: number, percent: number): number {
  const fewer = before - after;
  const ofFewer = Math.floor((unitPriceMinor * fewer * percent + 50) / 100);
  return fewer > 0 && ofFewer === feeMinor ? fewer : before;
}
