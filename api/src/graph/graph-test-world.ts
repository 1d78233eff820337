import type { CalendarWorld } from "../calendar/calendar-world.ts";
import { createBreaker } from "../clock/breaker.ts";
import { createFakeGraph, type FakeGraph } from "./fake/fake-graph.ts";
import type { FakePost } from "./fake/fake-notifier.ts";
import { describedGraph } from "./fake/graph-description.ts";
import { createGraphCompany, type GraphCalendarDeps, type GraphCompany } from "./graph-calendar.ts";
import { customPropertiesName } from "./graph-events.ts";
import { createGraphLimits } from "./graph-limits.ts";

export const addInId = "5f0f6c1e-7d0a-4f57-9a53-6c6f5d3f2b10";

/** The adapter before the fake, on a clock that only pauses move. */
export interface GraphTestWorld extends GraphCompany {
  fake: FakeGraph;
  now(): Date;
  move(milliseconds: number): void;
  /** How long was waited, pause by pause, in milliseconds. */
  pauses: number[];
  breaker: ReturnType<typeof createBreaker>;
  /** What the fake sent. */
  posts: { url: string; body: string }[];
  /** How that is answered from now on; a handshake is, rightly, unless said otherwise. */
  setAnswer(answer: (url: string) => PostAnswer): void;
}

interface PostAnswer {
  status: number;
  contentType: string;
  text: string;
}

export const notificationUrl = "https://meetings.example/api/v1/graph/notifications";
export const lifecycleNotificationUrl = "https://meetings.example/api/v1/graph/lifecycle";

const start = new Date("2026-11-20T08:00:00Z");

export function startGraphTestWorld(more: Partial<GraphCalendarDeps> = {}): GraphTestWorld {
  let now = start.getTime();
  const clock = { now: () => new Date(now) };
  const pauses: number[] = [];
  const posts: GraphTestWorld["posts"] = [];
  let answer = (url: string): PostAnswer => ({
    status: 200,
    contentType: "text/plain; charset=utf-8",
    text: new URL(url).searchParams.get("validationToken") ?? "",
  });
  const post: FakePost = async (url, { body }) => {
    posts.push({ url, body });
    return answer(url);
  };
  const fake = createFakeGraph({ clock, check: describedGraph(), post });
  const breaker = createBreaker(more.clock ?? clock);
  const company = createGraphCompany({
    baseUrl: fake.baseUrl,
    fetch: fake.fetch,
    tokens: { tokenOf: async () => "a-token" },
    entraTenantId: async () => fake.tenantId,
    limits: createGraphLimits({ perMailbox: 4, overall: 16 }),
    breaker,
    clock,
    async pause(milliseconds) {
      pauses.push(milliseconds);
      now += milliseconds;
    },
    random: () => 0.5,
    timeoutMilliseconds: 5_000,
    addInId,
    notificationUrls: () => ({ notificationUrl, lifecycleNotificationUrl }),
    ...more,
  });
  return {
    ...company,
    fake,
    now: () => new Date(now),
    move: (milliseconds) => void (now += milliseconds),
    pauses,
    breaker,
    posts,
    setAnswer: (given) => void (answer = given),
  };
}

/** The same with people and rooms in it, as the port's cases want it. */
export function peopled({ fake, calendar, now }: GraphTestWorld): Omit<CalendarWorld, "stop"> {
  const manager = fake.addUser("mette@nordlys.example");
  const organizer = fake.addUser("anna@nordlys.example", {
    displayName: "Anna Kjær",
    managerId: manager.id,
    permissions: [
      { address: "assistant@nordlys.example", name: "Assistant", role: "delegateWithoutPrivateEventAccess" },
      { address: "Reader@nordlys.example", name: "Reader", role: "read" },
    ],
  });
  const colleague = fake.addUser("jonas@nordlys.example");
  const shared = fake.addUser("visits@nordlys.example", {
    accountEnabled: false,
    isLicensed: false,
    permissions: [{ address: "assistant@nordlys.example", name: "Assistant", role: "write" }],
  });
  const rooms = ["havn", "fjord"].map((name) => {
    const { mail, displayName } = fake.addUser(`${name}@nordlys.example`, { displayName: name, isRoom: true });
    return { email: mail, name: displayName };
  });
  const [first = { email: "", name: "" }, second = first] = rooms;
  return {
    port: calendar,
    now: now(),
    mailboxes: {
      organizer: organizer.mail,
      colleague: colleague.mail,
      assistant: "assistant@nordlys.example",
      reader: "reader@nordlys.example",
      shared: shared.mail,
      nobody: "nobody@nordlys.example",
    },
    rooms: [first, second],
    people: {
      organizer: organizer.id,
      manager: manager.id,
      disabled: shared.id,
      unknown: "00000000-0000-4000-8000-000000000000",
    },
    withClientKey: (event, clientKey) => ({
      ...event,
      singleValueExtendedProperties: [{ id: customPropertiesName(addInId), value: JSON.stringify({ clientKey }) }],
    }),
    put: async (mailbox, event) => fake.put(mailbox, event),
    patch: async (mailbox, eventId, changes) => fake.patch(mailbox, eventId, changes),
    remove: async (mailbox, eventId) => fake.remove(mailbox, eventId),
    forgetCursors: async () => fake.forgetCursors(),
    forgetSubscriptions: async () => fake.notifier.forget(),
  };
}
