import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { tenantReader } from "../db/tenant-read.ts";
import { asTenant, createMessageWorld, type MessageWorld } from "../messages/message-test-world.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import { readAppInstallations } from "./app-installation-sql.ts";
import { appInstallationWork } from "./install-apps.ts";
import type { AppInstall } from "./teams-apps.ts";

let database: TestDatabase;
let world: MessageWorld;
let asked: string[];
let answer: (entraObjectId: string) => AppInstall;

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  world = await createMessageWorld(database);
  asked = [];
  answer = () => ({ outcome: "installed" });
});
afterAll(() => database.drop());

const hour = 3600;

function work() {
  const { commands, clock, log } = world.deps;
  const install = (entraObjectId: string) => {
    asked.push(entraObjectId);
    return Promise.resolve(answer(entraObjectId));
  };
  return appInstallationWork({ commands, clock, log, botId: "28:bot", appsOf: () => ({ install }) });
}

async function run() {
  const { run: start, isWaiting } = work();
  const { tenantId } = world;
  const waits = await isWaiting(tenantReader(database.appPool, tenantId), { tenantId });
  if (waits) await start(tenantId, new AbortController().signal);
  return waits;
}

const summary = () => asTenant(world, (tx) => readAppInstallations(tx, world.tenantId));

async function waiting(name: string) {
  const user = await world.addUser(name);
  await world.tell(world.id(), user);
  return user;
}

describe("the app", () => {
  it("is installed for whoever is to be told and has no chat, and for nobody else", async () => {
    const anna = await waiting("Anna");
    const connected = await world.addUser("Jonas");
    await world.connect(connected);
    await world.tell(world.id(), connected);
    await world.addUser("Nobody tells her anything");
    expect(await run()).toBe(true);
    expect(asked).toEqual([anna.entraObjectId]);
    expect(await summary()).toEqual({ installed: 1, refused: 0, notPermittedSince: null });
  });

  it("is left alone by whoever removed it or blocked the bot", async () => {
    const anna = await waiting("Anna");
    await world.connect(anna);
    world.channel.answer = () => ({ outcome: "unreachable", reason: "blocked" });
    await deliverMessages(world.deps, { tenantId: world.tenantId });
    await world.tell(world.id(), anna);
    expect(await run()).toBe(false);
    expect(asked).toEqual([]);
  });

  it("is tried once a day for each, however many workers there are and whatever comes of it", async () => {
    answer = () => ({ outcome: "refused" });
    await waiting("Anna");
    await waiting("Jonas");
    await Promise.all([run(), run(), run()]);
    expect(asked).toHaveLength(2);
    world.clock.move(23 * hour);
    expect(await run()).toBe(false);
    world.clock.move(2 * hour);
    await run();
    expect(asked).toHaveLength(4);
    expect(await summary()).toEqual({ installed: 0, refused: 2, notPermittedSince: null });
  });

  it("is tried for nobody for a day where the company does not permit it, which is said", async () => {
    answer = () => ({ outcome: "not_permitted" });
    await waiting("Anna");
    await waiting("Jonas");
    const since = world.clock.now().toISOString();
    await run();
    await waiting("Mette");
    expect(await run()).toBe(false);
    expect(asked).toHaveLength(1);
    expect(await summary()).toEqual({ installed: 0, refused: 0, notPermittedSince: since });
    world.clock.move(25 * hour);
    answer = () => ({ outcome: "installed" });
    await run();
    expect(asked).toHaveLength(4);
    expect(await summary()).toEqual({ installed: 3, refused: 0, notPermittedSince: null });
  });

  it("is tried again soon where Teams is busy, and the others wait as well", async () => {
    answer = () => ({ outcome: "later", afterMilliseconds: 600_000 });
    await waiting("Anna");
    await run();
    expect(await run()).toBe(false);
    world.clock.move(601);
    answer = () => ({ outcome: "installed" });
    await run();
    expect(asked).toHaveLength(2);
  });

  it("that was there already gives the chat, and what waits is told there", async () => {
    const jonas = await world.addUser("Jonas");
    await world.connect(jonas);
    const anna = await waiting("Anna");
    answer = () => ({ outcome: "present", chatId: "19:anna@unq.gbl.spaces" });
    await run();
    await deliverMessages(world.deps, { tenantId: world.tenantId });
    expect(world.channel.delivered.map(({ conversation }) => conversation)).toMatchObject([
      {
        entraObjectId: anna.entraObjectId,
        serviceUrl: "https://connector.test/",
        botId: "bot",
        conversationId: "19:anna@unq.gbl.spaces",
        status: "installed",
      },
    ]);
  });

  it("that was there already is reached through Teams' general address where nobody else has a chat", async () => {
    await waiting("Anna");
    answer = () => ({ outcome: "present", chatId: "19:anna@unq.gbl.spaces" });
    await run();
    await deliverMessages(world.deps, { tenantId: world.tenantId });
    expect(world.channel.delivered.map(({ conversation }) => [conversation.serviceUrl, conversation.botId])).toEqual([
      ["https://smba.trafficmanager.net/teams/", "28:bot"],
    ]);
  });
});
