import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { mayActFor } from "../meetings/meeting-policy.ts";
import { findMeeting } from "../meetings/meeting-sql.ts";
import { presentProductionOrder } from "./present-production-order.ts";
import { vendorsOf } from "./production-order-policy.ts";
import { findProductionOrder, type ProductionOrderRecord } from "./production-order-sql.ts";

/** One production order, for its vendor's people and for those who act for its meeting. */
export async function readProductionOrder(
  db: Queries,
  { principal, id, now }: { principal: Principal; id: string; now: Date },
): Promise<ProductionOrder> {
  const record = await findProductionOrder(db, { tenantId: principal.tenantId, id });
  if (record !== undefined && (await maySee(db, principal, record))) return presentProductionOrder(record, now);
  throw new Refusal("not_found", "There is no such production order");
}

async function maySee(db: Queries, principal: Principal, { vendor, meeting }: ProductionOrderRecord): Promise<boolean> {
  const vendors = vendorsOf(principal);
  if (vendors === null || vendors.includes(vendor.id)) return true;
  const found = await findMeeting(db, { tenantId: principal.tenantId, id: meeting.id });
  return found !== undefined && mayActFor(principal, found);
}
