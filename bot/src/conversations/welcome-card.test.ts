import { locales } from "@magic-meetings/contract/identity/identity.ts";
import { describe, expect, it } from "vitest";
import { largestCard } from "../cards/card-frame.ts";
import { cardSchema, textsOf } from "../cards/card-test-schema.ts";
import { wordsFor } from "../messages/words.ts";
import { welcomeCard } from "./welcome-card.ts";

const links = {
  myMeetings: () => "https://teams.microsoft.com/l/entity/app/my-meetings",
  rooms: () => "https://teams.microsoft.com/l/entity/app/my-meetings?context=rooms",
};

describe("the welcome", () => {
  it.each(["en", "da"] as const)("looks as its golden file in %s", async (locale) => {
    const card = welcomeCard(wordsFor(locale), links);
    await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(`./golden/welcome-${locale}.json`);
  });

  it.each(locales)("says all of it in %s, within the channel's limit", (locale) => {
    const card = welcomeCard(wordsFor(locale), links);
    // No sentence is cut off, and no value is left out.
    expect(textsOf(card).join("\n")).not.toMatch(/[{}…]/);
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(largestCard);
  });

  it.skipIf(cardSchema === undefined)("is what the Adaptive Card schema takes (set CONTRACTS_DIR)", () => {
    expect(cardSchema?.(welcomeCard(wordsFor("en"), links))).toBeNull();
  });
});
