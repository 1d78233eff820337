import type { DeliveryResult, OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { runDoctor } from "../doctor/doctor.ts";
import { deliverMessages } from "./deliver-messages.ts";
import type { DeliveryDeps } from "./delivery-deps.ts";
import { createMessageWorld, type MessageWorld } from "./message-test-world.ts";
import { statedLimits } from "./pace.ts";

// A channel that fails one time in five, in every way that a channel fails, while several workers deliver.

const people = 40;
const each = 15;
const workers = 3;

let database: TestDatabase;
let world: MessageWorld;
let deps: DeliveryDeps;
let chat: UnsteadyChat;
let jitter = 0;

/** Keeps what arrived, in its order; looks for an earlier try before it takes a message again, as the bot does. */
class UnsteadyChat {
  readonly arrived: { messageId: string; receiver: string; at: number }[] = [];
  readonly calls: { receiver: string; at: number }[] = [];
  private count = 0;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  deliver = async ({ messageId, receiver, attempt }: OutgoingMessage): Promise<DeliveryResult> => {
    // The call is made as soon as it is asked for; what it waits for comes after.
    const call = { receiver: receiver.entraObjectId, at: this.now() };
    await Promise.resolve();
    const sent: DeliveryResult = { outcome: "sent", providerId: messageId, content: {} };
    if (attempt > 1 && this.arrived.some((one) => one.messageId === messageId)) return sent;
    this.calls.push(call);
    const kind = attempt > 3 ? 0 : (this.count += 1) % 20;
    if (kind === 1) return { outcome: "retry", reason: "502" };
    if (kind === 6) return { outcome: "retry", reason: "429", afterMs: 3_000 };
    if (kind === 16) return { outcome: "unreachable", reason: "refused" };
    this.arrived.push({ messageId, ...call });
    // It arrived, and the answer was lost.
    if (kind === 11) throw new Error("connection reset");
    return sent;
  };
}

beforeAll(async () => {
  database = await createTestDatabase({ max: 40 });
  world = await createMessageWorld(database);
  chat = new UnsteadyChat(() => world.clock.now().getTime());
  deps = {
    ...world.deps,
    channels: { teams: chat },
    random: () => ((jitter += 1) % 10) / 10,
    pace: {
      now: () => world.clock.now(),
      // A little at a time: what is on its way meanwhile keeps its lease.
      wait: (milliseconds) => Promise.resolve(world.clock.move(Math.min(milliseconds, 50) / 1000)),
    },
  };
  const users = [];
  for (let person = 0; person < people; person += 1) {
    const user = await world.addUser(`person ${person}`);
    await world.connect(user);
    users.push(user);
  }
  for (let round = 0; round < each; round += 1) await world.tell(world.id(), ...users);
  const isPending = async () => (await world.messages()).some(({ status }) => status === "pending");
  while (await isPending()) {
    await Promise.all(Array.from({ length: workers }, () => deliverMessages(deps, { tenantId: world.tenantId })));
    world.clock.move(1);
  }
}, 120_000);

afterAll(() => database.drop());

describe("a storm of messages through a channel that fails one time in five", () => {
  it("is in the log to the last one", async () => {
    const messages = await world.messages();
    expect(messages).toHaveLength(people * each);
    const sent = messages.filter(({ status }) => status === "sent");
    const failed = messages.filter(({ status }) => status === "failed");
    expect(sent.length + failed.length).toBe(people * each);
    expect(failed.every(({ reason }) => reason === "refused")).toBe(true);
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(chat.arrived.map(({ messageId }) => messageId)));
    const findings = await runDoctor(database.appPool, [world.tenantId]);
    expect(findings.filter(({ check }) => check.startsWith("message"))).toEqual([]);
  });

  it("tells nothing twice", () => {
    expect(new Set(chat.arrived.map(({ messageId }) => messageId)).size).toBe(chat.arrived.length);
  });

  it("keeps the order of each conversation", async () => {
    const order = new Map((await world.messages()).map(({ id }, index) => [id, index]));
    const last = new Map<string, number>();
    for (const { messageId, receiver } of chat.arrived) {
      const place = order.get(messageId) ?? -1;
      expect(place).toBeGreaterThan(last.get(receiver) ?? -1);
      last.set(receiver, place);
    }
  });

  it("stays within the limits of every conversation and of the company", () => {
    const most = (moments: number[], milliseconds: number) =>
      Math.max(...moments.map((at) => moments.filter((one) => one > at - milliseconds && one <= at).length));
    for (const receiver of new Set(chat.calls.map((call) => call.receiver))) {
      const moments = chat.calls.filter((call) => call.receiver === receiver).map(({ at }) => at);
      for (const { calls, milliseconds } of statedLimits.conversation) {
        expect(most(moments, milliseconds)).toBeLessThanOrEqual(calls);
      }
    }
    const moments = chat.calls.map(({ at }) => at);
    for (const { calls, milliseconds } of statedLimits.company) {
      expect(most(moments, milliseconds)).toBeLessThanOrEqual(calls);
    }
  });
});
