import type { CommandContext } from "../commands/command-context.ts";
import { keepRevision } from "./keep-revision.ts";
import { deleteLines } from "./order-line-sql.ts";
import type { ServiceOrderLineRecord, ServiceOrderRecord } from "./service-order-json-sql.ts";
import { findServiceOrder } from "./service-order-sql.ts";
import { reviseServiceOrder } from "./service-order-write-sql.ts";

/** Takes lines off an order that keeps others; its total, its cut-off and its revisions follow. */
export async function dropLines(
  context: CommandContext,
  order: ServiceOrderRecord,
  gone: readonly ServiceOrderLineRecord[],
): Promise<void> {
  if (gone.length === 0) return;
  const { tx, tenantId, now, principal } = context;
  const kept = order.lines.filter((line) => !gone.includes(line));
  await deleteLines(tx, { tenantId, serviceOrderId: order.id, ids: gone.map(({ id }) => id) });
  await reviseServiceOrder(tx, {
    tenantId,
    id: order.id,
    totalMinor: kept.reduce((sum, { totalMinor }) => sum + totalMinor, 0),
    cutOff: new Date(Math.min(...kept.map(({ cutOff }) => Date.parse(cutOff)))),
    deliverToRoomId: order.deliverToRoomId,
    deliverToPlace: order.deliverToPlace,
    note: order.note,
    headCountMode: order.headCountMode,
    now,
    userId: principal.userId,
  });
  const after = await findServiceOrder(tx, { tenantId, id: order.id });
  if (after) await keepRevision(context, after.order);
}
