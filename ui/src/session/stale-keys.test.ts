import type { StreamEvent } from "@magic-meetings/contract/messages/signal.ts";
import { describe, expect, it } from "vitest";
import { staleKeys } from "./stale-keys.ts";

const event = (part: Partial<StreamEvent>): StreamEvent => ({
  id: "0199a0e2-7c11-7cc3-98c4-dc0c0c07398f",
  kind: "meeting.changed",
  subject: { type: "meeting", id: "m1" },
  meetingId: "m1",
  siteId: "s1",
  vendorId: null,
  at: "2026-11-24T10:00:00Z",
  ...part,
});

describe("what is read again", () => {
  it.each<[string, Partial<StreamEvent>, string[]]>([
    ["a changed meeting", {}, ["meeting", "timeline", "meetings"]],
    [
      "a booked room",
      { kind: "room_booking.held", subject: { type: "room_booking", id: "b1" } },
      ["meeting", "timeline", "meetings", "availability", "room-offers", "room-door", "series", "approvals"],
    ],
    [
      "an order",
      { kind: "service_order.submitted", subject: { type: "service_order", id: "o1" } },
      ["meeting", "timeline", "meetings", "series", "closed-deliveries", "accounts", "order-approvals", "approvals"],
    ],
    [
      "a production order",
      { kind: "production_order.accepted", subject: { type: "production_order", id: "p1" } },
      ["meeting", "timeline", "meetings", "production-orders", "production-run", "tasks", "sheets"],
    ],
    [
      "a task",
      { kind: "task.finished", subject: { type: "task", id: "t1" } },
      ["meeting", "timeline", "meetings", "tasks"],
    ],
    [
      "a room of somebody else's meeting",
      { kind: "room_booking.held", subject: { type: "room_booking", id: "b1" }, meetingId: null },
      ["availability", "room-offers", "room-door", "series", "approvals"],
    ],
    [
      "an offer of a room that was waited for",
      { kind: "room_wait.offered", subject: { type: "room_wait", id: "w1" } },
      ["meeting", "timeline", "meetings", "room-waits"],
    ],
    [
      "a series that goes on",
      { kind: "series.extended", subject: { type: "series", id: "r1" }, meetingId: null },
      ["series"],
    ],
  ])("after %s", (_, part, expected) => {
    expect(staleKeys(event(part)).map(([name]) => name)).toEqual(expected);
  });
});
