import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../db/test-database.ts";
import { claimMessages, type ClaimedMessage } from "./claim-messages.ts";
import { deliverMessage } from "./deliver-message.ts";
import { asTenant, createMessageWorld, type MessageWorld } from "./message-test-world.ts";
import { companyLimits } from "./pace.ts";

// Two claims of all that a company takes at a time; what was claimed first is prepared so slowly that it leaves with the second.

const [limit = { calls: 0, milliseconds: 0 }] = companyLimits;

let database: TestDatabase;
let world: MessageWorld;
let moment = 0;
const calls: number[] = [];

beforeAll(async () => {
  database = await createTestDatabase({ max: 24 });
  world = await createMessageWorld(database);
  world.channel.answer = ({ messageId }) => {
    calls.push(moment);
    return { outcome: "sent", providerId: messageId, content: {} };
  };
  for (let person = 0; person < 2 * limit.calls; person += 1) {
    const user = await world.addUser(`person ${person}`);
    await world.connect(user);
    await world.tell(world.id(), user);
  }
}, 60_000);

afterAll(() => database.drop());

function claim() {
  const { tenantId, clock } = world;
  const claiming = { tenantId, now: clock.now(), limit: limit.calls, paceNow: () => moment };
  return asTenant(world, (tx) => claimMessages(tx, claiming));
}

describe("calls that leave later than they were taken", () => {
  it("are taken anew, so that the channel's limits hold for what really leaves", async () => {
    const first = await claim();
    expect([...(await claim()).full]).toEqual([["teams", limit.milliseconds]]);
    moment += limit.milliseconds;
    const second = await claim();
    const messages = [...first.claimed, ...second.claimed];
    expect(messages).toHaveLength(2 * limit.calls);
    const pace = {
      now: () => new Date(moment),
      wait: (milliseconds: number) => Promise.resolve(void (moment += milliseconds)),
    };
    const deliver = (message: ClaimedMessage) =>
      deliverMessage({ ...world.deps, pace }, { tenantId: world.tenantId, message });
    await Promise.all(messages.map(deliver));
    // Who found no place among so many is put off, and finds one later.
    for (let round = 0; round < 100 && calls.length < messages.length; round += 1) {
      world.clock.move(60);
      moment += limit.milliseconds;
      for (const message of (await claim()).claimed) await deliver(message);
    }
    expect(calls).toHaveLength(messages.length);
    for (const at of calls) {
      expect(calls.filter((one) => one > at - 1_000 && one <= at).length).toBeLessThanOrEqual(50);
    }
  });
});
