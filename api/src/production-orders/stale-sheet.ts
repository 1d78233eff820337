import type { SheetStatus } from "@magic-meetings/contract/production-orders/production-sheet.ts";
import type { PresentOrder, PrintedOrder } from "./production-sheet-sql.ts";

type Change = SheetStatus["changes"][number];

/** What is different from what was printed, pure: what came, what changed, what went elsewhere, what fell away. */
export function changesSince(printed: readonly PrintedOrder[], present: readonly PresentOrder[]): Change[] {
  const then = new Map(printed.map(({ id, revision }) => [id, revision]));
  return present.flatMap((order) => {
    const kind = kindOf(order, then.get(order.id));
    if (kind === null) return [];
    const { id, number, meeting, deliverAt, deliverTo } = order;
    return [{ productionOrderId: id, number, kind, meeting, deliverAt: deliverAt.toISOString(), deliverTo }];
  });
}

/** `revision` is the printed one; undefined: it is not on the sheet. */
function kindOf({ status, isHere, revision: now }: PresentOrder, revision: number | undefined): Change["kind"] | null {
  const isGone = status === "cancelled" || status === "declined";
  if (revision === undefined) return isHere && !isGone ? "added" : null;
  if (isGone) return "cancelled";
  if (!isHere) return "moved_away";
  return now > revision ? "changed" : null;
}
