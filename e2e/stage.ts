import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import type { SeenDatabase } from "./database.ts";
import { seeDatabase } from "./database.ts";
import type { OutlookOrigin } from "./outlook/outlook-origin.ts";
import { startOutlookOrigin } from "./outlook/outlook-origin.ts";
import type { OpenPlayground, Playground } from "./playground.ts";
import { openPlayground } from "./playground.ts";
import type { RunningService } from "./service.ts";
import { startService } from "./service.ts";

export interface Stage {
  service: RunningService;
  database: SeenDatabase;
  browser: Browser;
  /**
   * The playground in a browser of its own, as if on another machine: under Outlook's origin with the real office.js, or
   * where a person opens it, with the stand-in.
   */
  open(at: "Outlook's origin" | "localhost", who: OpenPlayground, options?: BrowserContextOptions): Promise<Playground>;
  /** What the pages complained about since the last time this was asked. */
  complaints(): string[];
  /** Closes the browsers that a journey opened; first, under e2e/artefacts, a picture of each when it failed. */
  clear(failed?: string): Promise<void>;
  close(): Promise<void>;
}

const longestWaitMs = 30_000;

/** The built service, its database, a browser, and Outlook's origin in front: what a journey plays on. */
export async function openStage(): Promise<Stage> {
  const service = await startService();
  const database = seeDatabase(service.databaseUrl);
  const origin: OutlookOrigin = await startOutlookOrigin(service.url);
  const browser = await launchBrowser(origin.browserArgs);
  const contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  const clear = async (failed?: string) => {
    const closing = contexts.splice(0);
    const pages = failed === undefined ? [] : closing.flatMap((context) => context.pages());
    await Promise.all(pages.map((page, index) => keepPicture(page, `failed ${failed} ${index + 1}`)));
    await Promise.all(closing.map((context) => context.close()));
  };
  return {
    service,
    database,
    browser,
    async open(at, who, options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1680, height: 900 },
        locale: "en-GB",
        timezoneId: "UTC",
        ...options,
      });
      contexts.push(context);
      context.setDefaultTimeout(longestWaitMs);
      context.on("weberror", (error) => complaints.push(error.error().message));
      context.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message.text())) complaints.push(message.text());
      });
      const url = at === "localhost" ? `${service.url}/playground/` : origin.playgroundUrl;
      return openPlayground(context, url, who);
    },
    complaints() {
      const heard = complaints;
      complaints = [];
      return heard;
    },
    clear,
    async close() {
      await clear();
      await browser.close();
      await origin.close();
      await database.close();
      await service.stop();
    },
  };
}

/** office.js sends its telemetry to a host that does not exist in the test browser; refusals of the API are part of journeys. */
function isExpected(complaint: string): boolean {
  return complaint.startsWith("Failed to load resource");
}

/** Keeps a picture of what a journey has reached, under e2e/artefacts. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = path.join(import.meta.dirname, "artefacts");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
