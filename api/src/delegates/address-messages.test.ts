import { describe, expect, it } from "vitest";
import type { NewSignal, PlannedMessage, Telling } from "../commands/command-context.ts";
import { addressTo } from "./address-messages.ts";

const [manager, delegate, second, cook] = ["manager", "delegate", "second", "cook"];
const thread = "series-order:1";

function telling(userId: string): Telling {
  return { userId, kind: "series_order_card", thread };
}

function signal(facts: NewSignal["facts"], tell: Telling[], organizerId = manager): NewSignal {
  return {
    id: "s",
    kind: "series_order.changed",
    subject: { type: "series_order", id: "1" },
    organizerId,
    facts,
    tell,
  };
}

function planned(receiverId: string, kind: PlannedMessage["kind"] = "series_order_card"): PlannedMessage {
  return { id: `to-${receiverId}`, signalId: "s", kind, receiverId, visitId: null, meetingId: "m", thread };
}

function receivers(
  messages: PlannedMessage[],
  { signals, preference }: { signals: NewSignal[]; preference: Parameters<typeof addressTo>[0][number]["preference"] },
): (string | null)[] {
  const known = { managerId: manager, delegateIds: [delegate, second], preference };
  return addressTo([known], messages, { signals, newId: () => "new" }).map(({ receiverId }) => receiverId);
}

describe("the card of an order for a series", () => {
  const tell = [manager, cook].map(telling);
  const messages = [manager, cook].map((one) => planned(one));
  const tells = [signal({ count: 2 }, tell)];
  const asks = [signal({ count: 2, asks: 1 }, tell)];
  const own = { asks: "organizer", tells: "organizer" } as const;
  const theirs = { asks: "delegate", tells: "delegate" } as const;
  const apart = { asks: "both", tells: "delegate" } as const;

  it.each([
    ["tells her alone", tells, own, [manager, cook]],
    ["tells her delegates alone", tells, theirs, [delegate, second, cook]],
    ["tells her delegates where she says nothing", tells, null, [delegate, second, cook]],
    ["asks her delegates alone", asks, theirs, [delegate, second, cook]],
    ["asks all of them, and would tell her delegates", asks, apart, [manager, delegate, second, cook]],
    ["asks all of them where she says nothing", asks, null, [manager, delegate, second, cook]],
  ])("%s", (_, signals, preference, expected) => {
    expect(receivers(messages, { signals, preference })).toEqual(expected);
  });

  it("goes to a vendor's person herself, whoever acts for her in her own meetings", () => {
    const signals = [signal({ count: 2 }, tell, "somebody else")];
    expect(receivers(messages, { signals, preference: theirs })).toEqual([manager, cook]);
  });

  it("is one for somebody who is told for several reasons", () => {
    const both = [manager, delegate].map((one) => planned(one));
    expect(receivers(both, { signals: tells, preference: theirs })).toEqual([delegate, second]);
  });
});

describe("what is somebody's own matter", () => {
  it("goes to nobody else", () => {
    const signals = [signal({}, [{ ...telling(manager), kind: "task_card" }])];
    expect(
      receivers([planned(manager, "task_card")], { signals, preference: { asks: "delegate", tells: "delegate" } }),
    ).toEqual([manager]);
  });
});
