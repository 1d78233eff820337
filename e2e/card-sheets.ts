import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { launchBrowser } from "./browser.ts";
import { createCardsPage, goldenCards, themes } from "./cards/golden-cards.ts";
import { smallPicture } from "./cards/small-picture.ts";

// Pictures of every card in every theme for docs/cards.md, from the golden files: `npm run screenshots`.

/** What stands on which sheet; a feature that is named nowhere stands on the last. */
const sheets: Record<string, readonly string[]> = {
  meeting: ["meetings", "series-orders"],
  questions: ["approvals", "head-count", "moves", "orphans"],
  people: [],
  talk: ["talk", "conversations"],
};

/** Made to be too long; they show nothing that others do not. */
const left = ["meetings/long-lists", "service-orders/many-services", "talk/meetings-of-a-week"];

const folder = path.resolve(import.meta.dirname, "../docs/screenshots");
await mkdir(folder, { recursive: true });
const [browser, show, cards] = await Promise.all([launchBrowser(), createCardsPage(), goldenCards()]);
try {
  for (const theme of themes) {
    for (const sheet of Object.keys(sheets)) {
      const page = await show(
        browser,
        theme,
        cards.filter(({ name }) => sheetOf(name) === sheet && !left.includes(name)),
      );
      const picture = await page.screenshot({ fullPage: true });
      await writeFile(path.join(folder, `cards-${sheet}-${theme}.png`), smallPicture(picture));
      await page.context().close();
    }
  }
} finally {
  await browser.close();
}

function sheetOf(name: string): string {
  const feature = name.split("/")[0] ?? "";
  return Object.entries(sheets).find(([, features]) => features.includes(feature))?.[0] ?? "people";
}
