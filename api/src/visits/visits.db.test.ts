import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { MoveConsequences } from "@magic-meetings/contract/moves/move.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { InvitedVisits, VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoEmail, startDemoTestApi, type Asked, type DemoTestApi } from "../http/demo-test-api.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";

const now = new Date("2026-11-16T09:00:00Z");
const [start, end] = ["2026-11-24T10:00:00Z", "2026-11-24T12:00:00Z"];

let demo: DemoTestApi;
let site: Record<"Copenhagen" | "Oslo" | "Milan", string>;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const rows = await demo.rows<{ id: string; name: string }>("select id, name from site");
  const idOf = (name: string) => rows.find((row) => row.name.includes(name))!.id;
  site = { Copenhagen: idOf("Copenhagen"), Oslo: idOf("Oslo"), Milan: idOf("Milan") };
});
afterAll(() => demo.stop());

const guest = { email: "guest@customer.example", name: "Greta Guest" };
const other = { email: "other@customer.example", name: "Otto Other" };

interface Invite {
  key?: string;
  attendees?: object[];
  start?: string;
  end?: string;
}

async function meetingWith(more: Invite = {}): Promise<Meeting> {
  const { key = newId(now), attendees = [guest, other], ...time } = more;
  const body = { subject: "With visitors", start, end, timeZone: "Europe/Copenhagen", attendees, ...time };
  const answer = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

async function sent(more: Invite = {}): Promise<Meeting> {
  const meeting = await meetingWith(more);
  await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
  await demo.job((context) => scheduleMeeting(context, meeting.id));
  return meeting;
}

interface Inviting {
  person?: string;
  key?: string;
  [field: string]: unknown;
}

function invite(meeting: { id: string }, visitors: object[], { person = "anna", key, ...more }: Inviting = {}) {
  const body = { visitors, ...more };
  return demo.ask<InvitedVisits>(person, "POST", `/meetings/${meeting.id}/visits`, {
    body,
    ...(key === undefined ? {} : { key }),
  });
}

async function invited(meeting: { id: string }, visitors: object[], more: Inviting = {}): Promise<Visit[]> {
  const answer = await invite(meeting, visitors, more);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return visitsOf(meeting, more.person);
}

async function visitsOf({ id }: { id: string }, person = "anna"): Promise<Visit[]> {
  return (await demo.get<Page<Visit>>(person, `/visits?meeting=${id}&limit=200`)).items;
}

function act(visit: Pick<Visit, "id">, what: "cancel" | "restore" | "confirm", body?: object, person = "anna") {
  return demo.ask<Visit>(person, "POST", `/visits/${visit.id}/${what}`, body === undefined ? {} : { body });
}

function change(visit: Pick<Visit, "id" | "version">, body: object, person = "anna") {
  return demo.ask<Visit>(person, "PATCH", `/visits/${visit.id}`, { body, ifMatch: visit.version });
}

async function move({ id }: { id: string }, hours: number): Promise<void> {
  const meeting = await demo.get<Meeting>("anna", `/meetings/${id}`);
  const body = { start: new Date(Date.parse(meeting.start) + hours * 3_600_000).toISOString() };
  const answer = await demo.ask("anna", "PATCH", `/meetings/${id}`, { body, ifMatch: meeting.version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

function mails(visit: Pick<Visit, "id">) {
  return demo.rows<{ status: string; next_attempt_at: Date }>(
    "select status, next_attempt_at from message_log where visit_id = $1 and kind = 'visit_mail' order by id",
    [visit.id],
  );
}

async function mailed(visit: Pick<Visit, "id">): Promise<void> {
  await demo.rows("update message_log set status = 'suppressed', reason = 'told' where visit_id = $1", [visit.id]);
}

async function headCount({ id }: { id: string }): Promise<number[]> {
  return (await demo.get<Meeting>("anna", `/meetings/${id}`)).locations.map((location) => location.headCount);
}

function ok<T>(answer: Asked<T>): T {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

describe("inviting", () => {
  it("proposes the people from outside, who declined last, and expects them with one press", async () => {
    const declined = { ...other, response: "declined" };
    const meeting = await meetingWith({ attendees: [guest, declined, { email: demoEmail("bo"), name: "Bo" }] });
    const path = `/meetings/${meeting.id}/visitor-proposals`;
    const { items } = await demo.get<{ items: VisitorProposal[] }>("anna", path);
    expect(items.map(({ email, response, wasCancelled }) => [email, response, wasCancelled])).toEqual([
      [guest.email, "none", false],
      [other.email, "declined", false],
    ]);
    const [visit] = await invited(meeting, [{ ...guest, company: "Customer" }], { source: "attendee" });
    expect(visit).toMatchObject({
      status: "invited",
      source: "attendee",
      clearance: "not_needed",
      start: new Date(start).toISOString(),
      host: { name: "Anna Kjær" },
      site: { id: site.Copenhagen },
      visitor: { name: guest.name, email: guest.email, company: "Customer", masked: false },
      pass: { status: "active" },
    });
    expect((await demo.get<{ items: VisitorProposal[] }>("anna", path)).items).toHaveLength(1);
  });

  it("is one visit for one address and place, however often and however written", async () => {
    const meeting = await meetingWith();
    const first = await invite(meeting, [guest, { ...guest, email: "GUEST@customer.example", name: "Again" }]);
    expect(first.body).toMatchObject({ invited: 1, alreadyInvited: 0 });
    const again = await invite(meeting, [{ ...guest, name: "Another name" }]);
    expect(again.body).toMatchObject({ invited: 0, alreadyInvited: 1, visitIds: first.body.visitIds });
    expect((await visitsOf(meeting)).map(({ visitor }) => visitor?.name)).toEqual([guest.name]);
  });

  it("is one visit when fifty do so at once", async () => {
    const meeting = await meetingWith();
    const people = [guest, { name: "New", email: "new.person@customer.example" }];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => invite(meeting, i % 2 === 0 ? people : [...people].reverse())),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.map(({ body }) => body.invited).reduce((a, b) => a + b)).toBe(2);
    expect(await visitsOf(meeting)).toHaveLength(2);
    const [known] = await demo.rows<{ n: number }>(
      "select count(*)::integer as n from visitor where email = 'new.person@customer.example'",
    );
    expect(known?.n).toBe(1);
  });

  it("invites 500 in one request and few statements, whatever they are called", async () => {
    const meeting = await meetingWith();
    const names = [
      "Ægir Ørsted",
      "李小龙",
      "محمد علي",
      "\u202Bשלום",
      "🦄",
      "Pelé",
      '=HYPERLINK("x")',
      "<b>x</b>",
      "X".repeat(200),
    ];
    const visitors = Array.from({ length: 500 }, (_, i) => ({
      name: names[i % names.length]!,
      email: i % 3 === 0 ? "" : `visitor${i}@many.example`,
    }));
    const answer = await invite(meeting, visitors);
    expect(answer.body).toMatchObject({ invited: 500, alreadyInvited: 0 });
    const page = await demo.get<Page<Visit>>("anna", `/visits?meeting=${meeting.id}&limit=200`);
    expect(page.next).not.toBeNull();
    expect(new Set(page.items.map(({ visitor }) => visitor?.name))).toEqual(new Set(names));
    const found = await demo.get<Page<Visit>>("anna", `/visits?meeting=${meeting.id}&search=aegir&limit=200`);
    expect(found.items).toHaveLength(56);
    expect((await invite(meeting, [...visitors, visitors[0]!])).status).toBe(400);
  });

  it.each([
    ["nobody", { visitors: [] }],
    ["no name", { visitors: [{ name: "  " }] }],
    ["a name of 201", { visitors: [{ name: "x".repeat(201) }] }],
    ["a control character", { visitors: [{ name: "a\u0000b" }] }],
    ["an address without @", { visitors: [{ name: "a", email: "nobody" }] }],
    ["a walk-in", { visitors: [guest], source: "walk_in" }],
    ["an end before the start", { visitors: [guest], start: end, end: start }],
    ["a site that the meeting is not at", { visitors: [guest], siteId: "01900000-0000-7000-8000-000000000000" }],
    ["a host who is nobody", { visitors: [guest], hostId: "01900000-0000-7000-8000-000000000000" }],
  ])("refuses %s", async (_, body) => {
    const meeting = await meetingWith();
    const answer = await demo.ask("anna", "POST", `/meetings/${meeting.id}/visits`, { body });
    expect([400, 422]).toContain(answer.status);
    expect(await visitsOf(meeting)).toEqual([]);
  });

  it("is for the organizer and her delegates, before the meeting is over and while it takes place", async () => {
    const meeting = await meetingWith({ attendees: [guest, { email: demoEmail("bo"), name: "Bo" }] });
    expect((await invite(meeting, [guest], { person: "bo" })).status).toBe(403);
    expect((await invite({ id: newId(now) }, [guest])).status).toBe(404);
    await demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`);
    expect((await invite(meeting, [guest])).body.code).toBe("wrong_state");
  });

  it("keeps no name in what is kept for repeated requests, signals and the audit log", async () => {
    const meeting = await sent();
    const secret = { name: "Xylophone Quartz", email: "xq@secret.example", phone: "+45 555", company: "Zyx" };
    const needs = { parking: true, plate: "XQ 12345" };
    const key = newId(now);
    const [visit] = await invited(meeting, [secret], { needs, key });
    const replayed = await invite(meeting, [secret], { needs, key });
    expect(replayed.body).toMatchObject({ invited: 1 });
    await demo.ask("anna", "POST", `/visits/${visit!.id}/cancel`, { key: newId(now) });
    await demo.ask("anna", "POST", `/visits/${visit!.id}/restore`, { key: newId(now) });
    const told = await demo.rows<{ text: string }>(
      `select x::text as text from signal x where created_at is null or true
       union all select x::text from audit_log x
       union all select answer::text from idempotency_key`.replace("created_at is null or true", "true"),
    );
    const all = told.map(({ text }) => text).join("\n");
    for (const part of ["Xylophone", "Quartz", "xq@secret", "+45 555", "Zyx", "XQ 12345"])
      expect(all).not.toContain(part);
  });

  it("waits for security where the site wants it, without a pass and without a word", async () => {
    await demo.rows(
      `insert into visit_policy (tenant_id, site_id, pre_approval, created_at, updated_at)
       select tenant_id, id, true, now(), now() from site where id = $1
       on conflict (tenant_id, site_id) do update set pre_approval = true`,
      [site.Copenhagen],
    );
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    await demo.rows("update visit_policy set pre_approval = false where site_id = $1", [site.Copenhagen]);
    expect(visit).toMatchObject({ clearance: "pending", pass: null });
    expect(await mails(visit!)).toEqual([]);
  });
});

describe("seeing", () => {
  it("shows who comes to the host, the organizer and those of the site, to others that somebody comes", async () => {
    const bo = await demo.get<{ id: string }>("bo", "/me");
    const meeting = await meetingWith({
      attendees: [guest, ...["bo", "lars"].map((person) => ({ email: demoEmail(person), name: person }))],
    });
    const [visit] = await invited(meeting, [guest], { hostId: bo.id, purpose: "Secret", needs: { plate: "AB 123" } });
    expect((await visitsOf(meeting, "bo"))[0]?.visitor?.name).toBe(guest.name);
    const [masked] = await visitsOf(meeting, "lars");
    expect(masked).toMatchObject({ purpose: "", needs: { plate: "" } });
    expect(masked?.visitor).toMatchObject({ name: "G. G.", email: "", company: "", phone: "", masked: true });
    expect((await demo.get<Page<Visit>>("lars", `/visits?meeting=${meeting.id}&search=greta`)).items).toEqual([]);
    expect((await demo.ask("lars", "GET", `/visits/${visit!.id}`)).status).toBe(404);
    expect((await demo.get<Page<Visit>>("lars", "/visits?search=greta")).items).toEqual([]);
    const mine = await demo.get<Page<Visit>>("bo", "/visits?host=me&search=greta");
    expect(mine.items.map(({ id }) => id)).toEqual([visit!.id]);
    expect((await demo.get<Page<Visit>>("bo", "/visits?host=me&search=ab%20123")).items).toHaveLength(1);
  });

  it("exports what is shown, formulas as text", async () => {
    const meeting = await meetingWith();
    await invited(meeting, [{ name: "=1+1", email: "" }, guest]);
    const file = await demo.api.server.inject({
      method: "GET",
      url: `/api/v1/visits/export?meeting=${meeting.id}`,
      headers: await demo.api.as("anna"),
    });
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.body).toContain("'=1+1");
    expect(file.body).toContain(guest.email);
  });
});

describe("changing", () => {
  it("changes host, needs, time and person, against the version that was seen", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    await mailed(visit!);
    const bo = await demo.get<{ id: string }>("bo", "/me");
    const period = { start: "2026-11-24T09:30:00.000Z", end: "2026-11-24T12:00:00.000Z" };
    const after = ok(
      await change(visit!, {
        hostId: bo.id,
        needs: { wifi: true },
        period,
        visitor: { phone: "12" },
        note: "Left door",
      }),
    );
    expect(after).toMatchObject({
      ...period,
      host: { id: bo.id },
      note: "Left door",
      needs: { wifi: true, lunch: false },
      visitor: { phone: "12", name: guest.name },
      movedFrom: { start: new Date(start).toISOString() },
      pass: { validFrom: "2026-11-24T08:30:00.000Z" },
    });
    expect(await mails(visit!)).toHaveLength(2);
    expect((await change(visit!, { note: "late" })).status).toBe(412);
    await move(meeting, 3);
    const [moved] = await visitsOf(meeting);
    expect(moved?.start).toBe("2026-11-24T12:30:00.000Z");
    const back = ok(await change(moved!, { period: null }));
    expect(back.start).toBe("2026-11-24T13:00:00.000Z");
  });

  it("cancels, takes back and confirms, each again without effect", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    expect(ok(await act(visit!, "confirm")).status).toBe("confirmed");
    expect(ok(await act(visit!, "confirm")).status).toBe("confirmed");
    expect(ok(await act(visit!, "cancel"))).toMatchObject({ status: "cancelled", pass: { status: "withdrawn" } });
    expect(ok(await act(visit!, "cancel")).status).toBe("cancelled");
    expect((await act(visit!, "confirm")).body.code).toBe("wrong_state");
    expect(ok(await act(visit!, "restore"))).toMatchObject({ status: "invited", pass: { status: "active" } });
    await act(visit!, "cancel");
    await invited(meeting, [guest]);
    expect((await act(visit!, "restore")).body.code).toBe("conflict");
  });
});

describe("following the meeting", () => {
  it("moves visits with their passes, and remembers what was told last", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    expect(await mails(visit!)).toHaveLength(1);
    await move(meeting, 1);
    // The invite did not go out yet: there is nothing that she was told.
    expect((await visitsOf(meeting))[0]).toMatchObject({ start: "2026-11-24T11:00:00.000Z", movedFrom: null });
    await mailed(visit!);
    await move(meeting, 1);
    await move(meeting, 1);
    const [moved] = await visitsOf(meeting);
    expect(moved).toMatchObject({
      start: "2026-11-24T13:00:00.000Z",
      movedFrom: { start: "2026-11-24T11:00:00.000Z" },
      pass: { validFrom: "2026-11-24T12:00:00.000Z", status: "active" },
    });
    await move(meeting, -2);
    expect((await visitsOf(meeting))[0]?.movedFrom).toBeNull();
  });

  it("tells nobody of a draft, and everybody once it is sent", async () => {
    const meeting = await meetingWith();
    const [visit] = await invited(meeting, [guest]);
    await move(meeting, 2);
    expect((await visitsOf(meeting))[0]).toMatchObject({ start: "2026-11-24T12:00:00.000Z", movedFrom: null });
    expect(await mails(visit!)).toEqual([]);
    await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting.id]);
    await demo.job((context) => scheduleMeeting(context, meeting.id));
    expect(await mails(visit!)).toHaveLength(1);
  });

  it("ends with the meeting", async () => {
    const meeting = await sent();
    const visits = await invited(meeting, [guest, other]);
    await act(visits[1]!, "cancel");
    ok(await demo.ask("anna", "POST", `/meetings/${meeting.id}/cancel`));
    for (const visit of await visitsOf(meeting)) expect(visit).toMatchObject({ status: "cancelled" });
    expect((await act(visits[0]!, "restore")).body.code).toBe("wrong_state");
  });

  it("takes those off who are off the invite, unless somebody added them by hand", async () => {
    const key = newId(now);
    const meeting = await meetingWith({ key });
    await invited(meeting, [guest], { source: "attendee" });
    await invited(meeting, [other], { source: "by_hand" });
    await meetingWith({ key, attendees: [] });
    const visits = await visitsOf(meeting);
    const statusOf = (email: string) => visits.find(({ visitor }) => visitor?.email === email)?.status;
    expect([statusOf(guest.email), statusOf(other.email)]).toEqual(["cancelled", "invited"]);
    await meetingWith({ key });
    expect((await visitsOf(meeting)).map(({ status }) => status).sort()).toEqual(["cancelled", "invited"]);
    const { items } = await demo.get<{ items: VisitorProposal[] }>("anna", `/meetings/${meeting.id}/visitor-proposals`);
    expect(items).toMatchObject([{ email: guest.email, wasCancelled: true }]);
  });

  it("goes to the site that takes the place of another", async () => {
    const meeting = await sent();
    const [visit] = await invited(meeting, [guest]);
    const location = (await demo.get<Meeting>("anna", `/meetings/${meeting.id}`)).locations[0]!;
    ok(
      await demo.ask("anna", "PATCH", `/meetings/${meeting.id}/locations/${location.id}`, {
        body: { siteId: site.Oslo },
      }),
    );
    const [moved] = await visitsOf(meeting);
    expect(moved).toMatchObject({ id: visit!.id, site: { id: site.Oslo }, status: "invited" });
  });

  it("is received by whoever gets the meeting", async () => {
    const meeting = await sent();
    await invited(meeting, [guest]);
    const [anna, bo] = await Promise.all(["anna", "bo"].map((person) => demo.get<{ id: string }>(person, "/me")));
    const items = [{ kind: "meeting", id: meeting.id }];
    ok(await demo.ask("greta", "POST", `/people/${anna!.id}/hand-over`, { body: { toId: bo!.id, items } }));
    expect((await visitsOf(meeting, "bo"))[0]?.host.id).toBe(bo!.id);
  });
});

describe("what a change means", () => {
  it("says how many visitors follow, are told, and would find the site closed", async () => {
    const meeting = await sent();
    const visits = await invited(meeting, [guest, other]);
    await act(visits[1]!, "cancel");
    await demo.rows("update visit set clearance = 'pending' where id = $1", [visits[1]!.id]);
    const path = `/meetings/${meeting.id}/preview-change`;
    const at = { id: site.Copenhagen };
    const moved = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { start: "2026-11-24T13:00:00Z" } });
    const follow = { outcome: "visitors_follow", site: at, count: 1, told: 1, isClosed: false };
    expect(ok(moved).lines).toMatchObject([follow]);
    const night = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { start: "2026-11-24T01:00:00Z" } });
    expect(ok(night).lines).toMatchObject([{ ...follow, isClosed: true }]);
    const off = await demo.ask<MoveConsequences>("anna", "POST", path, { body: { status: "cancelled" } });
    expect(ok(off).lines).toMatchObject([{ outcome: "visitors_cancelled", site: at, count: 1, told: 1 }]);
    expect((await visitsOf(meeting)).find(({ id }) => id === visits[0]!.id)).toMatchObject({ status: "invited" });
  });
});

describe("the dates of a series", () => {
  const daily = {
    pattern: { type: "daily", interval: 1 },
    range: {
      type: "numbered",
      startDate: "2026-11-24",
      numberOfOccurrences: 5,
      recurrenceTimeZone: "Europe/Copenhagen",
    },
  };

  async function seriesWith(more: object = {}): Promise<{ key: string; dates: Visit["meeting"][]; first: Meeting }> {
    const key = newId(now);
    return { key, ...(await written(key, more)) };
  }

  async function written(key: string, more: object = {}) {
    const body = {
      subject: "Every day",
      start: "2026-11-24T10:00:00Z",
      end: "2026-11-24T11:00:00Z",
      timeZone: "Europe/Copenhagen",
      attendees: [guest],
      recurrence: daily,
      ...more,
    };
    const first = ok(await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${key}`, { body }));
    return { first, dates: await datesOf(first) };
  }

  async function datesOf(first: Meeting): Promise<Visit["meeting"][]> {
    return demo.rows(
      "select id, subject, starts_at as start, status from meeting where series_id = $1 and status <> 'cancelled' order by starts_at",
      [first.series!.id],
    );
  }

  async function expected(first: Meeting): Promise<string[]> {
    const rows = await demo.rows<{ day: string; status: string }>(
      `select to_char(lower(v.during) at time zone 'UTC', 'DD HH24:MI') as day, v.status
         from visit v join meeting m on m.tenant_id = v.tenant_id and m.id = v.meeting_id
        where m.series_id = $1 order by lower(v.during), v.status`,
      [first.series!.id],
    );
    return rows.map(({ day, status }) => (status === "invited" ? day : `${day} ${status}`));
  }

  it.each([
    ["one", ["25 10:00"]],
    ["following", ["25 10:00", "26 10:00", "27 10:00", "28 10:00"]],
    ["all", ["24 10:00", "25 10:00", "26 10:00", "27 10:00", "28 10:00"]],
  ])("are invited to: %s", async (scope, days) => {
    const { first, dates } = await seriesWith();
    await invited({ id: dates[1]!.id }, [guest], { scope });
    expect(await expected(first)).toEqual(days);
    await invited({ id: dates[1]!.id }, [guest], { scope });
    expect(await expected(first)).toEqual(days);
  });

  it("are followed when the series moves, and come to dates that are added", async () => {
    const { key, first, dates } = await seriesWith();
    await invited({ id: dates[0]!.id }, [guest], { scope: "all" });
    await written(key, { start: "2026-11-24T12:00:00Z", end: "2026-11-24T13:00:00Z" });
    expect(await expected(first)).toEqual(["24", "25", "26", "27", "28"].map((day) => `${day} 12:00`));
    const range = { ...daily.range, numberOfOccurrences: 7 };
    await written(key, { start: "2026-11-24T12:00:00Z", end: "2026-11-24T13:00:00Z", recurrence: { ...daily, range } });
    expect((await expected(first)).slice(-2)).toEqual(["29 12:00", "30 12:00"]);
    const fewer = { ...daily.range, numberOfOccurrences: 6 };
    await written(key, {
      start: "2026-11-24T12:00:00Z",
      end: "2026-11-24T13:00:00Z",
      recurrence: { ...daily, range: fewer },
    });
    expect((await expected(first)).at(-1)).toBe("30 12:00 cancelled");
  });

  it("stay off where they were cancelled, for one date or from one on", async () => {
    const { key, first, dates } = await seriesWith();
    const [second] = await invited({ id: dates[1]!.id }, [guest], { scope: "all" });
    ok(await act(second!, "cancel"));
    const [fourth] = await visitsOf({ id: dates[3]!.id });
    ok(await act(fourth!, "cancel", { scope: "following" }));
    const range = { ...daily.range, numberOfOccurrences: 7 };
    await written(key, { recurrence: { ...daily, range } });
    expect(await expected(first)).toEqual([
      "24 10:00",
      "25 10:00 cancelled",
      "26 10:00",
      "27 10:00 cancelled",
      "28 10:00 cancelled",
    ]);
  });

  it("are changed together, and told a week before each", async () => {
    const { first, dates } = await seriesWith();
    const [visit] = await invited({ id: dates[0]!.id }, [guest], { scope: "all", needs: { lunch: true } });
    ok(await change(visit!, { purpose: "Course", needs: { lunch: false, wifi: true }, scope: "following" }));
    const rows = await demo.rows<{ purpose: string; wifi: boolean; lunch: boolean }>(
      "select v.purpose, v.wifi, v.lunch from visit v join meeting m on m.id = v.meeting_id where m.series_id = $1",
      [first.series!.id],
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toEqual({ purpose: "Course", wifi: true, lunch: false });
  });
});

describe("lunch", () => {
  it("counts everybody once", async () => {
    const meeting = await meetingWith();
    const [before = 0] = await headCount(meeting);
    await invited(meeting, [guest], { source: "attendee", needs: { lunch: true } });
    expect(await headCount(meeting)).toEqual([before]);
    const visits = await invited(meeting, [{ name: "By hand" }], { needs: { lunch: true } });
    expect(await headCount(meeting)).toEqual([before + 1]);
    const hand = visits.find(({ visitor }) => visitor?.name === "By hand")!;
    ok(await change(hand, { needs: { lunch: false } }));
    expect(await headCount(meeting)).toEqual([before]);
    const again = ok(await change({ ...hand, version: hand.version + 1 }, { needs: { lunch: true } }));
    ok(await act(again, "cancel"));
    expect(await headCount(meeting)).toEqual([before]);
    ok(await act(again, "restore"));
    expect(await headCount(meeting)).toEqual([before + 1]);
  });
});
