import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import { describe, expect, it } from "vitest";
import type { DraftLine } from "./draft-order.ts";
import {
  canDeliver,
  changeLine,
  earliestCutOff,
  emptyDraft,
  priceLine,
  priceLines,
  restoreLine,
  toOrderInput,
  withAnother,
  withLine,
  withoutLine,
} from "./draft-order.ts";

const money = (amountMinor: number) => ({ amountMinor, currency: "DKK" });

function lunch(part: Partial<OfferedService> = {}): OfferedService {
  return {
    id: "lunch",
    name: "Lunch",
    description: "",
    category: { id: "c", name: "Food" },
    unit: "person",
    price: money(118_00),
    vatPercent: 25,
    imageUrl: null,
    diets: [],
    allergens: [],
    options: [{ key: "drink", name: "With a drink", price: money(20_00) }],
    minimumQuantity: 5,
    maximumQuantity: 200,
    vendor: { id: "v", name: "Kitchen" },
    popular: true,
    suggested: { quantity: 12, deliverAt: "2026-11-24T11:00:00Z", total: money(1_416_00) },
    orderBefore: "2026-11-23T12:00:00Z",
    cutOff: "2026-11-23T14:00:00Z",
    available: true,
    unavailable: null,
    ...part,
  };
}

const line = (part: Partial<DraftLine> = {}): DraftLine => ({ key: "lunch", serviceId: "lunch", options: [], ...part });

describe("a chosen line", () => {
  it("follows the meeting as long as nobody touches it", () => {
    expect(priceLine(line(), lunch())).toMatchObject({ quantity: 12, total: money(1_416_00) });
    const forFifteen = { quantity: 15, deliverAt: "2026-11-25T11:00:00Z", total: money(0) };
    expect(priceLine(line(), lunch({ suggested: forFifteen }))).toMatchObject({
      quantity: 15,
      deliverAt: "2026-11-25T11:00:00Z",
      total: money(1_770_00),
    });
  });

  it("keeps what a person has set", () => {
    const touched = line({ quantity: 20, deliverAt: "2026-11-24T12:00:00Z" });
    const suggested = { quantity: 15, deliverAt: "2026-11-25T11:00:00Z", total: money(0) };
    expect(priceLine(touched, lunch({ suggested }))).toMatchObject({ quantity: 20, deliverAt: "2026-11-24T12:00:00Z" });
  });

  it("costs its options as many times as itself", () => {
    expect(priceLine(line({ options: ["drink"] }), lunch()).total).toEqual(money(1_656_00));
  });

  it("starts within what can be ordered", () => {
    const suggested = { quantity: 2, deliverAt: "2026-11-24T11:00:00Z", total: money(0) };
    expect(priceLine(line(), lunch({ suggested })).quantity).toBe(5);
  });

  it.each<[string, DraftLine, Partial<OfferedService>, boolean]>([
    ["as offered", line(), {}, true],
    ["below the minimum", line({ quantity: 4 }), {}, false],
    ["above the maximum", line({ quantity: 201 }), {}, false],
    ["too late", line(), { available: false, unavailable: { code: "past_order_before", earliest: null } }, false],
    [
      "too late, moved by hand",
      line({ deliverAt: "2026-11-25T11:00:00Z" }),
      { available: false, unavailable: { code: "past_order_before", earliest: "2026-11-25T11:00:00Z" } },
      true,
    ],
    [
      "for few, in the smallest quantity",
      line(),
      { available: false, unavailable: { code: "quantity_below_minimum", earliest: null } },
      true,
    ],
  ])("%s: deliverable is %4$s", (_, chosen, part, expected) => {
    expect(canDeliver(priceLine(chosen, lunch(part)))).toBe(expected);
  });
});

describe("the lines of an order", () => {
  it("take a service once", () => {
    expect(withLine(withLine(emptyDraft, "lunch"), "lunch").lines).toHaveLength(1);
  });

  it("come back where they were after being removed", () => {
    const draft = ["a", "b", "c"].reduce(withLine, emptyDraft);
    const without = withoutLine(draft, "b");
    expect(restoreLine(without, draft.lines[1]!, 1)).toEqual(draft);
  });

  it("change one at a time", () => {
    const draft = ["a", "b"].reduce(withLine, emptyDraft);
    expect(changeLine(draft, "b", { quantity: 3 }).lines.map(({ quantity }) => quantity)).toEqual([undefined, 3]);
  });

  it("are two of one service at two moments", () => {
    const twice = withAnother(withLine(emptyDraft, "coffee"), "coffee", "2026-11-24T14:00:00Z");
    expect(twice.lines.map(({ key, deliverAt }) => [key, deliverAt])).toEqual([
      ["coffee", undefined],
      ["coffee-2", "2026-11-24T14:00:00Z"],
    ]);
    expect(withoutLine(twice, "coffee").lines.map(({ key }) => key)).toEqual(["coffee-2"]);
    expect(changeLine(twice, "coffee-2", { quantity: 3 }).lines.map(({ quantity }) => quantity)).toEqual([
      undefined,
      3,
    ]);
  });

  it("drop out when the catalogue no longer has the service", () => {
    expect(priceLines(withLine(emptyDraft, "gone"), [lunch()])).toEqual([]);
  });

  it("are free to change until the earliest of their cut-offs", () => {
    const lines = [
      priceLine(line(), lunch({ cutOff: "2026-11-23T15:00:00+01:00" })),
      priceLine(line(), lunch({ cutOff: "2026-11-23T13:00:00Z" })),
    ];
    expect(earliestCutOff(lines)).toBe("2026-11-23T13:00:00Z");
    expect(earliestCutOff([])).toBeUndefined();
  });
});

describe("what the service is told", () => {
  const draft = { ...withLine(emptyDraft, "lunch"), note: "  no nuts  " };

  it("names quantity and account, and leaves an untouched moment to the service", () => {
    expect(toOrderInput(priceLines(draft, [lunch()]), draft, "account", "location")).toEqual({
      locationId: "location",
      lines: [{ serviceId: "lunch", quantity: 12, options: [], diets: [] }],
      note: "no nuts",
      accountSplit: [{ accountId: "account", percent: 100 }],
    });
  });

  it("names diets, place, payer and head count where they were chosen", () => {
    const own = {
      diets: [{ diet: "vegan" as const, count: 2 }],
      deliverTo: { place: "Reception" },
      accountId: "b",
      headCount: { rule: "accepted" as const, plusPercent: 10 },
    };
    const rich = { ...changeLine(draft, "lunch", own), headCountMode: "apply" as const };
    const split = [
      { accountId: "a", percent: 60 },
      { accountId: "b", percent: 40 },
    ];
    expect(toOrderInput(priceLines(rich, [lunch()]), { ...rich, split }, "a", "l")).toMatchObject({
      lines: [own],
      headCountMode: "apply",
      accountSplit: split,
    });
  });

  it("names a moment that was set by hand", () => {
    const moved = changeLine(draft, "lunch", { deliverAt: "2026-11-24T12:00:00Z" });
    expect(toOrderInput(priceLines(moved, [lunch()]), moved, "a", "l").lines[0]?.deliverAt).toBe(
      "2026-11-24T12:00:00Z",
    );
  });
});
