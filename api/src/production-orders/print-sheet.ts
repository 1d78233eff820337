import { randomBytes } from "node:crypto";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Sheet, SheetStatus } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import type { CommandContext } from "../commands/command-context.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { vendorsOf } from "./production-order-policy.ts";
import { findProductionOrdersOfDay, findVendorName } from "./production-order-sql.ts";
import { findPresentOrders, findSheet, insertSheet } from "./production-sheet-sql.ts";
import { changesSince } from "./stale-sheet.ts";

export interface PrintSheet {
  vendorId: string;
  day: string;
  siteId?: string | undefined;
}

/** A vendor's day to print, and remembered as printed: its token tells later whether it still holds. */
export async function printSheet(context: CommandContext, { vendorId, day, siteId }: PrintSheet): Promise<Sheet> {
  const { tx, tenantId, now, principal } = context;
  const name = mayPrint(principal, vendorId) ? await findVendorName(tx, { tenantId, vendorId }) : undefined;
  if (name === undefined) throw new Refusal("not_found", "There is no such vendor");
  const orders = await findProductionOrdersOfDay(tx, { tenantId, vendorId, day, siteId: siteId ?? null });
  const token = randomBytes(12).toString("base64url");
  await insertSheet(tx, {
    tenantId,
    id: context.newId(),
    vendorId,
    siteId: siteId ?? null,
    day,
    token,
    orders: orders.map(({ id, revision }) => ({ id, revision })),
    now,
    userId: principal.userId,
  });
  return {
    token,
    vendor: { id: vendorId, name },
    day,
    printedAt: now.toISOString(),
    printedBy: principal.kind === "user" ? principal.name : null,
    orders: orders.map((order) => ({ ...presentProductionOrder(order, now), code: order.code })),
  };
}

/** Whether a sheet still holds, and what is different. */
export async function readSheetStatus(
  db: Queries,
  { principal, token }: { principal: Principal; token: string },
): Promise<SheetStatus> {
  const { tenantId } = principal;
  const sheet = await findSheet(db, { tenantId, token });
  if (sheet === undefined || !mayPrint(principal, sheet.vendor.id)) {
    throw new Refusal("not_found", "There is no such sheet");
  }
  const { vendor, day, siteId, orders, printedAt } = sheet;
  const ids = orders.map(({ id }) => id);
  const present = await findPresentOrders(db, { tenantId, vendorId: vendor.id, ids, day, siteId });
  const changes = changesSince(orders, present);
  return { vendor, day, printedAt: printedAt.toISOString(), isStale: changes.length > 0, changes };
}

function mayPrint(principal: Principal, vendorId: string): boolean {
  const own = vendorsOf(principal);
  return own === null || own.includes(vendorId);
}
