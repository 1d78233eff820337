import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../e2e/browser.ts";
import type { Results } from "./results.ts";
import { startService } from "./service-process.ts";
import { median } from "./statistics.ts";
import { throttle } from "./throttle.ts";

const mostMilliseconds = 1000;
const idleMilliseconds = 3000;

const rememberPerson = `window === top && sessionStorage.setItem(
  "magic-meetings.playground",
  JSON.stringify({ person: "anna", theme: "light", windows: ["teams"] }))`;

/** From a press on "Find a room" to the first offer on screen, in a slow browser that has not shown the finder yet. */
export async function measureFinder(runs: number, results: Results): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-bench-"));
  await chmod(folder, 0o755);
  const service = await startService({ DATA_DIR: path.join(folder, "data") });
  const browser = await launchBrowser();
  try {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await openFinder(browser, service.origin));
    results.figures.push({
      name: "room finder: first result on screen, throttled",
      value: median(times),
      unit: "ms",
      target: { atMost: mostMilliseconds },
    });
  } finally {
    await browser.close();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function openFinder(browser: Browser, origin: string): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
  });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: rememberPerson });
    await page.goto(`${origin}/playground/`);
    const tab = page.frameLocator("iframe[name='embedded-page-container']");
    const find = tab.getByRole("button", { name: "Find a room" });
    await find.waitFor();
    // The page before it reads the finder while it is idle, and nobody presses at once.
    await page.waitForTimeout(idleMilliseconds);
    await throttle(await context.newCDPSession(page));
    const started = Date.now();
    await find.click();
    await tab.getByRole("region", { name: "Free rooms" }).getByRole("listitem").first().waitFor();
    return Date.now() - started;
  } finally {
    await context.close();
  }
}
