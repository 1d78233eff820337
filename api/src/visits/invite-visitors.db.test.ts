import type { VisitorProposal } from "@magic-meetings/contract/visits/visit-input.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id.ts";
import { demoEmail } from "../http/demo-test-api.ts";
import { end, guest, now, other, start, startVisitWorld, type VisitWorld } from "./visit-test-world.ts";

let world: VisitWorld;
let demo: VisitWorld["demo"];
let site: VisitWorld["site"];
let meetingWith: VisitWorld["meetingWith"];
let sent: VisitWorld["sent"];
let invite: VisitWorld["invite"];
let visitsOf: VisitWorld["visitsOf"];
let invited: VisitWorld["invited"];
let mails: VisitWorld["mails"];

beforeAll(async () => {
  world = await startVisitWorld();
  ({ demo, site, meetingWith, sent, invite, visitsOf, invited, mails } = world);
});
afterAll(() => world.stop());

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
    ["a control character in the company", { visitors: [{ name: "a", company: "a\u0000b" }] }],
    ["a control character in the telephone", { visitors: [{ name: "a", phone: "1\u00002" }] }],
    ["a control character in the purpose", { visitors: [{ name: "a" }], purpose: "a\u0000b" }],
    ["a control character in the note", { visitors: [{ name: "a" }], note: "a\u0000b" }],
    ["a control character in the plate", { visitors: [{ name: "a", needs: { plate: "a\u0000b" } }] }],
    ["half a character", { visitors: [{ name: "a\ud800" }] }],
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
