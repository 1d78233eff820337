import { describe, expect, it } from "vitest";
import { orderDifferences, type RevisionLine } from "./order-difference-rules.ts";

const lunch: RevisionLine = {
  id: "1",
  service: "Lunch",
  quantity: 12,
  deliverAt: "2026-11-19T11:00:00.000Z",
  deliverTo: "Aarhus",
  options: ["Vegan", "No nuts"],
};

describe("the difference between two states of an order", () => {
  it.each<[string, RevisionLine[], RevisionLine[], unknown]>([
    ["is none where nothing changed", [lunch], [lunch], []],
    [
      "is none for the same moment written otherwise",
      [lunch],
      [{ ...lunch, deliverAt: "2026-11-19T12:00:00+01:00" }],
      [],
    ],
    ["is none for the same options in another order", [lunch], [{ ...lunch, options: ["No nuts", "Vegan"] }], []],
    [
      "names a quantity",
      [lunch],
      [{ ...lunch, quantity: 9 }],
      [{ service: "Lunch", kind: "changed", quantity: { before: 12, after: 9 } }],
    ],
    [
      "names moment and place together",
      [lunch],
      [{ ...lunch, deliverAt: "2026-11-19T12:00:00.000Z", deliverTo: null }],
      [
        {
          service: "Lunch",
          kind: "changed",
          deliverAt: { before: "2026-11-19T11:00:00.000Z", after: "2026-11-19T12:00:00.000Z" },
          deliverTo: { before: "Aarhus", after: null },
        },
      ],
    ],
    [
      "names what came and what went",
      [lunch],
      [{ ...lunch, id: "2", service: "Cake", quantity: 3 }],
      [
        { service: "Cake", kind: "added", quantity: { before: 0, after: 3 } },
        { service: "Lunch", kind: "removed", quantity: { before: 12, after: 0 } },
      ],
    ],
  ])("%s", (_name, before, after, expected) => {
    expect(orderDifferences(before, after)).toEqual(expected);
  });
});
