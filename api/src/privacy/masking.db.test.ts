import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import type { Page } from "@magic-meetings/contract/words/words.ts";
import { newId } from "../db/new-id.ts";
import { demoEmail, startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";
import { scheduleMeeting } from "../meetings/schedule-meeting.ts";

// Who sees what of a visitor, through everything that shows visitors. A colleague who takes part in the meeting knows that
// somebody comes, and by initials who; whoever has nothing to do with it does not even know that.

const now = new Date("2026-11-18T08:00:00Z");
const visitor = {
  name: "Xanthippa Quilligan",
  email: "xanthippa@quilligan.example",
  phone: "+45 31 41 59 26",
  company: "Quilligan Freight",
};
const rest = { plate: "XQ 31 415", note: "Xq-note: brings a model", purpose: "Xq-purpose: contract" };
const fields = { ...visitor, ...rest };

let demo: DemoTestApi;
let site: string;
let meeting: string;
let visit: string;

beforeAll(async () => {
  demo = await startDemoTestApi(now);
  const [copenhagen] = await demo.rows<{ id: string }>("select id from site where name = 'Copenhagen'");
  site = copenhagen?.id ?? "";
  const body = {
    subject: "Behind glass",
    start: "2026-11-18T09:00:00Z",
    end: "2026-11-18T10:00:00Z",
    timeZone: "Europe/Copenhagen",
    attendees: [{ email: demoEmail("bo"), name: "Bo" }],
  };
  const made = await demo.ask<Meeting>("anna", "PUT", `/meetings/by-key/${newId(now)}`, { body });
  meeting = made.body.id;
  await demo.rows("update meeting set status = 'scheduled' where id = $1", [meeting]);
  await demo.job((context) => scheduleMeeting(context, meeting));
  const { plate, note, purpose } = rest;
  const invited = await demo.ask<{ visitIds: string[] }>("anna", "POST", `/meetings/${meeting}/visits`, {
    body: { visitors: [{ ...visitor, needs: { parking: true, plate } }], note, purpose },
  });
  expect(invited.status, JSON.stringify(invited.body)).toBe(201);
  visit = invited.body.visitIds[0] ?? "";
  demo.moveTo(new Date("2026-11-18T09:05:00Z"));
  expect((await demo.ask("pia", "POST", `/visits/${visit}/check-in`)).status).toBe(200);
});
afterAll(() => demo.stop());

/** Host, her delegate, and those who look after visitors at the site. */
const needing = ["anna", "ida", "pia", "niels", "elena", "greta"];
/** A colleague in the meeting, another organizer, the reception of another site, kitchen, finance, and another company. */
const others = ["bo", "hugo", "dag", "giulia", "carla", "finn", "lena", "per"];

const shown = () => [
  `/visits?meeting=${meeting}`,
  `/visits?site=${site}`,
  "/visits",
  "/visits?search=xanthippa",
  `/visits/export?meeting=${meeting}`,
  "/visits/export",
  `/visits/${visit}`,
  `/visits/${visit}/badge`,
  `/visits/${visit}/photo`,
  `/meetings/${meeting}`,
  `/meetings/${meeting}/timeline`,
  `/meetings/${meeting}/visitor-proposals`,
  `/sites/${site}/reception?day=2026-11-18`,
  `/sites/${site}/reception/closings`,
  `/sites/${site}/evacuation-list`,
  "/visit-reviews",
  "/visitors?search=xanthippa",
  "/visitor-insight?from=2026-11-18&to=2026-11-18&by=company",
  "/meetings?from=2026-11-18T00:00:00Z&to=2026-11-19T00:00:00Z",
  "/messages",
];

/** The answer as it goes over the wire, whatever it is. */
async function answerTo(person: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await demo.api.server.inject({ url: `/api/v1${path}`, headers: await demo.api.as(person) });
  expect(answer.statusCode, `${person} ${path} ${answer.body}`).toBeLessThan(500);
  return { status: answer.statusCode, text: answer.body };
}

describe("who needs to know a visitor", () => {
  it.each(needing)("%s sees all of her", async (person) => {
    const { status, text } = await answerTo(person, `/visits/${visit}`);
    expect(status).toBe(200);
    for (const [field, value] of Object.entries(fields)) expect(text, field).toContain(value);
  });

  it.each(others)("%s sees no field of her, wherever visitors are shown", async (person) => {
    for (const path of shown()) {
      const { text } = await answerTo(person, path);
      for (const [field, value] of Object.entries(fields)) expect(text, `${field} in ${path}`).not.toContain(value);
      expect(text, path).not.toMatch(/xanthippa|quilligan/i);
    }
  });

  it("is told of by initials in the meeting, if at all", async () => {
    const { status, body } = await demo.ask<Page<Visit>>("bo", "GET", `/visits?meeting=${meeting}`);
    if (status !== 200) return expect(status).toBe(404);
    for (const one of body.items) {
      expect(one.visitor).toMatchObject({ masked: true, email: "", phone: "", company: "" });
      expect(one).toMatchObject({ note: "", purpose: "", needs: { plate: "" } });
    }
  });

  it("leaves no name in what live screens and other systems are told", async () => {
    const rows = await demo.rows<{ text: string }>(
      "select s::text as text from signal s where s.meeting_id = $1 or s.subject_id = $2",
      [meeting, visit],
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { text } of rows) {
      expect(text).not.toMatch(/xanthippa|quilligan|31 41 59/i);
    }
  });

  it("keeps pictures to the reception and security of the site", async () => {
    await demo.rows(
      "insert into visitor_photo (tenant_id, visit_id, jpeg, taken_at) select tenant_id, id, '\\xffd8ffd9', $2 from visit where id = $1",
      [visit, now],
    );
    for (const person of ["pia", "niels"]) expect((await answerTo(person, `/visits/${visit}/photo`)).status).toBe(200);
    for (const person of ["anna", "elena", ...others]) {
      expect((await answerTo(person, `/visits/${visit}/photo`)).status, person).toBeOneOf([403, 404]);
    }
  });
});
