import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "../accessibility.ts";
import { launchBrowser } from "../browser.ts";
import type { NamedCard, ShowCards } from "./golden-cards.ts";
import { createCardsPage, goldenCards, themes } from "./golden-cards.ts";

// The cards that golden files keep, as the chat renders them.

let browser: Browser;
let show: ShowCards;
let cards: NamedCard[];

beforeAll(async () => {
  [browser, show, cards] = await Promise.all([launchBrowser(), createCardsPage(), goldenCards()]);
});
afterAll(() => browser?.close());

describe("the cards", () => {
  it("show every button whole", async () => {
    const page = await show(browser, "light", cards);
    const cut = await page.locator(".ac-pushButton").evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const card = button.closest(".ac-adaptiveCard")?.getBoundingClientRect();
        const { left, right } = button.getBoundingClientRect();
        const isWhole = card !== undefined && left >= card.left && right <= card.right;
        return isWhole ? [] : [`${button.closest("section")?.ariaLabel}: ${button.textContent}`];
      }),
    );
    expect(cut).toEqual([]);
    await page.context().close();
  });

  it.each(themes)("can be read in %s, the first of each feature", async (theme) => {
    const featureOf = ({ name }: NamedCard) => name.split("/")[0];
    const first = cards.filter((card, index) => index === 0 || featureOf(card) !== featureOf(cards[index - 1] ?? card));
    const page = await show(browser, theme, first);
    expect(await seriousFindings(page)).toEqual([]);
    await page.context().close();
  });
});
