import type { Catalogue } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Delegation } from "@magic-meetings/contract/delegates/delegate.ts";
import type { Meeting, TimelineEntry } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoAttendees, demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

const now = new Date("2026-11-16T09:00:00Z");
const [start, end] = ["2026-11-19T10:00:00+01:00", "2026-11-19T12:00:00+01:00"];

let demo: DemoTestApi;
let ids: Record<string, string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; email: string }>("select id, email from app_user");
  const idOf = new Map(rows.map(({ email, id }) => [email, id]));
  const names = ["anna", "ida", "bo", "per"];
  ids = Object.fromEntries(names.map((name) => [name, idOf.get(demoEmail(name))!]));
});
beforeEach(async () => {
  await demo.ask("anna", "PUT", `/people/${ids.anna}/delegates/${ids.ida}`);
  await prefer("both", "organizer");
});
afterAll(() => demo.stop());

function prefer(asks: string, tells: string) {
  return demo.ask<Delegation>("anna", "PUT", `/people/${ids.anna}/told`, { body: { asks, tells } });
}

const invite = (subject: string) => ({
  subject,
  start,
  end,
  timeZone: "Europe/Copenhagen",
  attendees: demoAttendees(8),
});

async function annasMeeting(subject = "Quarter"): Promise<Meeting> {
  const { body } = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${newId(now)}`, { body: invite(subject) });
  return body;
}

async function orderAs(person: string, meeting: Meeting): Promise<ServiceOrder> {
  const location = meeting.locations[0]!;
  const query = `site=${location.site.id}&at=${encodeURIComponent(meeting.start)}&until=${encodeURIComponent(meeting.end)}&headCount=8`;
  const { services } = await demo.get<Catalogue>(person, `/catalogue?${query}`);
  const coffee = services.find(({ name }) => /Coffee/.test(name))!;
  const body = { locationId: location.id, lines: [{ serviceId: coffee.id, quantity: 8 }] };
  const drafted = await demo.ask<ServiceOrder>(person, "POST", `/meetings/${meeting.id}/service-orders`, { body });
  expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
  const sent = await demo.ask<ServiceOrder>(person, "POST", `/service-orders/${drafted.body.id}/submit`, { body: {} });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return sent.body;
}

async function toldOf(meeting: Meeting): Promise<string[]> {
  const rows = await demo.rows<{ name: string }>(
    `select distinct u.name from message_log m join app_user u on u.id = m.receiver_id where m.meeting_id = $1`,
    [meeting.id],
  );
  return rows.map(({ name }) => name.split(" ")[0]!).sort();
}

describe("a delegate", () => {
  it("sees and acts for her manager's meetings, also those made later, and nobody else's", async () => {
    const meeting = await annasMeeting();
    expect((await demo.get<Meeting>("ida", `/meetings/${meeting.id}`)).allowed.order.ok).toBe(true);
    const list = await demo.get<{ items: { id: string }[] }>("ida", `/meetings?from=${start.slice(0, 10)}T00:00:00Z`);
    expect(list.items.map(({ id }) => id)).toContain(meeting.id);
    expect((await demo.ask("hugo", "GET", `/meetings/${meeting.id}`)).status).toBe(404);
  });

  it("who writes a new invite in her manager's calendar writes the manager's meeting, and orders in her place", async () => {
    const key = newId(now);
    const write = (person: string, organizer: string | undefined) =>
      demo.ask<Meeting>(person, "PUT", `/meetings/by-key/${key}`, {
        body: { ...invite("Written by Ida"), ...(organizer === undefined ? {} : { organizerEmail: organizer }) },
      });
    const { status, body: meeting } = await write("ida", demoEmail("anna").toUpperCase());
    expect(status, JSON.stringify(meeting)).toBe(200);
    expect(meeting.organizer.id).toBe(ids.anna);
    expect((await write("ida", demoEmail("anna"))).body.id).toBe(meeting.id);
    expect((await orderAs("ida", meeting)).onBehalf).toEqual({ by: "Ida Krogh", of: "Anna Kjær" });
  });

  it("is told why where the owner of the calendar has not named her, and writes her own meetings as before", async () => {
    const write = (organizerEmail: string) =>
      demo.ask<Meeting & { code: string }>("ida", "PUT", `/meetings/by-key/${newId(now)}`, {
        body: { ...invite("Written by Ida"), organizerEmail },
      });
    const refused = await write(demoEmail("bo"));
    expect([refused.status, refused.body.code]).toEqual([409, "not_delegate"]);
    expect(
      await demo.rows("select 1 from meeting where subject = 'Written by Ida' and organizer_id = $1", [ids.bo]),
    ).toEqual([]);
    expect((await write(demoEmail("ida"))).body.organizer.id).toBe(ids.ida);
    expect((await write("ida.alias@elsewhere.example")).body.organizer.id).toBe(ids.ida);
    await demo.ask("anna", "DELETE", `/people/${ids.anna}/delegates/${ids.ida}`);
    expect((await write(demoEmail("anna"))).status).toBe(409);
  });

  it("orders in her manager's place, and the order, the board's card and the timeline say so", async () => {
    const meeting = await annasMeeting();
    const order = await orderAs("ida", meeting);
    expect(order.onBehalf).toEqual({ by: "Ida Krogh", of: "Anna Kjær" });
    expect((await orderAs("anna", meeting)).onBehalf).toBeUndefined();
    const { items } = await demo.get<{ items: TimelineEntry[] }>("anna", `/meetings/${meeting.id}/timeline`);
    const submitted = items.find(({ kind, actor }) => kind === "service_order.submitted" && actor === "Ida Krogh");
    expect(submitted?.onBehalfOf).toBe("Anna Kjær");
  });

  it("does not find the meeting any more once the delegation is withdrawn", async () => {
    const meeting = await annasMeeting();
    const order = await orderAs("ida", meeting);
    const withdrawn = await demo.ask<Delegation>("anna", "DELETE", `/people/${ids.anna}/delegates/${ids.ida}`);
    expect(withdrawn.body.delegates).toEqual([]);
    // Who is invited sees it all the same.
    await demo.rows("delete from meeting_role where meeting_id = $1 and user_id = $2", [meeting.id, ids.ida]);
    expect((await demo.ask("ida", "GET", `/meetings/${meeting.id}`)).status).toBe(404);
    expect((await demo.ask("ida", "GET", `/service-orders/${order.id}`)).status).toBe(404);
    expect((await demo.ask("ida", "POST", `/service-orders/${order.id}/cancel`)).status).toBe(404);
  });

  it("may give it up herself, and cannot name herself a manager's delegate", async () => {
    expect((await demo.ask("ida", "DELETE", `/people/${ids.anna}/delegates/${ids.ida}`)).status).toBe(200);
    expect((await demo.ask("ida", "PUT", `/people/${ids.anna}/delegates/${ids.ida}`)).status).toBe(404);
    expect(
      (await demo.ask("ida", "PUT", `/people/${ids.anna}/told`, { body: { asks: "both", tells: "both" } })).status,
    ).toBe(404);
    expect((await demo.ask("greta", "PUT", `/people/${ids.anna}/delegates/${ids.ida}`)).status).toBe(200);
  });

  it("is nobody of another company, and nobody oneself", async () => {
    expect((await demo.ask("anna", "PUT", `/people/${ids.anna}/delegates/${ids.per}`)).status).toBe(404);
    expect((await demo.ask("lena", "GET", `/people/${ids.anna}/delegates`)).status).toBe(404);
    expect((await demo.ask("anna", "PUT", `/people/${ids.anna}/delegates/${ids.anna}`)).status).toBe(422);
  });
});

describe("who is told", () => {
  it.each([
    ["organizer", ["Anna"]],
    ["delegate", ["Ida"]],
    ["both", ["Anna", "Ida"]],
  ])("of what merely tells: %s", async (tells, expected) => {
    await prefer("both", tells);
    const meeting = await annasMeeting();
    const cancelled = await scheduledAndCancelled(meeting);
    expect(await toldOf(cancelled)).toEqual(expected);
  });

  async function scheduledAndCancelled(meeting: Meeting): Promise<Meeting> {
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    expect((await demo.ask("ida", "POST", `/meetings/${meeting.id}/cancel`)).status).toBe(200);
    return meeting;
  }

  it.each([
    ["organizer", ["Anna"]],
    ["delegate", ["Ida"]],
    ["both", ["Anna", "Ida"]],
  ])("of what asks: %s", async (asks, expected) => {
    await prefer(asks, asks === "delegate" ? "organizer" : "delegate");
    const meeting = await annasMeeting(`Asks ${asks}`);
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    const order = await orderAs("anna", meeting);
    const before = await demo.rows<{ id: string }>("select id from message_log where meeting_id = $1", [meeting.id]);
    const [production] = await demo.rows<{ id: string; version: number }>(
      "select id, version from production_order where service_order_id = $1",
      [order.id],
    );
    const declined = await demo.ask("carla", "POST", `/production-orders/${production?.id}/decline`, {
      body: { reason: "No coffee" },
      ifMatch: production?.version ?? 0,
    });
    expect(declined.status, JSON.stringify(declined.body)).toBe(200);
    const told = await demo.rows<{ name: string }>(
      `select u.name
         from message_log m
         join app_user u on u.tenant_id = m.tenant_id and u.id = m.receiver_id
        where m.meeting_id = $1 and m.kind = 'meeting_card' and not m.id = any ($2::uuid[])
        order by u.name`,
      [meeting.id, before.map(({ id }) => id)],
    );
    expect(told.map(({ name }) => name.split(" ")[0])).toEqual(expected);
  });

  it("gives everybody one card, however many signals a command makes", async () => {
    await prefer("both", "both");
    const meeting = await annasMeeting();
    await orderAs("ida", meeting);
    await scheduledAndCancelled(meeting);
    const rows = await demo.rows<{ receiver_id: string; count: number }>(
      "select receiver_id, count(*)::integer as count from message_log where meeting_id = $1 and kind = 'meeting_card' group by receiver_id",
      [meeting.id],
    );
    expect(rows.map(({ count }) => count)).toEqual([1, 1]);
  });
});

describe("choosing a colleague", () => {
  it("finds people of one's own company only; those who have left are the administrators' matter", async () => {
    const found = await demo.get<{ items: { name: string }[] }>("anna", "/people?q=Krogh");
    expect(found.items.map(({ name }) => name)).toEqual(["Ida Krogh"]);
    expect((await demo.get<{ items: object[] }>("lena", "/people?q=Krogh")).items).toEqual([]);
    expect((await demo.ask("anna", "GET", "/people?status=disabled")).status).toBe(403);
    expect((await demo.ask("greta", "GET", "/people?status=disabled")).status).toBe(200);
  });
});
