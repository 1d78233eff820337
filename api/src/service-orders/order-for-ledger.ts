import type { MoneyLine, MoneyOrder } from "../accounts/order-money.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderLineRecord } from "./service-order-json-sql.ts";
import type { ServiceOrderForChange } from "./service-order-sql.ts";

/** An order as the ledger looks at it. */
export function moneyOrderOf({ order, timeZone, accounts }: ServiceOrderForChange): MoneyOrder {
  return { id: order.id, currency: order.currency, timeZone, accounts };
}

/** A line with its whole price, or another amount of it. */
export function moneyLineOf(line: ServiceOrderLineRecord, amountMinor = line.totalMinor): MoneyLine {
  return { lineId: line.id, amountMinor, deliverAt: new Date(line.deliverAt), accountId: line.account?.id ?? null };
}

export function clearingAccountOf({ clearingAccountId, order }: ServiceOrderForChange): string {
  if (clearingAccountId !== null) return clearingAccountId;
  throw new Refusal(
    "unknown_account",
    `The company has no clearing account in ${order.currency}: ask your finance department`,
  );
}

/** A line as a vendor's capacity looks at it. */
export function portionLineOf(line: ServiceOrderLineRecord) {
  return {
    serviceId: line.service.id,
    vendorId: line.vendor.id,
    capacityPerHour: line.capacityPerHour,
    unit: line.service.unit,
    quantity: line.quantity,
    deliverAt: line.deliverAt,
  };
}
