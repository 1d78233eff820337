import type { ProductionOrder } from "@magic-meetings/contract/production-orders/production-order.ts";
import { expect, it } from "vitest";
import { offeredLines, offerOf } from "./decline-offer.ts";

const deliverAt = "2026-11-24T11:00:00.000Z";
const order = {
  lines: [
    { id: "a", service: { id: "coffee" }, quantity: 12, deliverAt },
    { id: "b", service: { id: "cake" }, quantity: 10, deliverAt },
    { id: "gone", service: { id: "tea" }, quantity: 0, deliverAt },
  ],
} as unknown as Pick<ProductionOrder, "lines">;

it("offers nothing while every line is as ordered", () => {
  expect(offeredLines(order).map(({ lineId }) => lineId)).toEqual(["a", "b"]);
  expect(offerOf(order, offeredLines(order))).toBeUndefined();
  const written = offeredLines(order).map((line) => ({ ...line, deliverAt: "2026-11-24T12:00:00+01:00" }));
  expect(offerOf(order, written)).toBeUndefined();
});

it.each([
  ["another service", { serviceId: "pie" }],
  ["fewer", { quantity: 4 }],
  ["none", { quantity: 0 }],
  ["another moment", { deliverAt: "2026-11-24T12:00:00.000Z" }],
])("offers %s", (_, different) => {
  const [coffee, cake] = offeredLines(order);
  expect(offerOf(order, [coffee!, { ...cake!, ...different }])).toEqual({ lines: [{ lineId: "b", ...different }] });
});
