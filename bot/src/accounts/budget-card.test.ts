import type { BudgetCardView } from "@magic-meetings/contract/accounts/budget-warning.ts";
import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { budgetCard } from "./budget-card.ts";

const view: BudgetCardView = {
  account: { id: "01920000-0000-7000-8000-000000000001", code: "COP-4100", name: "Sales, Copenhagen", currency: "DKK" },
  owner: "Bo Winther",
  startsOn: "2026-10-01",
  period: "quarter",
  budgetMinor: 10_000_00,
  usedMinor: 8_250_50,
  percent: 82,
};
const links = {
  meeting: () => "https://meetings.example/tabs/#/meetings/1",
  approvals: () => "https://meetings.example/tabs/#/approvals",
  accounts: (id: string) => `https://meetings.example/tabs/#/accounts?account=${id}`,
};
const cases: [string, BudgetCardView, "en" | "da"][] = [
  ["quarter", view, "en"],
  ["quarter-in-danish", view, "da"],
  ["used-up", { ...view, startsOn: null, period: null, owner: null, usedMinor: 10_000_00, percent: 100 }, "en"],
];

function cardOf(shown: BudgetCardView, locale: (typeof locales)[number] = "en") {
  const message = { title: `${shown.account.code} ${shown.account.name}`, summary: "" };
  return budgetCard(shown, message, { locale, links });
}

describe("the card of a budget", () => {
  it.each(cases)("%s looks as its golden file", async (name, shown, locale) => {
    await expect(`${JSON.stringify(cardOf(shown, locale), null, 2)}\n`).toMatchFileSnapshot(`./golden/${name}.json`);
  });

  it.each(locales)("leaves no value out of a sentence in %s", (locale) => {
    for (const [, shown] of cases) expect(textsOf(cardOf(shown, locale)).join("\n")).not.toMatch(/[{}]/);
  });

  it("stays below the channel's limit however long the names are", () => {
    const account = { ...view.account, name: "æ".repeat(5_000) };
    expect(Buffer.byteLength(JSON.stringify(cardOf({ ...view, account, owner: "ø".repeat(5_000) })))).toBeLessThan(
      largestCard,
    );
  });
});

describe.skipIf(cardSchema === undefined)("the Adaptive Card schema (set CONTRACTS_DIR)", () => {
  it.each(cases)("takes %s", (_name, shown, locale) => {
    expect(cardSchema?.(cardOf(shown, locale))).toBeNull();
  });
});
