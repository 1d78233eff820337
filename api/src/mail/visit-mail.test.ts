import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { isolated } from "@magic-meetings/contract/words/isolate-rules.ts";
import { describe, expect, it } from "vitest";
import { visitMailKinds } from "./choose-visit-mail.ts";
import { visitMailContent, type VisitMailFacts } from "./visit-mail-facts.ts";
import { visitMailHtml } from "./visit-mail-html.ts";
import { visitMailText } from "./visit-mail-text.ts";
import { visitMailWords } from "./visit-mail-words.ts";

const facts: VisitMailFacts = {
  kind: "invited",
  locale: "en",
  name: "Søren Østergård",
  company: "Nordlys Group",
  subject: "Budget 2027",
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T10:30:00.000Z",
  site: {
    name: "Copenhagen",
    address: "Havnegade 1, 1058 København K",
    timeZone: "Europe/Copenhagen",
    mapUrl: "https://maps.example/?q=Havnegade&zoom=1",
  },
  rooms: ["Aarhus, 2nd floor"],
  host: { name: "Anna Kjær", email: "anna@nordlys.example" },
  before: null,
  pass: { validFrom: "2026-11-24T08:00:00.000Z", validTo: "2026-11-24T11:30:00.000Z" },
  pageUrl: "https://meetings.example/visit/abc",
  hasHouseRules: true,
  retentionDays: 30,
};
const moved: VisitMailFacts = {
  ...facts,
  kind: "moved",
  before: {
    start: "2026-11-23T09:00:00.000Z",
    end: "2026-11-23T10:30:00.000Z",
    site: "Oslo",
    rooms: ["Fjord, 1st floor"],
  },
};

function mailOf(shown: VisitMailFacts) {
  const content = visitMailContent(shown);
  return { subject: content.subject, text: visitMailText(content), html: visitMailHtml(content, shown) };
}

describe("a visitor's mail", () => {
  it.each(locales)("is as its golden file in %s", async (locale) => {
    const texts = visitMailKinds.map((kind) => {
      const { subject, text } = mailOf({
        ...(kind === "moved" || kind === "place_changed" ? moved : facts),
        kind,
        locale,
      });
      return `${subject}\n\n${text}`;
    });
    await expect(texts.join("\n----\n\n")).toMatchFileSnapshot(`./golden/visit-mails.${locale}.txt`);
  });

  it.each([
    ["invited", facts],
    ["moved", moved],
    ["cancelled", { ...facts, kind: "cancelled" as const }],
  ])("is as its golden file in HTML: %s", async (name, shown) => {
    await expect(mailOf(shown).html).toMatchFileSnapshot(`./golden/visit-mail-${name}.html`);
  });

  it.each(locales)("leaves nothing out of its sentences in %s, and has its own words", (locale) => {
    for (const kind of visitMailKinds) {
      const { subject, text, html } = mailOf({ ...moved, kind, locale });
      for (const part of [subject, text, html]) expect(part).not.toMatch(/\{\w+\}/);
      expect(html).toContain(`lang="${locale}"`);
      if (locale !== "en") expect(visitMailWords[locale].lead[kind]).not.toBe(visitMailWords.en.lead[kind]);
    }
  });

  it("strikes the old time and names the zone", () => {
    const { html, text } = mailOf(moved);
    expect(html).toMatch(/<s><bdi>Monday,? 23 November 2026.*?<\/bdi><\/s>/);
    expect(text).toContain("Central European Standard Time");
  });

  it("shows no pass and no page once it is off", () => {
    const { html, text } = mailOf({ ...facts, kind: "cancelled" });
    expect(html).not.toContain("cid:");
    expect(`${html}${text}`).not.toContain(facts.pageUrl);
  });

  it.each([
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{company} {host}",
    "مرحبا <b>",
    "👩‍🚀".repeat(50),
    "Plato",
    "x".repeat(200),
    "two\r\nlines",
  ])("takes every name for a name: %j", (name) => {
    const hostile = {
      ...moved,
      name,
      company: name,
      subject: name,
      host: { ...facts.host, name },
      rooms: [name],
      site: { ...facts.site, name, address: name, mapUrl: 'javascript:alert("1")' },
    };
    const { subject, html, text } = mailOf(hostile);
    expect(html).not.toMatch(/<(script|img src=x|b>)/);
    expect(html).not.toMatch(/href="javascript:/);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text.split("\n")[0]).toBe(`Hello ${isolated(name.replace(/[\r\n]+/g, " "))},`);
  });
});
