import { describe, expect, it } from "vitest";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { CardKind } from "@magic-meetings/contract/messages/message-words.ts";
import { meetingCardWords } from "./meeting-card-words.ts";
import { viewOf } from "./message-test-world.ts";
import { builtInTemplates, fillTemplate, pickTemplate, unknownPlaceholders } from "./message-template.ts";

const words = { subject: "Review", when: "today", place: "Aarhus", organizer: "Anna", orders: "1", total: "10 DKK" };

describe("the words that come with the product", () => {
  const all = Object.entries(builtInTemplates).flatMap(([kind, texts]) =>
    locales.map((locale) => ({ kind: kind as CardKind, locale, text: texts[locale] })),
  );

  it.each(all)("$kind in $locale names only facts that there are", ({ kind, text }) => {
    expect(unknownPlaceholders(kind, text)).toEqual([]);
  });
});

describe("fillTemplate", () => {
  it("puts the facts into title and summary", () => {
    const template = { title: "{subject}!", summary: "{when}, {place}: {total}" };
    expect(fillTemplate("meeting_card", template, words)).toEqual({
      title: "Review!",
      summary: "today, Aarhus: 10 DKK",
    });
  });

  it("refuses a template with a fact that there is not", () => {
    const template = { title: "{subject}", summary: "{price} {constructor}" };
    expect(() => fillTemplate("meeting_card", template, words)).toThrow("price, constructor");
  });

  it("leaves braces in a fact as they are", () => {
    const template = { title: "{subject}", summary: "" };
    expect(fillTemplate("meeting_card", template, { ...words, subject: "{total} {x}" }).title).toBe("{total} {x}");
  });
});

describe("pickTemplate", () => {
  const kept = [
    { locale: "da" as const, title: "da", summary: "", version: 1 },
    { locale: "en" as const, title: "en", summary: "", version: 2 },
  ];

  it("takes the first of the languages that the company keeps", () => {
    expect(pickTemplate("meeting_card", kept, ["da", "en"])).toMatchObject({ title: "da", version: 1 });
    expect(pickTemplate("meeting_card", kept, ["it", "de", "en"])).toMatchObject({ title: "en", version: 2 });
  });

  it("takes the product's words in the reader's language where the company keeps none", () => {
    expect(pickTemplate("meeting_card", [], ["it", "en"])).toMatchObject({
      locale: "it",
      version: null,
      title: "{subject}",
    });
  });
});

describe("meetingCardWords", () => {
  const { meeting } = viewOf("019cad00-0000-7000-8000-000000000000");
  const total = [{ amountMinor: 129_50, currency: "DKK" }];

  it("speaks the reader's language in the meeting's zone", () => {
    const danish = meetingCardWords({ meeting: { ...meeting, totals: total } }, "da");
    expect(danish.when).toContain("tirsdag den 3. marts 2026");
    expect(danish.when).toContain("10.00");
    expect(danish.total.replace(/\s/g, " ")).toBe("129,50 kr.");
  });

  it("knows currencies without minor units", () => {
    const yen = [{ amountMinor: 1200, currency: "JPY" }];
    expect(meetingCardWords({ meeting: { ...meeting, totals: yen } }, "en").total).toBe("JP¥1,200");
  });

  it("has a word where there is nothing to say", () => {
    const empty = meetingCardWords({ meeting: { ...meeting, subject: "" } }, "de");
    expect(empty).toMatchObject({ subject: "(kein Betreff)", place: "–", total: "–" });
  });
});
