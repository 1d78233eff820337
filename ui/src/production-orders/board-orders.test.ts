import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { describe, expect, it } from "vitest";
import { withOrder } from "./board-orders.ts";

const search = { from: "2026-11-24T00:00:00+01:00", to: "2026-11-25T00:00:00+01:00" };

function order(id: string, version = 1, part: Partial<ProductionOrder> = {}): ProductionOrder {
  return { id, version, deliverAt: "2026-11-24T10:00:00Z", ...part } as ProductionOrder;
}

describe("a board that hears of one order", () => {
  const shown = [order("a"), order("b", 3), order("c")];

  it("changes that one and leaves the others the same", () => {
    const after = withOrder(shown, order("b", 4), search);
    expect(after.map(({ version }) => version)).toEqual([1, 4, 1]);
    expect(after[0]).toBe(shown[0]);
    expect(after[2]).toBe(shown[2]);
  });

  it("takes a new one in", () => {
    expect(withOrder(shown, order("d"), search).map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
  });

  it("does not go back to an older answer", () => {
    expect(withOrder(shown, order("b", 2), search)).toBe(shown);
  });

  it.each<[string, Partial<ProductionOrder>]>([
    ["the next day", { deliverAt: "2026-11-24T23:00:00Z" }],
    ["the day before", { deliverAt: "2026-11-23T22:59:59Z" }],
  ])("lets go of one that went to %s", (_, part) => {
    expect(withOrder(shown, order("b", 4, part), search).map(({ id }) => id)).toEqual(["a", "c"]);
    expect(withOrder(shown, order("x", 1, part), search)).toBe(shown);
  });

  it("keeps to its vendor and its site", () => {
    const named = { id: "v", name: "" };
    const of = (vendor: string, site: string) =>
      order("x", 1, { vendor: { ...named, id: vendor }, site: { id: site, name: "", timeZone: "UTC" } });
    const own = { ...search, vendor: "v", site: "s" };
    expect(withOrder([], of("v", "s"), own)).toHaveLength(1);
    expect(withOrder([], of("w", "s"), own)).toEqual([]);
    expect(withOrder([], of("v", "t"), own)).toEqual([]);
  });
});
