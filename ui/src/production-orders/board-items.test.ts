import { allowedActions } from "@magic-meetings/contract/production-orders/production-order-rules.ts";
import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { describe, expect, it } from "vitest";
import { boardItems } from "./board-items.ts";

type Line = Pick<ProductionOrder["lines"][number], "quantity"> & Partial<ProductionOrder["lines"][number]>;

function order(number: number, status: ProductionOrder["status"], at: string, lines: Record<string, Line>) {
  const deliverAt = `2026-11-24T${at}:00Z`;
  return {
    id: String(number),
    number,
    status,
    deliverAt,
    allowed: allowedActions({ status, revision: 1, acknowledgedRevision: 1, deliveredAt: null }, new Date(0)),
    lines: Object.entries(lines).map(([name, line]) => ({
      serviceOrderLineId: `line ${number} ${name}`,
      service: { id: name, name },
      options: [],
      diets: [],
      deliverAt,
      ...line,
    })),
  } as unknown as ProductionOrder;
}

describe("what has to be made", () => {
  it("adds up one thing over all orders, with its diets and options", () => {
    const [sandwich, ...others] = boardItems([
      order(1, "new", "11:00", {
        Sandwich: { quantity: 30, diets: [{ diet: "vegan", count: 4 }], options: ["No nuts"] },
      }),
      order(2, "accepted", "10:00", {
        Sandwich: {
          quantity: 12,
          diets: [
            { diet: "vegan", count: 2 },
            { diet: "halal", count: 1 },
          ],
        },
      }),
    ]);
    expect(others).toEqual([]);
    expect(sandwich).toMatchObject({
      name: "Sandwich",
      quantity: 42,
      toMake: 42,
      firstAt: "2026-11-24T10:00:00Z",
      diets: [
        { name: "vegan", quantity: 6 },
        { name: "halal", quantity: 1 },
      ],
      options: [{ name: "No nuts", quantity: 30 }],
    });
    expect(sandwich?.parts.map((part) => part.order.number)).toEqual([2, 1]);
  });

  it("adds up for how many it has to be without something, for no more than are made", () => {
    const orders = [
      order(1, "new", "11:00", { Sandwich: { quantity: 30 } }),
      order(2, "accepted", "10:00", { Sandwich: { quantity: 1 }, Coffee: { quantity: 12 } }),
    ];
    const without = new Map([
      ["line 1 Sandwich", [{ name: "nuts" as const, quantity: 2 }]],
      [
        "line 2 Sandwich",
        [
          { name: "milk" as const, quantity: 1 },
          { name: "nuts" as const, quantity: 3 },
        ],
      ],
    ]);
    expect(boardItems(orders, without).map(({ name, without: counts }) => [name, counts])).toEqual([
      ["Coffee", []],
      [
        "Sandwich",
        [
          { name: "nuts", quantity: 3 },
          { name: "milk", quantity: 1 },
        ],
      ],
    ]);
  });

  it("leaves out what was cancelled, declined or fell away", () => {
    const off = [
      order(1, "cancelled", "09:00", { Coffee: { quantity: 5 } }),
      order(2, "declined", "09:00", { Coffee: { quantity: 5 } }),
      order(3, "accepted", "09:00", { Coffee: { quantity: 0 } }),
    ];
    expect(boardItems(off)).toEqual([]);
  });

  it("shows the most urgent first, and what is ready at the end", () => {
    const items = boardItems([
      order(1, "ready", "08:00", { Coffee: { quantity: 5 }, Cake: { quantity: 5 } }),
      order(2, "new", "12:00", { Lunch: { quantity: 8 }, Cake: { quantity: 3 } }),
      order(3, "in_production", "11:00", { Bread: { quantity: 1 } }),
    ]);
    expect(items.map(({ name, toMake }) => [name, toMake])).toEqual([
      ["Bread", 1],
      ["Cake", 3],
      ["Lunch", 8],
      ["Coffee", 0],
    ]);
  });
});
