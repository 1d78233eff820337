import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { mailFailures, type MailFailedCardView } from "@magic-meetings/contract/mail/mail-failed.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { mailFailedCard } from "./mail-failed-card.ts";

const view: MailFailedCardView = {
  visitId: "01920000-0000-7000-8000-000000000001",
  visitor: "Søren Ø. Å",
  email: "soren@gaest.example",
  failure: "mailbox_unknown",
  site: { name: "Oslo", timeZone: "Europe/Oslo" },
  start: "2026-11-24T09:00:00.000Z",
  end: "2026-11-24T10:00:00.000Z",
  subject: "Budget 2027",
  meetingId: "01920000-0000-7000-8000-000000000002",
};
const links = {
  meeting: (id: string) => `https://meetings.example/tabs/#/meetings/${id}`,
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: (id: string) => `https://meetings.example/tabs/#/accounts?account=${id}`,
};
const cases: [string, MailFailedCardView, "en" | "da"][] = [
  ["mailbox-unknown", view, "en"],
  ["mailbox-unknown-in-danish", view, "da"],
  ["refused-without-meeting", { ...view, failure: "refused", subject: "", meetingId: null }, "en"],
];

function cardOf(shown: MailFailedCardView, locale: (typeof locales)[number] = "en") {
  return mailFailedCard(shown, { title: `${shown.visitor} did not get the mail`, summary: "" }, { locale, links });
}

describe("the card of a mail that did not go out", () => {
  it.each(cases)("%s looks as its golden file", async (name, shown, locale) => {
    await expect(`${JSON.stringify(cardOf(shown, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(mailFailures)("says what helps after %s, and leaves no value out in any language", (failure) => {
    for (const locale of locales) {
      const texts = textsOf(cardOf({ ...view, failure }, locale)).join("\n");
      expect(texts).not.toMatch(/[{}]/);
      expect(texts).toContain(failure === "no_address" ? view.visitor : view.email);
    }
  });

  it("stays below the channel's limit however long the names are", () => {
    const long = { ...view, visitor: "æ".repeat(5_000), email: "ø".repeat(5_000), subject: "å".repeat(5_000) };
    expect(Buffer.byteLength(JSON.stringify(cardOf(long)))).toBeLessThan(largestCard);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, shown, locale) => {
    expect(cardSchema?.(cardOf(shown, locale))).toBeNull();
  });
});
