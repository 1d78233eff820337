import { setTimeout as delay } from "node:timers/promises";
import { migrate } from "@magic-meetings/api/db/migrate.ts";
import { createPool } from "@magic-meetings/api/db/pool.ts";
import { createDeliverer } from "@magic-meetings/api/jobs/deliverer.ts";
import type { DeliveryDeps } from "@magic-meetings/api/messages/delivery-deps.ts";
import {
  createMessageWorld,
  type MessageWorld,
  type TestUser,
} from "@magic-meetings/api/messages/message-test-world.ts";
import { companyLimits } from "@magic-meetings/api/messages/pace.ts";
import type { MessageChannel } from "@magic-meetings/contract/messages/message-channel.ts";
import pg from "pg";
import { median, percentile } from "./statistics.ts";
import type { Results } from "./results.ts";

export interface MessagesSize {
  conversations: number;
  /** To each conversation. */
  messages: number;
  seconds: number;
}

const perSecond = 20;
/** What a company may be sent in a second, as Microsoft states it. */
const stated = 50;
/** How long the channel takes for a message. */
const channelMilliseconds = 120;

/**
 * From the commit to the channel at 20 messages a second, and a storm within the channel's limits. The channel is in this
 * process and only waits.
 */
export async function measureMessages(serverUrl: string, size: MessagesSize, results: Results): Promise<void> {
  const url = await createDatabase(serverUrl);
  const pool = (role: "mm_app" | undefined, max: number) => createPool({ url, role, max, applicationName: "bench" });
  const [appPool, ownerPool] = [pool("mm_app", 20), pool(undefined, 4)];
  try {
    const world = await createMessageWorld({ url, appPool, ownerPool, drop: () => Promise.resolve() });
    const users = await addUsers(world, size.conversations);
    await measureDelay(world, users, size, results);
    await measureStorm(world, users, size, results);
  } finally {
    await Promise.all([appPool.end(), ownerPool.end()]);
  }
}

async function addUsers(world: MessageWorld, count: number): Promise<TestUser[]> {
  const users: TestUser[] = [];
  for (let number = 0; number < count; number += 1) {
    const user = await world.addUser(`person ${number}`);
    await world.connect(user);
    users.push(user);
  }
  return users;
}

/** A channel that takes everything after a while and tells when it was called. */
function channelOf(milliseconds: number, called: (receiver: string) => void): MessageChannel {
  return {
    async deliver({ messageId, receiver }) {
      called(receiver.entraObjectId);
      await delay(milliseconds);
      return { outcome: "sent", providerId: messageId, content: {} };
    },
  };
}

async function measureDelay(world: MessageWorld, users: TestUser[], { seconds }: MessagesSize, results: Results) {
  const committed = new Map<string, number>();
  const delays: number[] = [];
  const teams = channelOf(channelMilliseconds, (receiver) => {
    const from = committed.get(receiver);
    if (from !== undefined) delays.push(performance.now() - from);
    committed.delete(receiver);
  });
  const stop = new AbortController();
  const deliver = createDeliverer({ ...world.deps, channels: { teams }, pace: pace() }, stop.signal);
  const start = performance.now();
  for (let number = 0; number < seconds * perSecond; number += 1) {
    await delay(Math.max(0, start + (number * 1000) / perSecond - performance.now()));
    const user = users[number % users.length];
    if (user === undefined) continue;
    await world.tell(world.id(), user);
    committed.set(user.entraObjectId, performance.now());
    void deliver(world.tenantId);
  }
  await deliver.settled();
  results.figures.push({
    name: "commit to the channel, p95, 20 messages a second",
    value: percentile(delays, 95),
    unit: "ms",
    target: { atMost: 500 },
  });
}

async function measureStorm(world: MessageWorld, users: TestUser[], size: MessagesSize, results: Results) {
  for (let round = 0; round < size.messages; round += 1) await world.tell(world.id(), ...users);
  const wanted = users.length * size.messages;
  let sent = 0;
  const rss: number[] = [];
  const teams = channelOf(channelMilliseconds, () => {
    sent += 1;
    if (sent % Math.ceil(wanted / 20) === 0) rss.push(process.memoryUsage().rss / 2 ** 20);
  });
  const deps: DeliveryDeps = { ...world.deps, channels: { teams }, pace: pace() };
  const deliver = createDeliverer(deps, new AbortController().signal);
  const from = performance.now();
  while (sent < wanted) await deliver(world.tenantId);
  const seconds = (performance.now() - from) / 1000;
  results.figures.push(
    {
      name: `a storm of ${wanted} messages to ${users.length} conversations`,
      value: sent / seconds,
      unit: "messages/s",
      limit: { name: `${stated} a second stated, ${used()} used`, value: stated },
      target: { ratioAtLeast: 0.9 },
    },
    {
      name: "memory over the storm: its last fifth against its second",
      value: median(rss.slice(-4)),
      unit: "MB",
      limit: { name: "second fifth", value: median(rss.slice(4, 8)) },
      target: { ratioAtMost: 1.15 },
    },
  );
}

function used(): string {
  const [limit] = companyLimits;
  return limit === undefined ? "all" : ((limit.calls * 1000) / limit.milliseconds).toFixed(1);
}

/** The limits count by the real clock; the world's own stands still. */
function pace(): NonNullable<DeliveryDeps["pace"]> {
  return { now: () => new Date(), wait: (milliseconds) => delay(milliseconds) };
}

async function createDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client(serverUrl);
  await admin.connect();
  try {
    await admin.query("drop database if exists bench_messages");
    await admin.query("create database bench_messages");
  } finally {
    await admin.end();
  }
  const url = new URL(serverUrl);
  url.pathname = "/bench_messages";
  await migrate({ url: url.href, now: new Date() });
  return url.href;
}
