import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { claimMessages } from "./claim-messages.ts";
import { pendingMessages } from "./pending-messages.ts";
import { deliverMessage } from "./deliver-message.ts";
import { deliverMessages } from "./deliver-messages.ts";
import { asTenant, createMessageWorld, viewOf, type MessageWorld } from "./message-test-world.ts";

let database: TestDatabase;
let world: MessageWorld;

beforeAll(async () => {
  database = await createTestDatabase({ max: 24 });
});

beforeEach(async () => {
  world = await createMessageWorld(database);
});

afterAll(() => database.drop());

function deliver() {
  return deliverMessages(world.deps, { tenantId: world.tenantId });
}

function claim(limit = 10) {
  return asTenant(world, (tx) => claimMessages(tx, { tenantId: world.tenantId, now: world.clock.now(), limit }));
}

async function connectedUser(name: string) {
  const user = await world.addUser(name);
  await world.connect(user);
  return user;
}

function meetingOf(message: OutgoingMessage): string | undefined {
  return message.kind === "meeting_card" ? message.view.meeting.id : undefined;
}

describe("deliverMessages", () => {
  it("delivers every message once, however many workers there are", async () => {
    const people = await Promise.all(Array.from({ length: 50 }, (_, n) => connectedUser(`person ${n}`)));
    for (const person of people) await world.tell(world.id(), person);
    const counts = await Promise.all(Array.from({ length: 4 }, deliver));
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(50);
    expect(world.channel.delivered).toHaveLength(50);
    expect(new Set(world.channel.delivered.map(({ messageId }) => messageId)).size).toBe(50);
    expect((await world.messages()).map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 50 }, () => ["sent", 1]),
    );
  });

  it("hands out a message with what its receiver reads and where the bot reaches that person", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    await deliver();
    const [message] = await world.messages();
    expect(world.channel.delivered).toHaveLength(1);
    expect(world.channel.delivered[0]).toMatchObject({
      messageId: message?.id,
      attempt: 1,
      kind: "meeting_card",
      receiver: { entraObjectId: anna.entraObjectId, name: "Anna", locale: "en" },
      tenant: { entraTenantId: world.tenantId },
      conversation: { conversationId: `chat-${anna.entraObjectId}`, status: "installed" },
      view: viewOf(meetingId),
      text: { title: "Quarterly review" },
      previous: null,
    });
    expect(message).toMatchObject({
      status: "sent",
      locale: "en",
      content: { title: "Quarterly review" },
    });
  });

  it("records the delivery as a signal of the meeting", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    await deliver();
    const [message] = await world.messages();
    const { rows } = await database.ownerPool.query(
      "select kind, subject_id, meeting_id from signal where tenant_id = $1 order by kind",
      [world.tenantId],
    );
    expect(rows).toEqual([
      { kind: "meeting.changed", subject_id: meetingId, meeting_id: meetingId },
      { kind: "message.sent", subject_id: message?.id, meeting_id: meetingId },
    ]);
  });

  it("replaces the card that the thread shows already", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    await deliver();
    await world.tell(meetingId, anna);
    await deliver();
    const first = world.channel.delivered[0]?.messageId;
    expect(world.channel.delivered.map(({ previous }) => previous)).toEqual([
      null,
      { providerId: `activity-${first}` },
    ]);
  });

  it("sends only the newest of several waiting messages of a thread and says so of the others", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    for (let change = 0; change < 3; change += 1) {
      await world.tell(meetingId, anna);
      world.clock.move(1);
    }
    const counts = await deliver();
    expect(counts).toEqual({ sent: 1, failed: 0, postponed: 0, suppressed: 2, refused: 0 });
    expect((await world.messages()).map(({ status, reason }) => [status, reason])).toEqual([
      ["suppressed", "superseded"],
      ["suppressed", "superseded"],
      ["sent", null],
    ]);
  });

  it("delivers once, after the channel is up again, what was told while it was down", async () => {
    const anna = await connectedUser("Anna");
    const [first, second] = [world.id(), world.id()];
    world.channel.answer = () => ({ outcome: "retry", reason: "http_503" });
    await world.tell(first, anna);
    expect(await deliver()).toMatchObject({ postponed: 1 });
    await world.tell(second, anna);
    await world.tell(first, anna);
    // What is tried again soon keeps those behind it back.
    expect(await deliver()).toMatchObject({ postponed: 0, sent: 0 });
    expect(world.channel.delivered).toHaveLength(0);
    world.channel.answer = undefined;
    expect(await deliver()).toMatchObject({ sent: 0 });
    world.clock.move(60);
    expect(await deliver()).toMatchObject({ sent: 2, suppressed: 1 });
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(world.channel.delivered.map(meetingOf).sort()).toEqual([first, second].sort());
  });

  it("treats a channel that throws or does not answer in time as one that is down", async () => {
    const anna = await connectedUser("Anna");
    await world.tell(world.id(), anna);
    world.channel.answer = () => Promise.reject(new Error("connection reset"));
    await deliver();
    world.clock.move(60);
    world.channel.answer = () => new Promise(() => undefined);
    await deliverMessages({ ...world.deps, timeoutMilliseconds: 1 }, { tenantId: world.tenantId });
    expect(await world.messages()).toMatchObject([{ status: "pending", reason: "timeout", attempts: 2 }]);
  });

  it("leaves a dead channel alone after a few failures, and loses nothing by it", async () => {
    const people = await Promise.all(Array.from({ length: 20 }, (_, n) => connectedUser(`person ${n}`)));
    await world.tell(world.id(), ...people);
    world.deps.breakers = { teams: createCircuitBreaker(world.clock) };
    let calls = 0;
    world.channel.answer = () => {
      calls += 1;
      return { outcome: "retry", reason: "http_503" };
    };
    await deliver();
    expect(calls).toBeLessThan(10);
    expect(await pendingMessages(database.appPool)).toBeGreaterThanOrEqual(20);
    expect((await world.messages()).filter(({ reason }) => reason === "channel_down").length).toBe(20 - calls);
    world.channel.answer = undefined;
    world.clock.move(60);
    // The first call tries the channel; those that waited for it come again after their pause.
    await deliver();
    world.clock.move(60);
    await deliver();
    expect((await world.messages()).every(({ status }) => status === "sent")).toBe(true);
    expect(world.channel.delivered).toHaveLength(20);
  });

  it("waits as long as the channel asks, a newer message of the thread included", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    world.channel.answer = () => ({ outcome: "retry", reason: "http_429", afterMs: 30_000 });
    await world.tell(meetingId, anna);
    await deliver();
    world.channel.answer = undefined;
    await world.tell(meetingId, anna);
    world.clock.move(29);
    expect(await deliver()).toMatchObject({ sent: 0, suppressed: 1 });
    world.clock.move(10);
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  it("gives up and closes the conversation of somebody who blocked the bot", async () => {
    const anna = await connectedUser("Anna");
    world.channel.answer = () => ({ outcome: "unreachable", reason: "blocked" });
    await world.tell(world.id(), anna);
    await deliver();
    expect(await world.messages()).toMatchObject([{ status: "failed", reason: "blocked" }]);
    await world.tell(world.id(), anna);
    await deliver();
    expect(await world.messages()).toMatchObject([
      { status: "failed" },
      { status: "pending", reason: "no_conversation" },
    ]);
  });

  it("fails a message about a meeting that is not there", async () => {
    const anna = await connectedUser("Anna");
    await world.tell(world.id(), anna);
    const deps = { ...world.deps, loadMeetingCard: () => Promise.resolve(undefined) };
    await deliverMessages(deps, { tenantId: world.tenantId });
    expect(await world.messages()).toMatchObject([{ status: "failed", reason: "nothing_to_show" }]);
  });

  it("tries again what could not be prepared, without holding up the rest", async () => {
    const anna = await connectedUser("Anna");
    const broken = world.id();
    await world.tell(broken, anna);
    await world.tell(world.id(), anna);
    const loadMeetingCard: typeof world.deps.loadMeetingCard = (_, { meetingId }) =>
      meetingId === broken ? Promise.reject(new Error("broken")) : Promise.resolve(viewOf(meetingId));
    await deliverMessages({ ...world.deps, loadMeetingCard }, { tenantId: world.tenantId });
    expect(await world.messages()).toMatchObject([{ status: "pending", reason: "not_prepared" }, { status: "sent" }]);
  });
});

describe("a receiver without a conversation", () => {
  it("is told as soon as the bot knows where", async () => {
    const anna = await world.addUser("Anna");
    await world.tell(world.id(), anna);
    await deliver();
    expect(await world.messages()).toMatchObject([{ status: "pending", reason: "no_conversation" }]);
    expect(await deliver()).toMatchObject({ sent: 0, postponed: 0 });
    await world.connect(anna);
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  it("is told when she opens the chat on the last day, and what she never opens it for is left out", async () => {
    const [anna, bo] = [await world.addUser("Anna"), await world.addUser("Bo")];
    await world.tell(world.id(), anna, bo);
    await deliver();
    const day = 86_400;
    world.clock.move(13 * day);
    await world.connect(anna);
    expect(await deliver()).toMatchObject({ sent: 1, postponed: 1, suppressed: 0 });
    world.clock.move(day);
    expect(await deliver()).toMatchObject({ sent: 0, suppressed: 1 });
    expect((await world.messages()).map(({ status, reason }) => `${status} ${reason}`).sort()).toEqual([
      "sent null",
      "suppressed no_conversation",
    ]);
    await world.connect(bo);
    world.clock.move(30 * day);
    expect(await deliver()).toMatchObject({ sent: 0, suppressed: 0 });
    // A later message reaches her.
    await world.tell(world.id(), bo);
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  it("is waited for as long as her company has decided", async () => {
    const anna = await world.addUser("Anna");
    await world.decide({ chatWaitDays: 2 });
    await world.tell(world.id(), anna);
    await deliver();
    world.clock.move(2 * 86_400);
    expect(await deliver()).toMatchObject({ suppressed: 1 });
  });

  it("does not keep others waiting", async () => {
    const [anna, bo] = [await world.addUser("Anna"), await connectedUser("Bo")];
    await world.tell(world.id(), anna, bo);
    await deliver();
    expect((await world.messages()).map(({ status }) => status).sort()).toEqual(["pending", "sent"]);
  });
});

describe("a lease", () => {
  it("keeps the message from other workers until it is over", async () => {
    const anna = await connectedUser("Anna");
    await world.tell(world.id(), anna);
    expect((await claim()).claimed).toHaveLength(1);
    expect((await claim()).claimed).toHaveLength(0);
    world.clock.move(29);
    expect(await deliver()).toMatchObject({ sent: 0 });
    world.clock.move(1);
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(await world.messages()).toMatchObject([{ status: "sent", attempts: 2, fence: 2 }]);
  });

  it("makes a worker that is gone after the claim harmless: another one delivers once", async () => {
    const anna = await connectedUser("Anna");
    await world.tell(world.id(), anna);
    await claim();
    world.clock.move(31);
    await Promise.all([deliver(), deliver()]);
    expect(world.channel.delivered).toHaveLength(1);
  });

  it("refuses the late completion of a worker that lost it", async () => {
    const anna = await connectedUser("Anna");
    await world.tell(world.id(), anna);
    const { claimed } = await claim();
    world.clock.move(31);
    expect(await deliver()).toMatchObject({ sent: 1 });
    const [afterTakeOver] = await world.messages();
    for (const message of claimed) {
      expect(await deliverMessage(world.deps, { tenantId: world.tenantId, message })).toBe("refused");
    }
    expect(await world.messages()).toEqual([afterTakeOver]);
  });

  it("refuses the completion of a message that a newer one took the place of", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    const { claimed } = await claim();
    world.clock.move(31);
    await world.tell(meetingId, anna);
    await deliver();
    for (const message of claimed) {
      expect(await deliverMessage(world.deps, { tenantId: world.tenantId, message })).toBe("refused");
    }
    expect((await world.messages()).map(({ status }) => status)).toEqual(["suppressed", "sent"]);
  });

  it("of one message of a thread keeps the newer ones back, so that they do not overtake it", async () => {
    const anna = await connectedUser("Anna");
    const meetingId = world.id();
    await world.tell(meetingId, anna);
    const { claimed } = await claim();
    world.clock.move(1);
    await world.tell(meetingId, anna);
    expect(await deliver()).toMatchObject({ sent: 0, suppressed: 0 });
    for (const message of claimed) await deliverMessage(world.deps, { tenantId: world.tenantId, message });
    expect(await deliver()).toMatchObject({ sent: 1 });
    expect(world.channel.delivered.map(({ previous }) => previous === null)).toEqual([true, false]);
  });
});

describe("the message log", () => {
  it("adds up while workers deliver through a channel that fails now and then", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, n) => connectedUser(`person ${n}`)));
    const meetings = Array.from({ length: 5 }, () => world.id());
    let calls = 0;
    const accepted = new Map<string, number>();
    world.channel.answer = (message) => {
      calls += 1;
      if (calls % 3 === 0) return { outcome: "retry", reason: "http_500" };
      accepted.set(message.messageId, (accepted.get(message.messageId) ?? 0) + 1);
      return { outcome: "sent", providerId: message.messageId, content: {} };
    };
    for (let round = 0; round < 6; round += 1) {
      for (const meetingId of meetings) await world.tell(meetingId, ...people);
      await Promise.all([deliver(), deliver()]);
      world.clock.move(20);
    }
    world.clock.move(3600);
    while ((await deliver()).postponed > 0) world.clock.move(3600);
    const all = await world.messages();
    expect(all).toHaveLength(6 * 5 * 8);
    const sent = all.filter(({ status }) => status === "sent");
    expect(all.filter(({ status }) => status === "suppressed").length + sent.length).toBe(all.length);
    expect([...accepted.values()].every((count) => count === 1)).toBe(true);
    expect(new Set(accepted.keys())).toEqual(new Set(sent.map(({ id }) => id)));
  });
});
