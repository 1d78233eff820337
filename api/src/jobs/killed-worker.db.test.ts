import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { deliverMessages } from "../messages/deliver-messages.ts";
import { createMessageWorld, type MessageWorld } from "../messages/message-test-world.ts";

let database: TestDatabase;
let world: MessageWorld;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await createMessageWorld(database);
});

afterAll(() => database.drop());

/** Runs a worker process until it has handed a message to its channel, then kills it; gives the message's id. */
async function killDuringDelivery(): Promise<string> {
  const program = fileURLToPath(new URL("doomed-worker.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", program, database.url, world.clock.now().toISOString()], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  child.kill("SIGKILL");
  await once(child, "exit");
  return line.toString().trim();
}

function deliver() {
  return deliverMessages(world.deps, { tenantId: world.tenantId });
}

describe("a worker killed in the middle of a delivery", () => {
  it("leaves the message to the next one, which delivers it once, under the same id, when the lease is over", async () => {
    const anna = await world.addUser("Anna");
    await world.connect(anna);
    await world.tell(world.id(), anna);
    const messageId = await killDuringDelivery();
    expect(await deliver()).toMatchObject({ sent: 0 });
    world.clock.move(31);
    await Promise.all([deliver(), deliver()]);
    await deliver();
    expect(world.channel.delivered.map(({ messageId: id, attempt }) => [id, attempt])).toEqual([[messageId, 2]]);
    expect(await world.messages()).toMatchObject([{ id: messageId, status: "sent" }]);
  });
});
