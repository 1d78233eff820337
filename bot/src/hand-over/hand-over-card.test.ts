import type { HandOverCardView } from "@magic-meetings/contract/hand-over/hand-over.ts";
import { handOverKinds } from "@magic-meetings/contract/hand-over/hand-over-words.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { handOverCard } from "./hand-over-card.ts";

const id = (number: number) => `01920000-0000-7000-8000-${String(number).padStart(12, "0")}`;

const view: HandOverCardView = {
  isMine: true,
  handOver: {
    id: id(1),
    from: { id: id(2), name: "Anna Kjær" },
    to: { id: id(3), name: "Ida Krogh" },
    at: "2026-11-16T09:00:00.000Z",
    by: "Greta Holm",
    items: handOverKinds.map((kind, index) => ({
      kind,
      id: id(10 + index),
      name: `Thing ${index + 1}`,
      at: index < 2 ? "2026-11-24T09:00:00.000Z" : null,
      orders: 0,
    })),
    count: 12,
    undoneAt: null,
    undoUntil: null,
  },
};
const onlyAccount = view.handOver.items.filter(({ kind }) => kind === "account");
const cases: [string, HandOverCardView, "en" | "da"][] = [
  ["mine", view, "en"],
  ["mine-in-danish", view, "da"],
  ["theirs", { ...view, isMine: false }, "en"],
  ["one-account", { ...view, handOver: { ...view.handOver, items: onlyAccount, count: 1, by: "" } }, "en"],
];
const links = {
  meeting: (meetingId: string) => `https://meetings.example/tabs/#/meetings/${meetingId}`,
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: (accountId: string) => `https://meetings.example/tabs/#/accounts?account=${accountId}`,
};

function cardOf(shown: HandOverCardView, locale: (typeof locales)[number] = "en") {
  const message = { title: "Handed over from Anna Kjær to Ida Krogh", summary: "" };
  return handOverCard(shown, message, { locale, links });
}

describe("the card of a hand-over", () => {
  it.each(cases)("%s looks as its golden file", async (name, shown, locale) => {
    await expect(`${JSON.stringify(cardOf(shown, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, shown] of cases) expect(textsOf(cardOf(shown, locale)).join("\n")).not.toMatch(/[{}]/);
  });

  it("says that events stay in the old calendar only where there are meetings among it", () => {
    expect(textsOf(cardOf(view)).join("\n")).toContain("old calendar");
    expect(textsOf(cardOf(cases[3]![1])).join("\n")).not.toContain("old calendar");
  });

  it("stays below the channel's limit however much there is", () => {
    const items = Array.from({ length: 100 }, (_, index) => ({
      ...view.handOver.items[0]!,
      id: id(index),
      name: "æ".repeat(5_000),
    }));
    const much = { ...view, handOver: { ...view.handOver, items, count: 2_000, by: "ø".repeat(5_000) } };
    expect(Buffer.byteLength(JSON.stringify(cardOf(much)))).toBeLessThan(largestCard);
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, shown, locale) => {
    expect(cardSchema?.(cardOf(shown, locale))).toBeNull();
  });
});
