import { describe, expect, it } from "vitest";
import { CalendarProblem } from "../calendar/calendar-port.ts";
import { writtenEvent } from "../calendar/calendar-world.ts";
import { createGraphLimits } from "./graph-limits.ts";
import { peopled, startGraphTestWorld } from "./graph-test-world.ts";

const organizer = "anna@nordlys.example";

function world(more: Parameters<typeof startGraphTestWorld>[0] = {}) {
  const graph = startGraphTestWorld(more);
  peopled(graph);
  const eventId = graph.fake.put(organizer, writtenEvent());
  graph.fake.requests.length = 0;
  return { ...graph, eventId, read: () => graph.calendar.readEvent(organizer, eventId) };
}

async function problemOf(work: Promise<unknown>): Promise<CalendarProblem> {
  const problem = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(CalendarProblem);
  return problem as CalendarProblem;
}

describe("a request that is sent away", () => {
  it("comes back after as long as it was told, and a little more", async () => {
    const { fake, read, eventId, pauses } = world();
    Object.assign(fake.faults, { failNext: 1, failWith: 429, retryAfterSeconds: 7 });
    expect((await read())?.eventId).toBe(eventId);
    expect(pauses).toEqual([7_250]);
    expect(fake.requests).toHaveLength(2);
  });

  it("comes back later and later where nobody says when", async () => {
    const { fake, read, pauses } = world();
    fake.faults.throttleEvery = 1;
    fake.faults.retryAfterSeconds = null;
    expect(await problemOf(read())).toMatchObject({ kind: "busy", retryAfterSeconds: null });
    expect(pauses).toEqual([375, 750, 1_500]);
    expect(fake.requests).toHaveLength(4);
  });

  it("is given back to whoever asked, when it would have to wait for long", async () => {
    const { fake, read, pauses } = world();
    fake.faults.throttleEvery = 1;
    fake.faults.retryAfterSeconds = 300;
    expect(await problemOf(read())).toMatchObject({ kind: "busy", retryAfterSeconds: 300 });
    expect(pauses).toEqual([]);
    expect(fake.requests).toHaveLength(1);
  });

  it("keeps the mailbox's other requests waiting, and nobody else's", async () => {
    const { fake, read, calendar, move } = world();
    fake.faults.throttleEvery = 1;
    fake.faults.retryAfterSeconds = 300;
    await problemOf(read());
    fake.faults.throttleEvery = 0;
    expect(await problemOf(read())).toMatchObject({ kind: "busy", retryAfterSeconds: 300 });
    expect(fake.requests).toHaveLength(1);
    expect(await calendar.readEvent("jonas@nordlys.example", "AAMkNobody")).toBeUndefined();
    move(300_000);
    expect((await read())?.mailbox).toBe(organizer);
  });

  it("gets through all the same when it is every third one", async () => {
    const { fake, calendar } = world();
    fake.faults.throttleEvery = 3;
    const ids = Array.from({ length: 12 }, (_, index) => fake.put(organizer, writtenEvent({ subject: `${index}` })));
    for (const id of ids) expect((await calendar.readEvent(organizer, id))?.eventId).toBe(id);
  });
});

describe("a request that fails", () => {
  it.each([500, 502, 503, 504, 408])("with %i is tried again", async (status) => {
    const { fake, read } = world();
    Object.assign(fake.faults, { failNext: 3, failWith: status });
    expect((await read())?.mailbox).toBe(organizer);
    expect(fake.requests).toHaveLength(4);
  });

  it.each([
    [400, "refused"],
    [403, "forbidden"],
    [409, "refused"],
    [404, "gone"],
    [410, "reset"],
  ])("with %i is not, and is %s", async (status, kind) => {
    const { fake, read } = world();
    Object.assign(fake.faults, { failNext: 1, failWith: status });
    expect((await problemOf(read())).kind).toBe(kind);
    expect(fake.requests).toHaveLength(1);
  });

  it("gives up after four times", async () => {
    const { fake, read } = world();
    Object.assign(fake.faults, { failNext: 100, failWith: 500 });
    expect((await problemOf(read())).kind).toBe("unavailable");
    expect(fake.requests).toHaveLength(4);
  });

  it("gives up when nobody answers in time", async () => {
    const { fake, read } = world({ timeoutMilliseconds: 5 });
    fake.faults.delayMilliseconds = 60_000;
    const problem = await problemOf(read());
    expect(problem).toMatchObject({ kind: "unavailable" });
    expect(problem.message).toContain("timeout");
  });

  it("says nothing of what was asked", async () => {
    const { fake, read } = world();
    fake.faults.isDown = true;
    expect((await problemOf(read())).message).not.toMatch(/anna|a-token|AAkA/);
  });
});

describe("a service that does not answer", () => {
  it("is left alone after five failures in a row, and tried once after a while", async () => {
    const { fake, read, breaker, move } = world();
    fake.faults.isDown = true;
    await problemOf(read());
    expect(breaker.state()).toBe("up");
    await problemOf(read());
    expect(breaker.state()).toBe("down");
    fake.faults.isDown = false;
    fake.requests.length = 0;
    expect(
      (
        await problemOf(
          world()
            .read()
            .then(() => read()),
        )
      ).kind,
    ).toBe("unavailable");
    expect(fake.requests).toEqual([]);
    move(15_000);
    expect((await read())?.mailbox).toBe(organizer);
    expect(breaker.state()).toBe("up");
  });

  it("is not one that is busy, or that refuses", async () => {
    const { fake, read, breaker } = world();
    fake.faults.throttleEvery = 1;
    fake.faults.retryAfterSeconds = null;
    for (let index = 0; index < 4; index += 1) await problemOf(read());
    fake.faults.throttleEvery = 0;
    Object.assign(fake.faults, { failNext: 8, failWith: 403 });
    for (let index = 0; index < 8; index += 1) await problemOf(read());
    expect(breaker.state()).toBe("up");
  });
});

describe("many requests at once", () => {
  it("are four in one mailbox", async () => {
    const { fake, calendar, eventId } = world();
    fake.faults.delayMilliseconds = 1;
    await Promise.all(Array.from({ length: 30 }, () => calendar.readEvent(organizer, eventId)));
    expect(fake.requests).toHaveLength(30);
    expect(fake.busiest()).toBe(4);
  });

  it("are no more than all mailboxes may have together", async () => {
    const { fake, calendar } = world({ limits: createGraphLimits({ perMailbox: 4, overall: 6 }) });
    const people = Array.from({ length: 8 }, (_, index) => fake.addUser(`p${index}@nordlys.example`).mail);
    fake.faults.delayMilliseconds = 1;
    await Promise.all([...people, ...people, ...people].map((mail) => calendar.readEvent(mail, "AAMkNobody")));
    expect(fake.busiest()).toBe(6);
  });

  it("leave their places also when they fail", async () => {
    const limits = createGraphLimits({ perMailbox: 1, overall: 1 });
    const failing = Array.from({ length: 3 }, () => limits.run("a", () => Promise.reject(new Error("no"))));
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual([
      "rejected",
      "rejected",
      "rejected",
    ]);
    expect(await limits.run("a", async () => "done")).toBe("done");
    expect(limits.size()).toBe(0);
  });
});

describe("a token", () => {
  it("that is not taken is asked for afresh, once", async () => {
    const asked: (boolean | undefined)[] = [];
    const { read, fake } = world({
      tokens: {
        tokenOf: async (_, options) => {
          asked.push(options?.isRefused);
          return "a-token";
        },
      },
    });
    Object.assign(fake.faults, { failNext: 1, failWith: 401 });
    expect((await read())?.mailbox).toBe(organizer);
    expect(asked).toEqual([false, true]);
    Object.assign(fake.faults, { failNext: 2, failWith: 401 });
    expect((await problemOf(read())).kind).toBe("forbidden");
  });

  it("goes nowhere but to Microsoft Graph", async () => {
    const { calendar, fake } = world();
    const window = { from: new Date("2026-11-20T00:00:00Z"), to: new Date("2026-12-20T00:00:00Z") };
    for (const link of [
      "https://evil.example/v1.0/users/a/calendarView/delta?$deltatoken=1",
      "https://graph.fake.example.evil.example/v1.0/x",
      "https://graph.fake.example/v1.0@evil.example/x",
      "//evil.example/v1.0/",
    ]) {
      expect((await problemOf(calendar.changes(organizer, window, link))).kind, link).not.toBe("unavailable");
    }
    expect(fake.requests.filter((one) => one.includes("evil") && !one.startsWith("GET //evil"))).toEqual([]);
  });
});

describe("an answer of another form", () => {
  it.each([["<html>busy</html>"], ["[]"], ['{"value":{}}'], ['{"id":7}'], ["null"]])(
    "such as %s is a problem of the calendar's",
    async (text) => {
      const answering = async () => new Response(text, { status: 200 });
      const { calendar } = world({ fetch: answering });
      const window = { from: new Date("2026-11-20T00:00:00Z"), to: new Date("2026-12-20T00:00:00Z") };
      await problemOf(calendar.readEvent(organizer, "a"));
      await problemOf(calendar.findEvent(organizer, "a"));
      await problemOf(calendar.changes(organizer, window, null));
      await problemOf(calendar.subscribe(organizer, "secret", window.to));
      await problemOf(calendar.schedules([organizer], window));
      await problemOf(calendar.people(["a"]));
      await problemOf(calendar.delegates(organizer));
    },
  );
});

describe("somebody whose mail is not her principal name", () => {
  it("is found by her mail, once", async () => {
    const { fake, calendar } = world();
    fake.addUser("eva@nordlys.example", { userPrincipalName: "eva.holm@corp.nordlys.example" });
    const eventId = fake.put("eva@nordlys.example", writtenEvent());
    expect((await calendar.readEvent("eva@nordlys.example", eventId))?.mailbox).toBe("eva@nordlys.example");
    await calendar.readEvent("eva@nordlys.example", eventId);
    expect(fake.requests.filter((one) => one.startsWith("GET /users?"))).toHaveLength(1);
  });

  it("may have an apostrophe in it", async () => {
    const { fake, calendar, now } = world();
    fake.addUser("o'neil@nordlys.example");
    const eventId = fake.put("o'neil@nordlys.example", writtenEvent());
    expect((await calendar.readEvent("o'neil@nordlys.example", eventId))?.eventId).toBe(eventId);
    await calendar.subscribe("o'neil@nordlys.example", "secret", new Date(now().getTime() + 3_600_000));
    expect(fake.requests.filter((one) => one.includes("'neil") && !one.startsWith("GET /users?"))).toEqual([]);
    expect(fake.notifier.subscriptions()[0]?.resource).not.toContain("'");
    expect(fake.violations).toEqual([]);
  });
});

describe("people in batches", () => {
  it("are twenty in a request", async () => {
    const { fake, calendar } = world();
    const people = Array.from({ length: 45 }, (_, index) => fake.addUser(`p${index}@nordlys.example`));
    const found = await calendar.people(people.map(({ id }) => id));
    expect(found.map(({ email }) => email)).toEqual(people.map(({ mail }) => mail));
    expect(fake.requests.filter((one) => one === "POST /$batch")).toHaveLength(3);
  });

  it("of whom those that nobody signs in as are shared where their mailbox answers without a licence", async () => {
    const { fake, calendar } = world();
    const closed = { accountEnabled: false, isLicensed: false };
    const ids = [
      fake.addUser("front-office@nordlys.example", closed),
      fake.addUser("left@nordlys.example", { ...closed, hasMailbox: false }),
      fake.addUser("on-leave@nordlys.example", { ...closed, isLicensed: true }),
      fake.addUser("there@nordlys.example", { isLicensed: false }),
    ].map(({ id }) => id);
    const found = await calendar.people(ids);
    expect(found.map(({ isEnabled, isShared }) => [isEnabled, isShared])).toEqual([
      [false, true],
      [false, false],
      [false, false],
      [true, false],
    ]);
    expect(fake.violations).toEqual([]);
  });

  it("of which half are sent away come all the same", async () => {
    const { fake, calendar, pauses } = world();
    fake.faults.throttleHalfOfBatches = true;
    const people = Array.from({ length: 20 }, (_, index) => fake.addUser(`p${index}@nordlys.example`));
    const found = await calendar.people(people.slice(0, 8).map(({ id }) => id));
    expect(found).toHaveLength(8);
    // Eight, four, two, one: asked for again without those that were answered.
    expect(fake.requests.filter((one) => one === "POST /$batch")).toHaveLength(4);
    expect(pauses).toEqual([1_250, 1_250, 1_250]);
  });

  it("of which some are never answered are busy", async () => {
    const { fake, calendar } = world();
    fake.faults.throttleHalfOfBatches = true;
    const people = Array.from({ length: 20 }, (_, index) => fake.addUser(`p${index}@nordlys.example`));
    expect((await problemOf(calendar.people(people.map(({ id }) => id)))).kind).toBe("busy");
  });
});
