import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { visitorPageStates } from "@magic-meetings/contract/visitor-pages/visitor-page-words.ts";
import type { VisitorPage } from "@magic-meetings/contract/visitor-pages/visitor-page.ts";
import { describe, expect, it } from "vitest";
import { lateTimes } from "./visitor-page-forms.ts";
import { visitorPageHtml } from "./visitor-page-view.ts";

const now = new Date("2026-11-24T08:50:00Z");
const page: VisitorPage = {
  state: "open",
  company: "Nordlys Group",
  locale: "en",
  visitor: { name: "Søren Østergård", company: "Gæst", phone: "+45 12 34 56 78" },
  subject: "Budget 2027",
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T10:30:00.000Z",
  movedFrom: null,
  lateUntil: null,
  site: {
    id: "01920000-0000-7000-8000-000000000001",
    name: "Copenhagen",
    address: "Havnegade 1",
    timeZone: "Europe/Copenhagen",
    mapUrl: "https://maps.example/?q=a&z=1",
  },
  rooms: ["Aarhus, 2nd floor"],
  host: { name: "Anna Kjær", title: "Sales", email: "anna@nordlys.example" },
  needs: { parking: true, plate: "DK 12345", wheelchair: false, wifi: true, lunch: false },
  isConfirmed: false,
  pass: {
    qr: "MM1:AAECAwQFBgcICQoLDA0ODw",
    validFrom: "2026-11-24T08:00:00.000Z",
    validTo: "2026-11-24T11:30:00.000Z",
  },
  houseRules: { number: 2, locale: "en", document: "No smoking.\n\nStay with <your> host.", acceptedAt: null },
  privacy: { purpose: "", retentionDays: 30, consent: null },
};
const html = (changes: Partial<VisitorPage> = {}) => visitorPageHtml({ ...page, ...changes }, { now });

describe("the visitor's page", () => {
  it("is as its golden file", async () => {
    await expect(html()).toMatchFileSnapshot("./golden/open.html");
  });

  it.each(locales)("leaves no fact out of a sentence in %s, whatever the state", (locale) => {
    for (const state of visitorPageStates) {
      const shown = html({
        locale,
        state,
        movedFrom: { start: "2026-11-23T09:00:00.000Z", end: "2026-11-23T10:00:00.000Z" },
        lateUntil: "2026-11-24T09:15:00.000Z",
        isConfirmed: true,
        houseRules: { ...page.houseRules!, acceptedAt: "2026-11-20T09:00:00.000Z" },
      });
      expect(shown.replace(/data-say-offline="[^"]*"/, "")).not.toMatch(/\{\w+\}/);
      expect(shown).toContain(`<html lang="${locale}">`);
    }
  });

  it("shows no code and asks for nothing once the visit is off", () => {
    const shown = html({ state: "cancelled", pass: null });
    expect(shown).not.toContain("<svg");
    for (const action of ["confirm", "late", "details", "house-rules"]) {
      expect(shown).not.toContain(`data-action="${action}"`);
    }
    expect(shown).toContain('data-action="erase"');
  });

  it("strikes the old time while the new one is to come", () => {
    const movedFrom = { start: "2026-11-23T09:00:00.000Z", end: "2026-11-23T10:00:00.000Z" };
    expect(html({ movedFrom })).toMatch(/<s><bdi>Monday/);
    expect(html({ movedFrom, state: "over" })).not.toContain("<s>");
  });

  it.each([
    "<script>alert(1)</script>",
    `"><img src=x onerror=alert(1)>`,
    "' onmouseover='x",
    "{name}{company}",
    "مرحبا",
  ])("takes every word for a word: %j", (word) => {
    const shown = html({
      company: word,
      subject: word,
      rooms: [word],
      visitor: { name: word, company: word, phone: word },
      host: { name: word, title: word, email: `${word}@x.example` },
      site: { ...page.site, name: word, address: word, mapUrl: `javascript:${word}` },
      needs: { ...page.needs, plate: word },
      houseRules: { ...page.houseRules!, document: word },
      privacy: { purpose: word, retentionDays: 1, consent: { id: "", locale: "en", content: word } },
    });
    expect(shown.match(/<script/g)).toHaveLength(1);
    expect(shown).not.toContain("<img");
    expect(shown.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/);
    expect(shown).not.toContain('href="javascript:');
  });

  it("loads nothing but our own style and script", () => {
    const loaded = [...html().matchAll(/(?:src|href)="([^"]*)"/g)].map(([, url = ""]) => url);
    expect(loaded.filter((url) => !/^(mailto:|\?lang=)/.test(url))).toEqual([
      "/visit-assets/visit-page.css",
      "/visit-assets/visit-page.js",
      "https://maps.example/?q=a&amp;z=1",
    ]);
  });
});

describe("the times of somebody late", () => {
  it.each([
    ["before the visit", "2026-11-24T06:00:00Z", ["09:15", "09:30", "09:45", "10:00", "10:15"]],
    ["while it runs", "2026-11-24T09:50:00Z", ["10:00", "10:15"]],
    ["at its end", "2026-11-24T10:20:00Z", []],
  ])("are the quarters that are left %s", (_, at, times) => {
    expect(lateTimes(page, new Date(at)).map((time) => time.toISOString().slice(11, 16))).toEqual(times);
  });
});
