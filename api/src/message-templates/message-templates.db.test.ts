import type {
  MessageTemplateEntry,
  TemplateLanguages,
  TemplateVersion,
} from "@magic-meetings/contract/message-templates/message-template.ts";
import type { FieldError } from "@magic-meetings/contract/problems/problem.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startDemoTestApi, type DemoTestApi } from "../http/demo-test-api.ts";

let demo: DemoTestApi;

beforeAll(async () => {
  demo = await startDemoTestApi(new Date("2026-11-23T09:00:00Z"));
});
afterAll(() => demo.stop());

const all = async (person = "greta") =>
  (await demo.get<{ items: MessageTemplateEntry[] }>(person, "/message-templates")).items;
const find = async (kind = "meeting_card", channel = "teams") => {
  const found = (await all()).find((one) => one.kind === kind && one.channel === channel);
  if (found === undefined) throw new Error("There is no such template");
  return found;
};
const words = (title: string, summary = "{when}") =>
  Object.fromEntries(["en", "da", "nb", "it", "de"].map((locale) => [locale, { title, summary }])) as TemplateLanguages;
const save = (languages: object, version: number, path = "meeting_card/teams", person = "greta") =>
  demo.ask<MessageTemplateEntry & { errors?: FieldError[] }>(person, "PUT", `/message-templates/${path}`, {
    body: { version, languages },
  });

describe("a company's own words", () => {
  it("are none at first, and every kind says what may be named and what has to be", async () => {
    expect(await find("orphan_card", "email")).toMatchObject({ own: null, version: 0, updated: null });
    expect(await find("approval_card")).toMatchObject({ required: ["room", "organizer"] });
    expect((await find()).variables).toContain("total");
  });

  it("are saved in every language, with a version each time, and cards are written with them", async () => {
    const { version: first } = await find();
    const saved = await save(words("At Nordlys: {subject}"), first);
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    expect(saved.body).toMatchObject({ version: first + 1, own: { it: { title: "At Nordlys: {subject}" } } });
    const [meeting] = await demo.rows<{ id: string }>(
      "select m.id from meeting m join app_user u on u.id = m.organizer_id where u.name like 'Anna%' order by m.id limit 1",
    );
    const card = await demo.get<{ text: { title: string } }>("anna", `/meetings/${meeting?.id}/card`);
    expect(card.text.title).toMatch(/^At Nordlys: /);
    expect((await save(words("{subject}!"), first + 1)).body.version).toBe(first + 2);
    const { items } = await demo.get<{ items: TemplateVersion[] }>(
      "greta",
      "/message-templates/meeting_card/teams/versions",
    );
    expect(items.map(({ version, languages }) => [version, languages.en?.title])).toEqual([
      [first + 2, "{subject}!"],
      [first + 1, "At Nordlys: {subject}"],
    ]);
  });

  it("are not overwritten by whoever read them before, also not by two at once", async () => {
    const { version } = await find();
    const both = await Promise.all([save(words("a {subject}"), version), save(words("b {subject}"), version)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await save(words("c {subject}"), version)).status).toBe(412);
  });

  it.each([
    ["a variable that nobody can fill", words("{subject} {colour}"), "unknown_variable"],
    ["a missing variable", words("A meeting"), "missing_variable"],
    ["half a brace", words("{subject} {"), "stray_brace"],
  ])("are refused with %s, language by language", async (_, languages, code) => {
    const before = await find();
    const { status, body } = await save(languages, before.version);
    expect(status).toBe(422);
    expect(body.errors?.map((error) => [error.pointer, error.code])).toContainEqual(["/languages/de", code]);
    expect(await find()).toEqual(before);
  });

  it("are refused without one of the languages, or for a kind that there is not", async () => {
    const { version } = await find();
    const { it: _italian, ...four } = words("{subject}");
    expect((await save(four, version)).status).toBe(400);
    expect((await save(words("{subject}"), 0, "visit_mail/teams")).status).toBe(404);
    expect((await save(words("{subject}"), 0, "meeting_card/sms")).status).toBe(404);
  });

  it("go back to those of the product, and can be saved again", async () => {
    const reset = await demo.ask<MessageTemplateEntry>("greta", "POST", "/message-templates/meeting_card/teams/reset");
    expect(reset.body).toMatchObject({ own: null });
    const again = await save(words("Again: {subject}"), reset.body.version);
    expect(again.body).toMatchObject({ version: reset.body.version + 1, own: { en: { title: "Again: {subject}" } } });
  });

  it("are the administrators', each company's its own", async () => {
    expect((await demo.ask("anna", "GET", "/message-templates")).status).toBe(403);
    expect((await save(words("{subject}"), 0, "meeting_card/teams", "anna")).status).toBe(403);
    await save(words("Ours: {subject}"), (await find()).version);
    expect(JSON.stringify(await all("lena"))).not.toContain("Ours: ");
  });
});

describe("trying words", () => {
  const preview = (body: object, kind = "meeting_card") =>
    demo.ask<{ title: string; isReal: boolean }>("greta", "POST", `/message-templates/${kind}/teams/preview`, { body });

  it("shows what they would say, of names where the asker has no such message", async () => {
    const { status, body } = await preview(
      { locale: "en", title: "About {account}: {percent} %", summary: "" },
      "budget_card",
    );
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.title).toContain("%");
    expect((await preview({ locale: "en", title: "{nothing}", summary: "" })).status).toBe(422);
  });

  it("shows what they would say of a real message, and sends that to oneself", async () => {
    await demo.rows(
      `update message_log m set receiver_id = g.id
         from app_user g, meeting e
        where g.name like 'Greta%' and m.tenant_id = g.tenant_id and m.kind = 'meeting_card'
          and e.tenant_id = m.tenant_id and e.id = m.meeting_id`,
    );
    const { body } = await preview({ locale: "en", title: "See: {subject}", summary: "{when}" });
    expect(body).toMatchObject({ title: expect.stringMatching(/^See: [^‹{]/) as string, isReal: true });
    const sent = await demo.ask<{ status: string }>("greta", "POST", "/message-templates/meeting_card/teams/test");
    expect(sent.status, JSON.stringify(sent.body)).toBe(202);
    expect(sent.body).toMatchObject({ status: "pending", kind: "meeting_card", channel: "teams" });
  });
});
