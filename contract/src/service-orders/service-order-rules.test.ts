import { describe, expect, it } from "vitest";
import type { MeetingStatus } from "../meetings/meeting.ts";
import { serviceOrderStatuses, type ServiceOrderStatus } from "./service-order.ts";
import { allowedFor, refusalOf, serviceOrderTransitions, type ServiceOrderAction } from "./service-order-rules.ts";

const cutOff = new Date("2026-11-18T14:00Z");
const orderBefore = new Date("2026-11-18T15:00Z");
const before = new Date("2026-11-18T13:00Z");
const between = new Date("2026-11-18T14:30Z");
const after = new Date("2026-11-18T15:30Z");
const end = new Date("2026-11-19T12:00Z");

function order(status: ServiceOrderStatus, meeting: MeetingStatus = "scheduled") {
  return { status, orderBefore, cutOff, meeting: { status: meeting, end } };
}

describe("what may happen to a service order", () => {
  it.each<[ServiceOrderStatus, ServiceOrderAction, Date, string | null]>([
    ["draft", "submit", before, null],
    ["draft", "submit", between, null],
    ["draft", "submit", orderBefore, null],
    ["draft", "submit", after, "past_order_before"],
    ["draft", "submit", end, "meeting_over"],
    ["draft", "change", after, null],
    ["draft", "cancel", after, null],
    ["submitted", "submit", before, "wrong_state"],
    ["submitted", "change", before, null],
    ["submitted", "change", cutOff, null],
    ["submitted", "change", between, null],
    ["confirmed", "change", before, null],
    ["confirmed", "change", between, null],
    ["confirmed", "cancel", before, null],
    ["confirmed", "cancel", between, null],
    ["in_production", "cancel", before, null],
    ["delivered", "change", before, "wrong_state"],
    ["cancelled", "submit", before, "wrong_state"],
    ["cancelled", "cancel", before, "wrong_state"],
  ])("%s, %s at %s: %s", (status, action, now, expected) => {
    expect(refusalOf(order(status), action, now)).toBe(expected);
  });

  it.each<[MeetingStatus, string | null]>([
    ["draft", null],
    ["scheduled", null],
    ["started", null],
    ["ended", "wrong_state"],
    ["cancelled", "wrong_state"],
    ["archived", "wrong_state"],
  ])("is sent for a meeting that is %s: %s", (meeting, expected) => {
    expect(refusalOf(order("draft", meeting), "submit", before)).toBe(expected);
  });

  it("tells screens the same as it enforces", () => {
    for (const status of serviceOrderStatuses) {
      const allowed = allowedFor(order(status), between);
      for (const action of ["change", "submit", "cancel"] as const) {
        expect(allowed[action].ok, `${status} ${action}`).toBe(refusalOf(order(status), action, between) === null);
      }
    }
  });

  it("leads from every open status to an end", () => {
    const ends = (status: ServiceOrderStatus, seen = new Set<ServiceOrderStatus>()): boolean => {
      const next = Object.values(serviceOrderTransitions[status]).filter((to) => to !== status && !seen.has(to));
      seen.add(status);
      const isEnd = Object.values(serviceOrderTransitions[status]).every((to) => to === status);
      return isEnd || next.some((to) => ends(to, seen));
    };
    for (const status of serviceOrderStatuses) expect(ends(status), status).toBe(true);
  });
});
