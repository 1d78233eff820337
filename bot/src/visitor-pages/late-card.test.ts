import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { LateCardView } from "@magic-meetings/contract/visitor-pages/late-card.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { lateCard } from "./late-card.ts";

const view: LateCardView = {
  visitId: "01920000-0000-7000-8000-000000000001",
  visitor: "李小龍",
  company: "Gæst & Søn",
  site: { name: "Oslo", timeZone: "Europe/Oslo" },
  start: "2026-11-24T09:00:00.000Z",
  expectedAt: "2026-11-24T09:25:00.000Z",
  meeting: { id: "01920000-0000-7000-8000-000000000002", subject: "Budget 2027" },
};
const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: (id: string) => `https://meetings.example/tabs/#/accounts?account=${id}`,
};
const cases: [string, LateCardView, "en" | "da"][] = [
  ["late", view, "en"],
  ["late-in-danish", view, "da"],
  ["late-without-meeting", { ...view, company: "", meeting: null }, "en"],
];

function cardOf(shown: LateCardView, locale: (typeof locales)[number] = "en") {
  return lateCard(shown, { title: `${shown.visitor} comes later`, summary: "" }, { locale, links });
}

describe("the card of a late visitor", () => {
  it.each(cases)("%s looks as its golden file", async (name, shown, locale) => {
    await expect(`${JSON.stringify(cardOf(shown, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, shown] of cases) expect(textsOf(cardOf(shown, locale)).join("\n")).not.toMatch(/[{}]/);
  });

  it("stays below the channel's limit however long the names are", () => {
    const meeting = { id: view.visitId, subject: "å".repeat(5_000) };
    const long = { ...view, visitor: "æ".repeat(5_000), company: "ø".repeat(5_000), meeting };
    expect(Buffer.byteLength(JSON.stringify(cardOf(long)))).toBeLessThan(largestCard);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, shown, locale) => {
    expect(cardSchema?.(cardOf(shown, locale))).toBeNull();
  });
});
