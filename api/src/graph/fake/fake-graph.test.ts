import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { writtenEvent } from "../../calendar/calendar-world.ts";
import { lifecycleNotificationUrl, notificationUrl, peopled, startGraphTestWorld } from "../graph-test-world.ts";
import type { Notification } from "./fake-notifier.ts";
import { contractFile, describedGraph, isDescribed, notificationProblems } from "./graph-description.ts";

const secret = "s".repeat(43);
const hour = 60 * 60_000;

function world() {
  const graph = startGraphTestWorld();
  const people = peopled(graph);
  const { organizer } = people.mailboxes;
  const inHours = (hours: number) => new Date(graph.now().getTime() + hours * hour);
  const sent = () =>
    graph.posts
      .filter(({ body }) => body !== "")
      .flatMap(({ url, body }) =>
        (JSON.parse(body) as { value: Notification[] }).value.map((item) => ({ url, ...item })),
      );
  return { ...graph, ...people, organizer, inHours, sent };
}

describe("notifications", () => {
  it("are said as Graph says them, by mailbox and change", async () => {
    const { calendar, fake, organizer, inHours, sent } = world();
    const { subscriptionId, expiresAt } = await calendar.subscribe(organizer, secret, inHours(24));
    const eventId = fake.put(organizer, writtenEvent());
    fake.patch(organizer, eventId, { subject: "Later" });
    fake.put("jonas@nordlys.example", writtenEvent());
    fake.remove(organizer, eventId);
    await fake.notifier.deliver();
    expect(sent().map(({ changeType }) => changeType)).toEqual(["created", "updated", "deleted"]);
    expect(sent()[0]).toMatchObject({
      url: notificationUrl,
      subscriptionId,
      clientState: secret,
      subscriptionExpirationDateTime: expiresAt.toISOString(),
      tenantId: fake.tenantId,
      resourceData: { "@odata.type": "#Microsoft.Graph.Event", id: eventId },
    });
    expect(sent()[0]?.resource).toMatch(/^Users\/[0-9a-f-]{36}\/Events\/AAkA/);
  });

  it.skipIf(!isDescribed)(
    "and lifecycle events have the form of the documentation's (skipped where it is absent)",
    async () => {
      const { calendar, fake, organizer, inHours, sent } = world();
      await calendar.subscribe(organizer, secret, inHours(24));
      fake.put(organizer, writtenEvent());
      await fake.notifier.deliver();
      await fake.notifier.sendLifecycle("missed");
      await fake.notifier.sendLifecycle("reauthorizationRequired", organizer);
      await fake.notifier.sendLifecycle("subscriptionRemoved");
      const { examples } = JSON.parse(readFileSync(contractFile("payloads/change-notifications.json"), "utf8")) as {
        examples: { kind: string; name: string; body: { value: object[] } }[];
      };
      const membersOf = (name: string) =>
        Object.keys(examples.find((one) => one.name.startsWith(name))?.body.value[0] ?? {});
      const [change, ...lifecycle] = sent().map(({ url: _, ...item }) => item);
      // The id of a notification itself is there in some only.
      expect(Object.keys(change ?? {}).sort()).toEqual(
        membersOf("basic")
          .filter((one) => one !== "id")
          .sort(),
      );
      expect(lifecycle.map(({ lifecycleEvent }) => lifecycleEvent)).toEqual([
        "missed",
        "reauthorizationRequired",
        "subscriptionRemoved",
      ]);
      for (const item of lifecycle) {
        expect(Object.keys(item).sort()).toEqual(membersOf("lifecycle missed").sort());
      }
      expect(
        sent()
          .slice(1)
          .every(({ url }) => url === lifecycleNotificationUrl),
      ).toBe(true);
      expect(notificationProblems({ value: [change, ...lifecycle] })).toEqual([]);
      await expect(calendar.renew(change?.subscriptionId ?? "", inHours(30))).rejects.toMatchObject({ kind: "gone" });
    },
  );

  it("are not sent once the subscription is over, and never of somebody else's", async () => {
    const { calendar, fake, organizer, inHours, move, sent } = world();
    await calendar.subscribe(organizer, secret, inHours(24));
    move(24 * hour + 1);
    fake.put(organizer, writtenEvent());
    expect(await fake.notifier.deliver()).toBe(0);
    expect(sent()).toEqual([]);
  });

  it("are sent again when nobody took them", async () => {
    const graph = world();
    await graph.calendar.subscribe(graph.organizer, secret, graph.inHours(24));
    graph.fake.put(graph.organizer, writtenEvent());
    graph.setAnswer(() => ({ status: 500, contentType: "text/plain", text: "" }));
    await graph.fake.notifier.deliver();
    graph.setAnswer(() => ({ status: 202, contentType: "text/plain", text: "" }));
    await graph.fake.notifier.deliver();
    await graph.fake.notifier.deliver();
    expect(graph.sent()).toHaveLength(2);
  });

  it("are lost, doubled and shuffled by the same seed in the same way", async () => {
    const run = async () => {
      const { calendar, fake, organizer, inHours, sent } = world();
      await calendar.subscribe(organizer, secret, inHours(24));
      Object.assign(fake.faults, { loseNotifications: 0.1, duplicateNotifications: 0.3, shuffleNotifications: true });
      const ids = Array.from({ length: 200 }, (_, index) => fake.put(organizer, writtenEvent({ subject: `${index}` })));
      await fake.notifier.deliver();
      return { ids, told: sent().map(({ resourceData }) => resourceData?.["id"] ?? "") };
    };
    const { ids, told } = await run();
    expect((await run()).told).toEqual(told);
    const distinct = new Set(told);
    expect(distinct.size).toBeGreaterThan(160);
    expect(distinct.size).toBeLessThan(200);
    expect(told.length - distinct.size).toBeGreaterThan(30);
    expect(told).not.toEqual(ids.filter((id) => distinct.has(id)));
  });
});

describe("a subscription", () => {
  it.each([
    { name: "another text", status: 200, contentType: "text/plain", text: "hello" },
    { name: "the token as a page", status: 200, contentType: "text/html", text: null },
    { name: "an error", status: 500, contentType: "text/plain", text: null },
    { name: "the token as JSON", status: 200, contentType: "application/json", text: null },
  ])("is refused where the handshake is answered with $name", async ({ status, contentType, text }) => {
    const posts: string[] = [];
    const graph = world();
    graph.setAnswer((url) => {
      posts.push(url);
      return { status, contentType, text: text ?? new URL(url).searchParams.get("validationToken") ?? "" };
    });
    await expect(graph.calendar.subscribe(graph.organizer, secret, graph.inHours(24))).rejects.toMatchObject({
      kind: "refused",
    });
    expect(posts).toHaveLength(1);
    expect(graph.fake.notifier.subscriptions()).toEqual([]);
  });

  it("lasts three quarters of an hour at least and a week at most", async () => {
    const { calendar, organizer, inHours, now } = world();
    const short = await calendar.subscribe(organizer, secret, inHours(0.1));
    expect(short.expiresAt).toEqual(inHours(0.75));
    const long = await calendar.renew(short.subscriptionId, inHours(24 * 30));
    expect((long.expiresAt.getTime() - now.getTime()) / 60_000).toBe(10_079);
  });
});

describe("an invited room", () => {
  const roomMail = "havn@nordlys.example";

  it("has a copy that says who comes, not what for, and without the product's key", async () => {
    const { calendar, fake, organizer, rooms, withClientKey } = world();
    const eventId = fake.put(organizer, withClientKey(writtenEvent(), "0197f3a0-0000-7000-8000-00000000c1e1"));
    await calendar.setRoom(organizer, eventId, rooms[0]);
    const own = await calendar.readEvent(organizer, eventId);
    const copy = await calendar.findEvent(roomMail, own?.iCalUid ?? "");
    expect(copy).toMatchObject({
      iCalUid: own?.iCalUid,
      event: {
        organizerEmail: organizer,
        isOrganizer: false,
        ownResponse: "accepted",
        clientKey: null,
        input: { subject: "Anna Kjær" },
      },
    });
    expect(copy?.eventId).not.toBe(eventId);
    expect(own?.event.input.attendees.find(({ email }) => email === roomMail)?.response).toBe("accepted");
    await calendar.removeRoom(organizer, eventId, roomMail);
    expect(await calendar.findEvent(roomMail, own?.iCalUid ?? "")).toBeUndefined();
  });

  it("declines where it is taken, and a series where one of its dates is", async () => {
    const { calendar, fake, organizer, rooms } = world();
    const later = { dateTime: "2026-11-30T09:30:00", timeZone: "Romance Standard Time" };
    const first = fake.put(
      organizer,
      writtenEvent({ start: later, end: { ...later, dateTime: "2026-11-30T11:00:00" } }),
    );
    await calendar.setRoom(organizer, first, rooms[0]);
    const series = fake.put(
      organizer,
      writtenEvent({
        recurrence: {
          pattern: { type: "weekly", interval: 1, daysOfWeek: ["monday"], firstDayOfWeek: "monday" },
          range: { type: "noEnd", startDate: "2026-11-23" },
        },
      }),
    );
    await calendar.setRoom(organizer, series, rooms[0]);
    const answers = await Promise.all([first, series].map((id) => calendar.readEvent(organizer, id)));
    expect(answers.map((one) => one?.event.input.attendees.find(({ email }) => email === roomMail)?.response)).toEqual([
      "accepted",
      "declined",
    ]);
  });

  it("answers later where it is told to", async () => {
    const { calendar, fake, organizer, rooms } = world();
    fake.roomsAnswerAtOnce = false;
    const eventId = fake.put(organizer, writtenEvent());
    await calendar.setRoom(organizer, eventId, rooms[0]);
    const response = async () =>
      (await calendar.readEvent(organizer, eventId))?.event.input.attendees.find(({ email }) => email === roomMail)
        ?.response;
    expect(await response()).toBe("none");
    fake.answerRooms();
    expect(await response()).toBe("accepted");
  });

  it("sees what the organizer changes, and a person that it was cancelled", async () => {
    const { calendar, fake, organizer, rooms, mailboxes } = world();
    const attendees = [{ type: "required", emailAddress: { name: "Jonas", address: mailboxes.colleague } }];
    const eventId = fake.put(organizer, writtenEvent({ attendees }));
    await calendar.setRoom(organizer, eventId, rooms[0]);
    const iCalUid = (await calendar.readEvent(organizer, eventId))?.iCalUid ?? "";
    fake.patch(organizer, eventId, { start: { dateTime: "2026-11-23T09:30:00", timeZone: "Romance Standard Time" } });
    const times = await Promise.all([roomMail, mailboxes.colleague].map((mail) => calendar.findEvent(mail, iCalUid)));
    expect(times.map((one) => one?.event.input.start)).toEqual(Array(2).fill("2026-11-23T08:30:00.000Z"));
    fake.remove(organizer, eventId);
    expect(await calendar.findEvent(roomMail, iCalUid)).toBeUndefined();
    expect((await calendar.findEvent(mailboxes.colleague, iCalUid))?.event.isCancelled).toBe(true);
  });
});

describe.skipIf(!isDescribed)("Graph's description (skipped where the contract data is absent)", () => {
  const request = { method: "GET", path: "/users/a/events/b", headers: {}, body: undefined };
  const event = { id: "a", subject: "b" };

  it.each([
    ["a path that is not there", { ...request, path: "/users/a/happenings" }],
    ["a way that is not there", { ...request, method: "PUT" }],
    ["a part of the query that is not there", { ...request, path: "/users/a/events/b?$sort=1" }],
    ["a body where none is", { ...request, body: {} }],
    ["a member that is not there", { ...request, method: "PATCH", body: { sbject: "x" } }],
    ["a value that is none", { ...request, method: "PATCH", body: { sensitivity: "secret" } }],
    ["instances without their time", { ...request, path: "/users/a/events/b/instances" }],
    [
      "more than twenty in a batch",
      {
        ...request,
        method: "POST",
        path: "/$batch",
        body: { requests: Array(21).fill({ id: "1", method: "GET", url: "/a" }) },
      },
    ],
    [
      "a subscription without its end",
      {
        ...request,
        method: "POST",
        path: "/subscriptions",
        body: { changeType: "created", notificationUrl: "a", resource: "b" },
      },
    ],
  ])("refuses %s", (_, wrong) => {
    expect(describedGraph()?.request(wrong)).not.toEqual([]);
  });

  it.each([
    ["a member that is not there", 200, { ...event, roomId: "x" }],
    ["a time of no form", 200, { ...event, lastModifiedDateTime: "yesterday" }],
    ["an error without a code", 404, { error: { message: "x" } }],
    ["a status that is not there", 202, event],
  ])("refuses in an answer %s", (_, status, body) => {
    expect(describedGraph()?.answer(request, { status, body })).not.toEqual([]);
    expect(describedGraph()?.answer(request, { status: 200, body: event })).toEqual([]);
  });
});
