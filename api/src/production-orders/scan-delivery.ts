import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { deliverProductionOrder } from "./deliver-production-order.ts";
import { lockForVendor, lockProduction } from "./lock-for-vendor.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { ofOwnVendor } from "./production-order-policy.ts";
import { findProductionOrder, findProductionOrderByCode } from "./production-order-sql.ts";

export interface Scanned {
  outcome: "delivered" | "already_delivered";
  productionOrder: ProductionOrder;
}

/** The code of a sheet was scanned: all of it came. Whoever scans it again is told so, and nothing changes. */
export async function scanDelivery(context: CommandContext, code: string): Promise<Scanned> {
  const { tx, tenantId, now, principal } = context;
  const id = await findProductionOrderByCode(tx, { tenantId, code: codeIn(code) });
  if (id === undefined) throw new Refusal("not_found", "This code is not of a delivery");
  const found = ofOwnVendor(principal, (await lockProduction(context, id))?.production);
  if (found.status === "delivered" || found.status === "cleared") {
    return { outcome: "already_delivered", productionOrder: presentProductionOrder(found, now) };
  }
  const locked = await lockForVendor(context, { id, action: "deliver" });
  await deliverProductionOrder(context, locked, {});
  const after = await findProductionOrder(tx, { tenantId, id });
  return { outcome: "delivered", productionOrder: presentProductionOrder(after ?? locked.production, now) };
}

/** A scanner may read the code alone or the address that it is printed in; capitals are the scanner's. */
function codeIn(scanned: string): string {
  return (/([0-9a-f]{32})\s*$/i.exec(scanned)?.[1] ?? scanned).toLowerCase();
}
