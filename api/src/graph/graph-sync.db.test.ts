import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoEmail } from "../http/demo-test-api.ts";
import { startSyncWorld, type SyncWorld } from "../sync/sync-test-world.ts";
import { sweepWork } from "../sync/sweep-work.ts";
import { createFakeGraph, type FakeGraph } from "./fake/fake-graph.ts";
import { seededRandom } from "./fake/fake-random.ts";
import { describedGraph } from "./fake/graph-description.ts";
import { noFaults } from "./fake/fake-faults.ts";
import { startGraphTestWorld } from "./graph-test-world.ts";

// The whole way from Microsoft Graph to our meetings, with everything that goes wrong on it: the stand-in's
// notifications come in over HTTP, workers look, sweeps find what was not told.

const now = new Date("2026-11-23T09:00:00Z");
const anna = demoEmail("anna");
const hour = 60 * 60_000;

let world: SyncWorld;
let fake: FakeGraph;
let rooms: { email: string; name: string }[];

beforeAll(async () => {
  world = await startSyncWorld(now);
  const { systemClock } = world.deps;
  fake = createFakeGraph({ clock: systemClock, check: describedGraph(), seed: 7, post: postIn });
  const { calendar } = startGraphTestWorld({
    baseUrl: fake.baseUrl,
    fetch: fake.fetch,
    clock: systemClock,
    pause: async (milliseconds) => world.clock.forward(milliseconds),
  });
  world.calendar = calendar;
  const people = await world.demo.rows<{ email: string; name: string }>(
    "select lower(email) as email, name from app_user where tenant_id = $1 and email is not null",
    [world.tenantId],
  );
  rooms = await world.demo.rows<{ email: string; name: string }>(
    `select lower(r.email) as email, r.name from meeting_room r
      where r.tenant_id = $1 and r.email is not null and not r.approval_needed order by r.email`,
    [world.tenantId],
  );
  for (const { email, name } of people) fake.addUser(email, { displayName: name });
  for (const { email, name } of rooms) fake.addUser(email, { displayName: name, isRoom: true });
  await sweep();
});
afterAll(() => world.demo.stop());

/** Graph's posts, as the service gets them. */
async function postIn(url: string, { body, contentType }: { body: string; contentType: string }) {
  const { pathname, search } = new URL(url);
  const headers = { "content-type": contentType };
  const answer = await world.demo.api.server.inject({ method: "POST", url: pathname + search, headers, payload: body });
  return { status: answer.statusCode, contentType: String(answer.headers["content-type"]), text: answer.body };
}

async function sweep(): Promise<void> {
  await sweepWork(world.deps).run(world.tenantId, new AbortController().signal);
}

/** Everything that is told is looked at, and what was not told is found. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await fake.notifier.deliver();
    await world.work();
    world.clock.forward(10 * 60_000);
    await sweep();
    await world.work();
    if ((await world.waiting()).length === 0 && round > 0) return;
  }
}

const at = (moment: Date) => ({ dateTime: moment.toISOString().slice(0, 19), timeZone: "UTC" });
const times = (start: Date) => ({ start: at(start), end: at(new Date(start.getTime() + hour)) });
const invite = (room: { email: string; name: string } | undefined) => ({
  attendees: [
    { type: "required", emailAddress: { name: "Karl", address: "karl@partner.example" } },
    ...(room ? [{ type: "resource", emailAddress: { name: room.name, address: room.email } }] : []),
  ],
});

interface Expected {
  eventId: string;
  start: Date;
  isGone: boolean;
}

/** Events of anna's, each with a room at an hour of its own. */
async function make(count: number, from: Date): Promise<Expected[]> {
  return Array.from({ length: count }, (_, index) => {
    const start = new Date(from.getTime() + index * 24 * hour);
    const content = { subject: `Number ${index}`, ...times(start), ...invite(rooms[index % 3]) };
    return { eventId: fake.put(anna, content), start, isGone: false };
  });
}

async function meetingsOf(expected: Expected[]) {
  return Promise.all(
    expected.map(async ({ eventId }) => {
      const meeting: Meeting | undefined = await world.meetingOf({ mailbox: anna, eventId });
      if (meeting === undefined) return "no meeting";
      return meeting.status === "cancelled" ? "cancelled" : new Date(meeting.start).toISOString();
    }),
  );
}

const wanted = (expected: Expected[]) =>
  expected.map(({ start, isGone }) => (isGone ? "cancelled" : start.toISOString()));

/** People move, rename and delete, by chance and the same in every run. */
function shake(expected: Expected[], random: () => number, operations: number): void {
  for (let count = 0; count < operations; count += 1) {
    const one = expected[Math.floor(random() * expected.length)];
    if (one === undefined || one.isGone) continue;
    const chance = random();
    if (chance < 0.1) {
      one.isGone = true;
      fake.remove(anna, one.eventId);
    } else if (chance < 0.7) {
      one.start = new Date(one.start.getTime() + (random() < 0.5 ? 15 : -15) * 60_000);
      fake.patch(anna, one.eventId, times(one.start));
    } else {
      fake.patch(anna, one.eventId, { subject: `Renamed ${count}` });
    }
  }
}

describe("what happens in Microsoft 365", { timeout: 120_000 }, () => {
  let expected: Expected[];

  it("becomes meetings with the rooms that were invited", async () => {
    expect(fake.notifier.subscriptions().length).toBeGreaterThanOrEqual(rooms.length);
    expected = await make(9, new Date("2026-12-01T10:00:00Z"));
    await settle();
    expect(await meetingsOf(expected)).toEqual(wanted(expected));
    const meeting = await world.meetingOf({ mailbox: anna, eventId: expected[0]?.eventId ?? "" });
    expect(meeting?.roomBookings.map(({ status }) => status)).toEqual(["confirmed"]);
  });

  it("is followed though notifications are lost, doubled and shuffled and every third call is sent away", async () => {
    Object.assign(fake.faults, {
      loseNotifications: 0.1,
      duplicateNotifications: 0.3,
      shuffleNotifications: true,
      throttleEvery: 3,
    });
    shake(expected, seededRandom(3), 60);
    await settle();
    Object.assign(fake.faults, noFaults);
    expect(await meetingsOf(expected)).toEqual(wanted(expected));
  });

  it("is followed after an hour in which nobody answered", async () => {
    fake.faults.isDown = true;
    shake(expected, seededRandom(4), 20);
    await settle();
    fake.faults.isDown = false;
    world.clock.forward(hour);
    await settle();
    expect(await meetingsOf(expected)).toEqual(wanted(expected));
  });

  it("is followed where every notification is lost", async () => {
    fake.faults.loseNotifications = 1;
    shake(expected, seededRandom(5), 20);
    await settle();
    fake.faults.loseNotifications = 0;
    expect(await meetingsOf(expected)).toEqual(wanted(expected));
  });

  it("is followed where Graph forgot how far we had read, and its subscriptions", async () => {
    fake.forgetCursors();
    await fake.notifier.sendLifecycle("subscriptionRemoved");
    shake(expected, seededRandom(6), 20);
    await settle();
    await settle();
    expect(await meetingsOf(expected)).toEqual(wanted(expected));
    expect(fake.notifier.subscriptions().length).toBeGreaterThanOrEqual(rooms.length);
  });

  it("was asked for and answered as Graph describes it", () => {
    expect(fake.violations).toEqual([]);
  });
});
