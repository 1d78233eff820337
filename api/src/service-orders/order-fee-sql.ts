import { insertRows } from "../db/insert-rows.ts";
import type { Queries } from "../db/queries.ts";
import { sql } from "../db/statement.ts";

const insert = insertRows("order_fee", {
  shared: ["tenant_id", "service_order_id", "currency", "transaction_id", "created_at", "created_by"],
  own: [
    "id",
    "service_order_line_id",
    "vendor_id",
    "service_name",
    "cause",
    "quantity",
    "base_minor",
    "percent",
    "amount_minor",
  ],
});

export interface NewFee {
  id: string;
  lineId: string;
  vendorId: string;
  serviceName: string;
  cause: "change" | "cancel";
  quantity: number;
  percent: number;
  amountMinor: number;
  unitPriceMinor: number;
}

export async function insertFees(
  db: Queries,
  args: {
    tenantId: string;
    serviceOrderId: string;
    currency: string;
    transactionId: string;
    now: Date;
    userId: string | null;
    fees: readonly NewFee[];
  },
): Promise<void> {
  const { tenantId, serviceOrderId, currency, transactionId, now, userId, fees } = args;
  await insert(
    db,
    [tenantId, serviceOrderId, currency, transactionId, now, userId],
    fees.map((fee) => [
      ...[fee.id, fee.lineId, fee.vendorId, fee.serviceName, fee.cause, fee.quantity],
      ...[fee.unitPriceMinor * fee.quantity, fee.percent, fee.amountMinor],
    ]),
  );
}

const lockStatement = sql(
  "order_fee_lock",
  `select f.id, f.service_order_id, f.service_order_line_id, f.vendor_id, f.transaction_id, f.service_name, f.waived_at,
          f.amount_minor, f.currency
     from order_fee f
    where f.tenant_id = $1
      and f.id = $2
      for no key update`,
);

export interface LockedFee {
  id: string;
  serviceOrderId: string;
  lineId: string;
  vendorId: string;
  transactionId: string;
  serviceName: string;
  isWaived: boolean;
  amountMinor: number;
  currency: string;
}

export async function lockFee(
  db: Queries,
  { tenantId, id }: { tenantId: string; id: string },
): Promise<LockedFee | undefined> {
  const rows = await db.query<{
    id: string;
    service_order_id: string;
    service_order_line_id: string;
    vendor_id: string;
    transaction_id: string;
    service_name: string;
    waived_at: Date | null;
    amount_minor: number;
    currency: string;
  }>(lockStatement, [tenantId, id]);
  return rows.map((row) => ({
    id: row.id,
    serviceOrderId: row.service_order_id,
    lineId: row.service_order_line_id,
    vendorId: row.vendor_id,
    transactionId: row.transaction_id,
    serviceName: row.service_name,
    isWaived: row.waived_at !== null,
    amountMinor: row.amount_minor,
    currency: row.currency.trim(),
  }))[0];
}

const waive = sql(
  "order_fee_waive",
  `update order_fee
      set waived_at = $3,
          waived_by = $4,
          waive_reason = $5,
          version = version + 1
    where tenant_id = $1
      and id = $2`,
);

export async function setWaived(
  db: Queries,
  args: { tenantId: string; id: string; reason: string; now: Date; userId: string | null },
): Promise<void> {
  await db.execute(waive, [args.tenantId, args.id, args.now, args.userId, args.reason]);
}
