import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { describe, expect, it } from "vitest";
import { mayCost } from "./order-fees.ts";

const order = (status: ServiceOrder["status"]) =>
  ({
    status,
    lines: [
      {
        fees: {
          change: [{ after: "2026-11-24T13:00:00Z", percent: 50 }],
          cancel: [
            { after: "2026-11-24T10:00:00Z", percent: 0 },
            { after: "2026-11-24T12:00:00Z", percent: 100 },
          ],
        },
      },
    ],
  }) as unknown as ServiceOrder;

describe("whether a change may cost something", () => {
  it.each<[ServiceOrder["status"], "change" | "cancel", string, boolean]>([
    ["confirmed", "change", "2026-11-24T12:59:00Z", false],
    ["confirmed", "change", "2026-11-24T13:00:00Z", false],
    ["confirmed", "change", "2026-11-24T13:00:01Z", true],
    ["confirmed", "cancel", "2026-11-24T11:00:00Z", false],
    ["in_production", "cancel", "2026-11-24T12:30:00Z", true],
    ["submitted", "cancel", "2026-11-24T12:30:00Z", false],
    ["awaiting_approval", "cancel", "2026-11-24T12:30:00Z", false],
  ])("%s: %s at %s is %s", (status, cause, now, expected) => {
    expect(mayCost(order(status), cause, new Date(now))).toBe(expected);
  });
});
