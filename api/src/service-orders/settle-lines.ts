import type { ServiceOrderInput } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { Queries } from "../db/queries.ts";
import { deliverToColumns } from "./deliver-to.ts";
import { matchLines } from "./match-lines.ts";
import type { PricedLine } from "./price-service-order.ts";
import type { ServiceOrderLineRecord } from "./service-order-json-sql.ts";

/** A priced line with where it goes, who pays for it alone, and how its quantity follows the head count. */
export interface SettledLine extends PricedLine {
  deliverToRoomId: string | null;
  deliverToPlace: string | null;
  accountId: string | null;
  headCountRule: string;
  plusPercent: number;
}

export interface LinesToSettle {
  tenantId: string;
  siteId: string;
  inputs: ServiceOrderInput["lines"];
  priced: readonly PricedLine[];
  ordered: readonly ServiceOrderLineRecord[];
}

/** Adds what a line has besides its price; refuses a room that is not the site's. The accounts are checked with the split. */
export async function settleLines(db: Queries, lines: LinesToSettle): Promise<SettledLine[]> {
  const { tenantId, siteId, inputs, priced, ordered } = lines;
  const matched = matchLines(inputs, ordered);
  const settled: SettledLine[] = [];
  for (const [index, line] of priced.entries()) {
    const input = inputs[index];
    const old = matched[index];
    settled.push({
      ...line,
      ...(await deliverToColumns(db, { tenantId, siteId, deliverTo: input?.deliverTo })),
      accountId: input?.accountId ?? null,
      headCountRule: input?.headCount?.rule ?? old?.headCountRule ?? "fixed",
      plusPercent: input?.headCount?.plusPercent ?? old?.plusPercent ?? 0,
    });
  }
  return settled;
}
