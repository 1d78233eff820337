import { allowedActions } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { describe, expect, it } from "vitest";
import { actionsOf, byColumn, columnOf } from "./board-columns.ts";

function order(status: ProductionOrder["status"], part: Partial<ProductionOrder> = {}): ProductionOrder {
  const revision = part.revision ?? 1;
  const acknowledgedRevision = part.acknowledgedRevision ?? 1;
  return {
    status,
    id: `${part.number ?? 1}`,
    number: 1,
    deliverAt: "2026-11-24T10:00:00Z",
    revision,
    acknowledgedRevision,
    allowed: allowedActions({ status, revision, acknowledgedRevision, deliveredAt: null }, new Date(0)),
    ...part,
  } as ProductionOrder;
}

describe("the board", () => {
  it.each<[ProductionOrder["status"], string | undefined, string | undefined, boolean]>([
    ["new", "new", "accept", true],
    ["accepted", "accepted", "start", true],
    ["in_production", "in_production", "ready", true],
    ["ready", "ready", "deliver", true],
    ["delivered", "delivered", "clear", false],
    ["cleared", undefined, undefined, false],
    ["declined", undefined, undefined, false],
    ["cancelled", undefined, undefined, false],
  ])("shows an order that is %s in column %s and offers %s", (status, column, main, decline) => {
    expect(columnOf(order(status))).toBe(column);
    expect(actionsOf(order(status))).toEqual({ main, decline });
  });

  it.each(["accepted", "in_production", "ready"] as const)(
    "wants a change of an order that is %s acknowledged first",
    (status) => {
      expect(actionsOf(order(status, { revision: 2 })).main).toBe("acknowledge");
    },
  );

  it("keeps a cancelled order until somebody has seen that", () => {
    const cancelled = order("cancelled", { revision: 2 });
    expect(columnOf(cancelled)).toBe("new");
    expect(actionsOf(cancelled).main).toBe("acknowledge");
  });

  it("sorts by delivery, then by number", () => {
    const orders = [
      order("new", { number: 3, deliverAt: "2026-11-24T11:00:00Z" }),
      order("new", { number: 2, deliverAt: "2026-11-24T11:30:00+01:00" }),
      order("new", { number: 1, deliverAt: "2026-11-24T10:30:00Z" }),
      order("ready", { number: 4 }),
    ];
    expect(byColumn(orders).new.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});
