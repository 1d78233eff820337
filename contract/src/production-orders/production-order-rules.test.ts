import { describe, expect, it } from "vitest";
import { allowedActions, refusalOfAction } from "./production-order-rules.ts";
import { productionOrderActions, productionOrderStatuses } from "./production-order-words.ts";
import type { ProductionOrderAction, ProductionOrderStatus } from "./production-order-words.ts";

const noon = new Date("2026-11-19T12:00:00Z");

describe("what a vendor may do with a production order", () => {
  it.each<[ProductionOrderStatus, number, number, ProductionOrderAction, string | null]>([
    ["new", 1, 1, "accept", null],
    ["new", 2, 1, "accept", null],
    ["new", 1, 1, "decline", null],
    ["new", 1, 1, "deliver", "wrong_state"],
    ["accepted", 1, 1, "start", null],
    ["accepted", 2, 1, "start", "change_not_acknowledged"],
    ["accepted", 2, 1, "ready", "change_not_acknowledged"],
    ["accepted", 2, 1, "decline", null],
    ["accepted", 2, 1, "acknowledge", null],
    ["accepted", 1, 1, "acknowledge", "nothing_to_acknowledge"],
    ["accepted", 1, 1, "deliver", null],
    ["in_production", 1, 1, "decline", null],
    ["ready", 1, 1, "deliver", null],
    ["ready", 2, 1, "deliver", "change_not_acknowledged"],
    ["ready", 1, 1, "undeliver", "wrong_state"],
    ["delivered", 1, 1, "clear", null],
    ["delivered", 1, 1, "deliver", "wrong_state"],
    ["delivered", 1, 1, "decline", "wrong_state"],
    ["cleared", 1, 1, "clear", "wrong_state"],
    ["cleared", 1, 1, "undeliver", "wrong_state"],
    ["declined", 1, 1, "accept", "wrong_state"],
    ["cancelled", 2, 1, "acknowledge", null],
    ["cancelled", 2, 1, "accept", "wrong_state"],
  ])("%s at revision %i, acknowledged %i: %s gives %s", (status, revision, acknowledgedRevision, action, expected) => {
    expect(refusalOfAction({ status, revision, acknowledgedRevision, deliveredAt: noon }, action, noon)).toBe(expected);
  });

  it.each([
    ["12:00:00", null],
    ["12:05:00", null],
    ["12:05:01", "too_late"],
  ])("takes a delivery of noon back at %s: %s", (time, expected) => {
    const order = { status: "delivered", revision: 1, acknowledgedRevision: 1, deliveredAt: noon } as const;
    expect(refusalOfAction(order, "undeliver", new Date(`2026-11-19T${time}Z`))).toBe(expected);
  });

  it("tells the board the same as it enforces", () => {
    for (const status of productionOrderStatuses) {
      const order = { status, revision: 2, acknowledgedRevision: 1, deliveredAt: noon };
      for (const action of productionOrderActions) {
        expect(allowedActions(order, noon)[action].because ?? null).toBe(refusalOfAction(order, action, noon));
      }
    }
  });
});
