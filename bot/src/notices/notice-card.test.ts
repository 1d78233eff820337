import { locales } from "@magic-meetings/contract/identity/identity.ts";
import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { noticeCard } from "./notice-card.ts";

const guessed: NoticeCardView = {
  kind: "codes_guessed",
  accessPoint: "Main door",
  site: { name: "Oslo", timeZone: "Europe/Oslo" },
  raisedAt: "2026-11-24T09:00:00.000Z",
  tries: 12,
};
const disabled: NoticeCardView = {
  kind: "webhook_disabled",
  webhook: "Doors of Oslo",
  host: "doors.example.com",
  failingSince: "2026-11-23T09:00:00.000Z",
};
const waiting: NoticeCardView = {
  kind: "visits_wait",
  site: { name: "Copenhagen", timeZone: "Europe/Copenhagen" },
  count: 3,
  firstAt: "2026-11-24T09:00:00.000Z",
};
const decided: NoticeCardView = {
  kind: "visit_decided",
  visitor: "Clara <b>Weiss</b>",
  approved: false,
  start: "2026-11-24T09:00:00.000Z",
  site: { name: "Milan", timeZone: "Europe/Rome" },
};
const changed: NoticeCardView = {
  kind: "visitors_changed",
  subject: "Board meeting",
  count: 11,
  coming: 9,
  visits: [
    {
      visitor: "Clara [Weiss](http://x.example)",
      isOff: false,
      start: "2026-11-24T09:00:00.000Z",
      movedFrom: "2026-11-24T08:00:00.000Z",
      site: { name: "Milan", timeZone: "Europe/Rome" },
    },
    {
      visitor: "\u202Eשלום",
      isOff: false,
      start: "2026-11-24T09:00:00.000Z",
      movedFrom: null,
      site: { name: "Milan", timeZone: "Europe/Rome" },
    },
    {
      visitor: "",
      isOff: true,
      start: "2026-11-24T09:00:00.000Z",
      movedFrom: null,
      site: { name: "Milan", timeZone: "Europe/Rome" },
    },
  ],
};
const cases: [string, NoticeCardView, "en" | "da"][] = [
  ["codes-guessed", guessed, "en"],
  ["codes-guessed-in-danish", guessed, "da"],
  ["webhook-disabled", disabled, "en"],
  ["webhook-disabled-in-danish", disabled, "da"],
  ["visits-wait", waiting, "en"],
  ["visits-wait-in-danish", waiting, "da"],
  ["visit-refused", decided, "en"],
  ["visit-refused-in-danish", decided, "da"],
  ["visitors-changed", changed, "en"],
  ["visitors-changed-in-danish", changed, "da"],
  ["visit-approved", { ...decided, approved: true }, "en"],
];

/** As the built-in words of a message say it. */
const titles: Record<NoticeCardView["kind"], { en: string; da: string }> = {
  codes_guessed: {
    en: "Passes that do not exist are tried at Main door",
    da: "Der prøves adgangskort, der ikke findes, ved Main door",
  },
  webhook_disabled: { en: "Doors of Oslo is told nothing any more", da: "Doors of Oslo får ikke længere besked" },
  visits_wait: { en: "3 visits wait for your decision", da: "3 besøg venter på din afgørelse" },
  visit_decided: { en: "About a visit in Milan", da: "Om et besøg i Milan" },
  visitors_changed: { en: "Your visitors at Board meeting", da: "Dine gæster til Board meeting" },
  set_up_test: { en: "Messages arrive", da: "Beskeder kommer frem" },
};

function cardOf(notice: NoticeCardView, locale: (typeof locales)[number] = "en") {
  const title = titles[notice.kind][locale === "da" ? "da" : "en"];
  return noticeCard(notice, { title, summary: "" }, { locale });
}

describe("the card of a notice", () => {
  it.each(cases)("%s looks as its golden file", async (name, notice, locale) => {
    await expect(`${JSON.stringify(cardOf(notice, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, notice] of cases) expect(textsOf(cardOf(notice, locale)).join("\n")).not.toMatch(/[{}]/);
  });

  it("stays below the channel's limit however long the names are", () => {
    const long = "æ".repeat(5_000);
    for (const notice of [
      { ...guessed, accessPoint: long, site: { ...guessed.site, name: long } },
      { ...disabled, webhook: long, host: long },
      { ...waiting, site: { ...waiting.site, name: long } },
      { ...decided, visitor: long, site: { ...decided.site, name: long } },
    ]) {
      expect(Buffer.byteLength(JSON.stringify(cardOf(notice)))).toBeLessThan(largestCard);
    }
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, notice, locale) => {
    expect(cardSchema?.(cardOf(notice, locale))).toBeNull();
  });
});
