import type { ServiceOrder, ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import { entriesOf, receiptOf, wasteOf } from "./receipt-entry.ts";

function line(id: string, part: Partial<ServiceOrderLine> = {}): ServiceOrderLine {
  return {
    id,
    service: { id, name: id, unit: "person", imageUrl: null },
    quantity: 12,
    delivered: 12,
    wasted: null,
    consumed: null,
    rating: null,
    production: { id: "p", status: "delivered" },
    total: { amountMinor: 12_000, currency: "DKK" },
    ...part,
  } as ServiceOrderLine;
}

function order(...lines: ServiceOrderLine[]) {
  const total = { amountMinor: 0, currency: "DKK" };
  return { lines, received: null, total } as Pick<ServiceOrder, "lines" | "received" | "total">;
}

describe("a receipt", () => {
  it("is about what came, and begins with what was said before", () => {
    const came = order(
      line("lunch", { wasted: 2, rating: 4 }),
      line("declined", { delivered: null, production: { id: "p", status: "declined" } }),
      line("none came", { delivered: 0 }),
      line("not counted", { delivered: null }),
    );
    expect(entriesOf(came)).toEqual([
      { lineId: "lunch", wasted: 2, rating: 4 },
      { lineId: "not counted", wasted: undefined, rating: undefined },
    ]);
  });

  it("says of a line only what somebody said", () => {
    const three = order(line("a"), line("b", { delivered: 9 }), line("c"));
    const said = [
      { lineId: "a", wasted: undefined, rating: 5 },
      { lineId: "b", wasted: 2, rating: undefined },
      { lineId: "c", wasted: undefined, rating: undefined },
    ];
    expect(receiptOf(three, said, " ")).toEqual({
      lines: [
        { lineId: "a", rating: 5 },
        { lineId: "b", wasted: 2, consumed: 7 },
      ],
    });
    expect(receiptOf(three, said.slice(2), "")).toBeUndefined();
    expect(receiptOf(three, said.slice(2), "Lovely")).toEqual({ lines: [], feedback: "Lovely" });
  });

  it("can take its words back", () => {
    const before = { ...order(line("a")), received: { at: "2026-11-24T12:00:00Z", feedback: "Cold" } };
    expect(receiptOf(before, [], "")).toEqual({ lines: [], feedback: "" });
  });

  it("adds up what was left over and what that was worth", () => {
    expect(wasteOf(order(line("a")))).toBeUndefined();
    const said = order(
      line("a", { wasted: 3 }),
      line("b", { wasted: 0, delivered: 10 }),
      line("help", { wasted: 1, service: { id: "h", name: "h", unit: "hour", imageUrl: null } }),
    );
    expect(wasteOf(said)).toEqual({ came: 22, wasted: 3, worth: { amountMinor: 3_000, currency: "DKK" } });
  });
});
