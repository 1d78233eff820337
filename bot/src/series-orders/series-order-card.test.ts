import { locales } from "@magic-meetings/contract/identity/identity.ts";
import {
  seriesOrderCardViewSchema,
  type SeriesOrderCardView,
} from "@magic-meetings/contract/series-orders/series-order.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { seriesOrderCard } from "./series-order-card.ts";

const mondays = Array.from({ length: 10 }, (_, week) =>
  new Date(Date.parse("2026-11-30T08:00:00Z") + week * 7 * 86_400_000).toISOString(),
);
const breakfast = { service: "Breakfast", kind: "added" as const, quantity: { before: 0, after: 12 } };

const placed: SeriesOrderCardView = {
  id: "01930000-0000-7000-8000-000000000001",
  meetingId: "01930000-0000-7000-8000-000000000002",
  subject: "Monday meeting",
  organizer: "Anna Holm",
  site: { id: "01930000-0000-7000-8000-000000000003", name: "Copenhagen", timeZone: "Europe/Copenhagen" },
  vendor: null,
  ordered: 9,
  next: mondays[0] ?? null,
  total: { amountMinor: 9 * 12 * 85_00, currency: "DKK" },
  news: [{ dates: mondays.filter((_, week) => week !== 4), differences: [breakfast] }],
  problems: [{ start: mondays[4] ?? "", code: "service_not_offered_then" }],
};
const changed: SeriesOrderCardView = {
  ...placed,
  vendor: "Nordlys Kitchen",
  total: null,
  ordered: 6,
  news: [
    {
      dates: mondays.slice(2, 3),
      differences: [{ service: "Breakfast", kind: "changed", quantity: { before: 12, after: 24 } }],
    },
    {
      dates: mondays.slice(7),
      differences: [{ service: "Breakfast", kind: "removed", quantity: { before: 12, after: 0 } }],
    },
    {
      dates: mondays.slice(0, 1),
      differences: [
        {
          service: "Coffee",
          kind: "changed",
          quantity: { before: 10, after: 12 },
          deliverAt: { before: "2026-11-30T08:00:00.000Z", after: "2026-11-30T08:30:00.000Z" },
          deliverTo: { before: "Aarhus", after: "Fanø [x](http://evil.example) **y**" },
          options: { before: [], after: ["Oat milk"] },
        },
      ],
    },
  ],
  problems: [],
};
const links = {
  meeting: () => "https://meetings.example/tabs/#/meetings/1",
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: () => "https://meetings.example/tabs/#/accounts",
};
const cases: [string, SeriesOrderCardView, "en" | "da"][] = [
  ["placed", placed, "en"],
  ["placed-in-danish", placed, "da"],
  ["changed-for-a-vendor", changed, "en"],
  ["changed-for-a-vendor-in-danish", changed, "da"],
  [
    "ended",
    { ...placed, ordered: 0, next: null, total: { amountMinor: 0, currency: "DKK" }, news: [], problems: [] },
    "en",
  ],
];

function cardOf(shown: SeriesOrderCardView, locale: (typeof locales)[number] = "en") {
  return seriesOrderCard(
    shown,
    { title: `${shown.subject}: the order for the series`, summary: "" },
    { locale, links },
  );
}

describe("the card of an order for a series", () => {
  it.each(cases)("%s looks as its golden file", async (name, shown, locale) => {
    await expect(`${JSON.stringify(cardOf(shown, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(cases)("%s shows the order as the API describes it", (_name, shown) => {
    expect(seriesOrderCardViewSchema.safeParse(shown).error).toBeUndefined();
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, shown] of cases) expect(textsOf(cardOf(shown, locale)).join("\n")).not.toMatch(/[{}]/);
  });

  it("says no price to a vendor, and leads it nowhere that is the organizer's", () => {
    expect(textsOf(cardOf(changed)).join("\n")).not.toMatch(/DKK|kr\./);
    expect(cardOf(changed)["actions"]).toEqual([]);
  });

  it("stays below the channel's limit however much is different", () => {
    const dates = Array.from({ length: 730 }, (_, day) => new Date(day * 86_400_000).toISOString());
    const differences = Array.from({ length: 50 }, () => ({ ...breakfast, service: "æ".repeat(500) }));
    const news = Array.from({ length: 60 }, () => ({ dates, differences }));
    const card = cardOf({ ...placed, subject: "ø".repeat(5_000), news });
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(largestCard);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, shown, locale) => {
    expect(cardSchema?.(cardOf(shown, locale))).toBeNull();
  });
});
