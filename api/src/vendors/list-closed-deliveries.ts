import type { ClosedDeliveries } from "@magic-meetings/contract/vendors/closed-delivery.ts";
import { z } from "zod";
import type { Queries } from "../db/queries.ts";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { findClosedDeliveries, type ClosedQuestion, type OtherHours } from "./closed-delivery-sql.ts";

const byDelivery = z.tuple([z.iso.datetime(), z.uuid(), z.uuid()]);

export interface ClosedPage extends Omit<ClosedQuestion, "after"> {
  after?: string | undefined;
}

/** A page of closed deliveries, as things are or as other hours would make them besides. */
export async function listClosedDeliveries(
  db: Queries,
  { after, limit, ...question }: ClosedPage,
  hours?: OtherHours,
): Promise<ClosedDeliveries> {
  const position = decodeCursor(byDelivery, after);
  const found = await findClosedDeliveries(db, { ...question, after: position, limit: limit + 1 }, hours);
  return { count: found.count, ...toClosedPage(found.items, limit) };
}

export function toClosedPage(items: ClosedDeliveries["items"], limit: number) {
  return toPage(items, limit, (last) => [last.deliverAt, last.serviceOrderId, last.vendor.id]);
}
