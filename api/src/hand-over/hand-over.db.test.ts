import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { HandOver, HandOverPreview } from "@magic-meetings/contract/hand-over/hand-over.ts";
import type { Meeting, TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoAttendees, demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-16T09:00:00Z");
const [start, end] = ["2026-11-24T10:00:00+01:00", "2026-11-24T12:00:00+01:00"];

let demo: DemoTestApi;
let ids: Record<string, string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; email: string }>("select id, email from app_user");
  const idOf = new Map(rows.map(({ email, id }) => [email, id]));
  const names = ["anna", "ida", "bo", "lars", "hugo", "karen", "rasmus", "greta", "per"];
  ids = Object.fromEntries(names.map((name) => [name, idOf.get(demoEmail(name))!]));
});
afterAll(() => demo.stop());

async function meetingOf(person: string, more: object = {}): Promise<Meeting> {
  const attendees = demoAttendees(20)
    .filter(({ email }) => !names.includes(email))
    .slice(0, 6);
  const body = { subject: "Review", start, end, timeZone: "Europe/Copenhagen", attendees, ...more };
  const answer = await demo.ask<Meeting>(person, "PUT", `/meetings/by-key/${newId(now)}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
/** Nobody of these is invited: what they see comes from the hand-over. */
const names = ["anna", "ida", "bo", "hugo", "rasmus"].map((person) => demoEmail(person));

async function draftOrder(person: string, meeting: Meeting): Promise<ServiceOrder> {
  const location = meeting.locations[0]!;
  const query = new URLSearchParams({ site: location.site.id, at: start, until: end, headCount: "6" });
  const { services } = await demo.get<Catalogue>(person, `/catalogue?${query}`);
  const coffee = services.find(({ name }) => /Coffee/.test(name))!;
  const body = { lines: [{ serviceId: coffee.id, quantity: 6 }] };
  const drafted = await demo.ask<ServiceOrder>(person, "POST", `/meetings/${meeting.id}/service-orders`, { body });
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  return drafted.body;
}

const give = (by: string, from: string, body: object) =>
  demo.ask<HandOver>(by, "POST", `/people/${ids[from]}/hand-over`, { body });
const preview = (by: string, from: string) => demo.get<HandOverPreview>(by, `/people/${ids[from]}/hand-over`);
const only = (meeting: Meeting) => [{ kind: "meeting", id: meeting.id }];

describe("one's own meeting", () => {
  it("gets a new organizer with its orders, keeps who it is, and can be handed back", async () => {
    const meeting = await meetingOf("anna");
    const order = await draftOrder("anna", meeting);
    const given = await give("anna", "anna", { toId: ids["rasmus"], items: only(meeting) });
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    expect(given.body).toMatchObject({ count: 1, to: { name: "Rasmus Holt" }, undoneAt: null });
    const theirs = await demo.get<Meeting>("rasmus", `/meetings/${meeting.id}`);
    expect(theirs).toMatchObject({
      id: meeting.id,
      organizer: { name: "Rasmus Holt" },
      allowed: { order: { ok: true } },
    });
    expect(theirs.serviceOrders.map(({ id }) => id)).toEqual([order.id]);
    expect((await demo.ask("anna", "GET", `/meetings/${meeting.id}`)).status).toBe(404);
    const { items } = await demo.get<{ items: TimelineEntry[] }>("rasmus", `/meetings/${meeting.id}/timeline`);
    expect(items.find(({ kind }) => kind === "meeting.handed_over")?.facts).toMatchObject({ to: "Rasmus Holt" });

    const path = `/hand-overs/${given.body.id}/hand-back`;
    expect((await demo.ask("rasmus", "POST", path)).status).toBe(409);
    expect((await demo.ask<HandOver>("anna", "POST", path)).body.undoneAt).not.toBeNull();
    expect((await demo.ask("anna", "POST", path)).status).toBe(409);
    expect((await demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).organizer.name).toBe("Anna Kjær");
  });

  it("is told once to both, however many meetings it is", async () => {
    const meetings = [await meetingOf("anna"), await meetingOf("anna"), await meetingOf("anna")];
    const items = meetings.flatMap(only);
    const { body } = await give("anna", "anna", { toId: ids["rasmus"], items });
    expect(body.count).toBe(3);
    const rows = await demo.rows<{ kind: string; name: string }>(
      `select m.kind, u.name from message_log m join app_user u on u.id = m.receiver_id where m.thread = $1 order by u.name`,
      [`hand-over:${body.id}`],
    );
    expect(rows).toEqual([
      { kind: "hand_over_card", name: "Anna Kjær" },
      { kind: "hand_over_card", name: "Rasmus Holt" },
    ]);
    const cards = await demo.rows("select 1 from message_log where meeting_id = any($1)", [
      meetings.map(({ id }) => id),
    ]);
    expect(cards).toEqual([]);
  });

  it("is refused for what is not hers, for accounts, to nobody, to herself and to another company", async () => {
    const meeting = await meetingOf("hugo");
    const items = only(meeting);
    expect((await give("anna", "anna", { toId: ids["rasmus"], items })).status).toBe(404);
    expect((await give("anna", "hugo", { toId: ids["anna"], items })).status).toBe(404);
    expect((await give("hugo", "hugo", { toId: ids["hugo"], items })).status).toBe(422);
    expect((await give("hugo", "hugo", { toId: ids["per"], items })).status).toBe(404);
    const account = [{ kind: "account", id: newId(now) }];
    expect((await give("bo", "bo", { toId: ids["anna"], items: account })).status).toBe(403);
    expect((await demo.get<Meeting>("hugo", `/meetings/${meeting.id}`)).organizer.name).toBe("Hugo Ferrari");
  });
});

describe("a series", () => {
  it("goes with its coming dates", async () => {
    const recurrence = {
      pattern: { type: "weekly", interval: 1, daysOfWeek: ["tuesday"], firstDayOfWeek: "monday" },
      range: { type: "numbered", startDate: "2026-11-24", numberOfOccurrences: 5 },
    };
    const first = await meetingOf("anna", { recurrence });
    const items = [{ kind: "series", id: first.series!.id }];
    expect((await give("anna", "anna", { toId: ids["rasmus"], items })).body.count).toBe(1);
    const rows = await demo.rows<{ organizer_id: string }>(
      "select distinct organizer_id from meeting where series_id = $1",
      [first.series!.id],
    );
    expect(rows).toEqual([{ organizer_id: ids["rasmus"] }]);
    expect((await demo.get<Meeting>("rasmus", `/meetings/${first.id}`)).organizer.name).toBe("Rasmus Holt");
  });
});

describe("somebody who leaves", () => {
  it("leaves everything to her delegate, as is proposed: nothing is cancelled, nothing stays behind", async () => {
    const meeting = await meetingOf("anna");
    const seen = await preview("greta", "anna");
    expect(seen.proposed).toMatchObject({ name: "Ida Krogh", as: "delegate" });
    expect(seen.items.map(({ id }) => id)).toContain(meeting.id);
    const statuses = () => demo.rows("select id, status from service_order order by id");
    const before = await statuses();
    const { status, body } = await give("greta", "anna", { toId: ids["ida"] });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.count).toBe(seen.items.length);
    expect((await preview("greta", "anna")).items).toEqual([]);
    expect(await statuses()).toEqual(before);
    await demo.ask("greta", "POST", `/hand-overs/${body.id}/hand-back`);
    expect((await preview("greta", "anna")).items).toHaveLength(seen.items.length);
  });

  it("leaves accounts, and with them what waits for their owner", async () => {
    const seen = await preview("greta", "bo");
    expect(new Set(seen.items.map(({ kind }) => kind))).toContain("account");
    const { body } = await give("greta", "bo", { toId: ids["karen"] });
    const owned = await demo.rows("select 1 from account where owner_id = $1 and deleted_at is null", [ids["bo"]]);
    expect(owned).toEqual([]);
    await demo.ask("greta", "POST", `/hand-overs/${body.id}/hand-back`);
  });

  it("is her own and the administrators' matter", async () => {
    expect((await demo.ask("bo", "GET", `/people/${ids["anna"]}/hand-over`)).status).toBe(404);
    expect((await preview("anna", "anna")).items.every(({ kind }) => kind === "meeting" || kind === "series")).toBe(
      true,
    );
    expect((await demo.ask("lena", "GET", `/people/${ids["anna"]}/hand-over`)).status).toBe(404);
  });
});

describe("50 presses at once", () => {
  it("hand a meeting over once", async () => {
    const meeting = await meetingOf("anna");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => give("anna", "anna", { toId: ids["rasmus"], items: only(meeting) })),
    );
    const counts = [200, 404].map((status) => answers.filter((answer) => answer.status === status).length);
    expect(counts).toEqual([1, 49]);
  });

  it("of a hand-over and of an order that is sent leave one truth: who sends it in time has sent it, else it is not hers", async () => {
    for (const _ of [1, 2, 3]) {
      const meeting = await meetingOf("anna");
      const order = await draftOrder("anna", meeting);
      const sends = Array.from({ length: 25 }, () =>
        demo.ask<ServiceOrder>("anna", "POST", `/service-orders/${order.id}/submit`, { body: {} }),
      );
      const gives = Array.from({ length: 25 }, () =>
        give("anna", "anna", { toId: ids["rasmus"], items: only(meeting) }),
      );
      const [sent, given] = await Promise.all([Promise.all(sends), Promise.all(gives)]);
      expect(given.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const { status } of [...sent, ...given]) expect(status).toBeLessThan(500);
      const { serviceOrders, organizer } = await demo.get<Meeting>("rasmus", `/meetings/${meeting.id}`);
      expect(organizer.name).toBe("Rasmus Holt");
      const wasSent = sent.some(({ status }) => status === 200);
      expect(serviceOrders[0]?.status).toBe(wasSent ? "submitted" : "draft");
    }
  });
});
