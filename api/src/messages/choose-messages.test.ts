import { describe, expect, it } from "vitest";
import { chooseMessages } from "./choose-messages.ts";
import type { PendingMessage } from "./claim-sql.ts";

const now = new Date("2026-03-02T09:00:00Z");

function later(seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function message(id: string, more: Partial<PendingMessage> = {}): PendingMessage {
  return {
    id,
    createdAt: later(-60),
    signalId: "s",
    kind: "meeting_card",
    channel: "teams",
    receiverId: "anna",
    visitId: null,
    meetingId: "m1",
    thread: "meeting:m1",
    reason: null,
    attempts: 0,
    nextAttemptAt: later(-60),
    leaseUntil: null,
    ...more,
  };
}

interface Case {
  name: string;
  seen: PendingMessage[];
  locked?: PendingMessage[];
  deliver?: string[];
  supersede?: string[];
  postpone?: string[];
}

const cases: Case[] = [
  { name: "a due message is delivered", seen: [message("a")], deliver: ["a"] },
  {
    name: "only the newest of a thread is delivered",
    seen: [message("a"), message("b"), message("c")],
    deliver: ["c"],
    supersede: ["a", "b"],
  },
  {
    name: "threads and receivers are independent",
    seen: [message("a"), message("b", { receiverId: "ida" }), message("c", { thread: "meeting:m2" })],
    deliver: ["a", "b", "c"],
  },
  {
    name: "a newer message does not wait for the pause of an older one",
    seen: [message("a", { reason: "http_503", nextAttemptAt: later(60) }), message("b")],
    deliver: ["b"],
    supersede: ["a"],
  },
  {
    name: "a burst is told by its newest message when its first has waited long enough",
    seen: [message("a"), message("b", { nextAttemptAt: later(30) }), message("c", { nextAttemptAt: later(50) })],
    deliver: ["c"],
    supersede: ["a", "b"],
  },
  {
    name: "a burst is not told before",
    seen: [message("a", { nextAttemptAt: later(10) }), message("b", { nextAttemptAt: later(30) })],
    supersede: ["a"],
  },
  {
    name: "a message that failed keeps its pause, whatever waited before it",
    seen: [message("a"), message("b", { attempts: 2, reason: "http_503", nextAttemptAt: later(30) })],
    supersede: ["a"],
  },
  {
    name: "a newer message keeps the wait that the channel asked for",
    seen: [message("a", { reason: "rate_limited", nextAttemptAt: later(60) }), message("b")],
    supersede: ["a"],
    postpone: ["b"],
  },
  {
    name: "an older message gives way even to one that is not due yet",
    seen: [message("a"), message("b", { attempts: 1, reason: "http_503", nextAttemptAt: later(5) })],
    supersede: ["a"],
  },
  {
    name: "a thread with a live lease is left alone",
    seen: [message("a", { leaseUntil: later(1) }), message("b")],
  },
  {
    name: "a lease that is over is taken over",
    seen: [message("a", { leaseUntil: later(0) })],
    deliver: ["a"],
  },
  {
    name: "a thread that another worker has locked in part is left alone",
    seen: [message("a"), message("b")],
    locked: [message("b")],
  },
  {
    name: "a message leased between looking and locking counts as leased",
    seen: [message("a")],
    locked: [message("a", { leaseUntil: later(30) })],
  },
];

describe("chooseMessages", () => {
  it.each(cases)("$name", ({ seen, locked = seen, deliver = [], supersede = [], postpone = [] }) => {
    const choice = chooseMessages(seen, locked, now);
    expect(choice.deliver.map(({ id }) => id)).toEqual(deliver);
    expect(choice.supersede.map(({ id }) => id)).toEqual(supersede);
    expect(choice.postpone.map(({ message: { id } }) => id)).toEqual(postpone);
  });
});
