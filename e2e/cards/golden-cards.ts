import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";

export interface NamedCard {
  /** `approvals/pending` */
  name: string;
  card: Record<string, unknown>;
}

export const themes = ["light", "dark", "contrast"] as const;
export type Theme = (typeof themes)[number];

const bot = path.resolve(import.meta.dirname, "../../bot/src");

/** Every card that a golden file keeps, by the folder of its feature. */
export async function goldenCards(): Promise<NamedCard[]> {
  const files = await readdir(bot, { recursive: true });
  const golden = files
    .map((file) => file.split(path.sep))
    .filter((parts) => parts[1] === "golden" && parts.length === 3);
  const cards = golden.map(async ([feature = "", , file = ""]) => ({
    name: `${feature}/${file.replace(/\.json$/, "")}`,
    card: JSON.parse(await readFile(path.join(bot, feature, "golden", file), "utf8")) as NamedCard["card"],
  }));
  return (await Promise.all(cards)).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Opens the page on which cards stand side by side. */
export type ShowCards = (browser: Browser, theme: Theme, cards: readonly NamedCard[]) => Promise<Page>;

export async function createCardsPage(): Promise<ShowCards> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "cards-page.tsx")],
    bundle: true,
    minify: true,
    write: false,
    outdir: "out",
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const script = outputFiles[0]?.text.replaceAll("</script", "<\\/script") ?? "";
  return async (browser, theme, cards) => {
    const context = await browser.newContext({
      viewport: { width: 1712, height: 1000 },
      locale: "en-GB",
      timezoneId: "UTC",
    });
    const page = await context.newPage();
    const json = JSON.stringify(cards).replaceAll("<", "\\u003c");
    await page.setContent(
      `<!doctype html><html lang="en"><title>Cards</title><body style="margin:0"><div id="root" data-theme="${theme}"></div>` +
        `<script type="application/json" id="cards">${json}</script><script>${script}</script>`,
    );
    await page
      .locator(".ac-adaptiveCard")
      .nth(cards.length - 1)
      .waitFor();
    return page;
  };
}
