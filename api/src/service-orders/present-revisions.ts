import { orderDifferences } from "@magic-meetings/contract/service-orders/order-difference-rules.ts";
import type { OrderRevision } from "@magic-meetings/contract/service-orders/order-consequences.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import type { Queries } from "../db/queries.ts";
import { z } from "zod";
import { decodeCursor, toPage } from "../http/cursor.ts";
import { listRevisions } from "./order-revision-sql.ts";

/** An order's revisions, the newest first, each with its difference to the one before. */
export async function presentRevisions(
  db: Queries,
  question: { tenantId: string; serviceOrderId: string; limit: number; after?: string | undefined },
): Promise<Page<OrderRevision>> {
  const { tenantId, serviceOrderId, limit, after } = question;
  const before = decodeCursor(z.tuple([z.int()]), after)?.[0];
  // One more tells whether there is a next page.
  const found = await listRevisions(db, {
    tenantId,
    serviceOrderId,
    from: before === undefined ? null : before - 1,
    limit: limit + 1,
  });
  const items = found.map((record) => ({
    version: record.version,
    revision: record.revision,
    at: record.at.toISOString(),
    by: record.by,
    total: { amountMinor: record.totalMinor, currency: record.currency },
    note: record.note,
    differences: record.linesBefore === null ? [] : orderDifferences(record.linesBefore, record.lines),
  }));
  return toPage(items, limit, ({ version }) => [version]);
}
