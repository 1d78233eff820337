import { describe, expect, it } from "vitest";
import type { NewSignal } from "../commands/command-context.ts";
import { meetingThread, planMessages } from "./plan-messages.ts";

const thread = meetingThread("m1");

function signal(id: string, tell: NewSignal["tell"] = []): NewSignal {
  return {
    id,
    kind: "service_order.submitted",
    subject: { type: "service_order", id: "o1" },
    meetingId: "m1",
    facts: {},
    tell,
  };
}

function plan(signals: NewSignal[]) {
  let made = 0;
  return planMessages(signals, { newId: () => `message-${(made += 1)}` });
}

describe("planMessages", () => {
  it("plans nothing for signals that tell nobody", () => {
    expect(plan([signal("s1"), signal("s2")])).toEqual([]);
  });

  it("plans one message a receiver", () => {
    const told = plan([
      signal("s1", [
        { userId: "anna", kind: "meeting_card", thread },
        { userId: "ida", kind: "meeting_card", thread },
      ]),
    ]);
    expect(told.map(({ receiverId }) => receiverId)).toEqual(["anna", "ida"]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(2);
  });

  it("tells a receiver once a thread, by the last signal of the transaction", () => {
    const tell = [{ userId: "anna", kind: "meeting_card" as const, thread }];
    expect(plan([signal("s1", tell), signal("s2", tell)])).toEqual([
      {
        id: "message-1",
        signalId: "s2",
        kind: "meeting_card",
        receiverId: "anna",
        visitId: null,
        meetingId: "m1",
        thread,
      },
    ]);
  });

  it("keeps threads apart", () => {
    const told = plan([
      signal("s1", [{ userId: "anna", kind: "meeting_card", thread }]),
      signal("s2", [{ userId: "anna", kind: "meeting_card", thread: meetingThread("m2") }]),
    ]);
    expect(told.map((message) => message.thread)).toEqual(["meeting:m1", "meeting:m2"]);
  });
});
