import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { launchBrowser } from "../../e2e/browser.ts";
import type { Results } from "./results.ts";
import { startService } from "./service-process.ts";
import { median, rounded } from "./statistics.ts";
import { throttle } from "./throttle.ts";

const mostToPaint = 100;
const mostToOrder = 150;

const rememberPerson = `window === top && sessionStorage.setItem(
  "magic-meetings.playground",
  JSON.stringify({ person: "anna", theme: "light", windows: ["outlook"] }))`;

/** In every frame: the frame after which a heading stands, as a moment, and the scripts that were there by then. */
const watchFirstPaint = `
  const look = () => {
    if (!document.querySelector("h1")) return requestAnimationFrame(look);
    const scripts = performance.getEntriesByType("resource").map((entry) => entry.name);
    window.benchPainted = { at: performance.timeOrigin + performance.now(), scripts };
  };
  requestAnimationFrame(look);`;

interface Painted {
  at: number;
  scripts: string[];
}

interface Opening {
  /** The invite's facts are on screen. */
  paint: { kilobytes: number; milliseconds: number };
  /** Everything is loaded with which a lunch is added to an order and sent. */
  order: { kilobytes: number; milliseconds: number };
  chunks: string[];
  encodings: string[];
}

/** JavaScript of the pane (gzip, office.js not counted) and its time in a slow browser with an empty cache. */
export async function measurePane(runs: number, results: Results): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "magic-meetings-bench-"));
  await chmod(folder, 0o755);
  const service = await startService({ DATA_DIR: path.join(folder, "data") });
  const browser = await launchBrowser();
  try {
    const openings: Opening[] = [];
    for (let run = 0; run < runs; run += 1) openings.push(await openPane(browser, service.origin));
    addFigures(results, openings);
  } finally {
    await browser.close();
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function addFigures(results: Results, openings: readonly Opening[]): void {
  const of = (part: "paint" | "order", what: keyof Opening["paint"]) =>
    median(openings.map((each) => each[part][what]));
  results.figures.push(
    {
      name: "pane: JavaScript to its first useful paint",
      value: of("paint", "kilobytes"),
      unit: "kB gzip",
      target: { atMost: mostToPaint },
    },
    {
      name: "pane: JavaScript until it can order",
      value: of("order", "kilobytes"),
      unit: "kB gzip",
      target: { atMost: mostToOrder },
    },
    { name: "pane: first useful paint, throttled", value: of("paint", "milliseconds"), unit: "ms" },
    { name: "pane: can order, throttled", value: of("order", "milliseconds"), unit: "ms" },
  );
  results.reference.push({
    table: "Pages (gzip JavaScript; throttled = CPU 4x, 10 Mbit/s, 40 ms; cold)",
    columns: ["page", "kB", "throttled ready / first paint ms"],
    cells: [
      "the pane, until it can order (office.js not counted)",
      rounded(of("order", "kilobytes")),
      `${rounded(of("order", "milliseconds"))} / ${rounded(of("paint", "milliseconds"))}`,
    ],
  });
  results.notes["pane, chunks"] = openings.at(-1)?.chunks.join(", ") ?? "";
  results.notes["pane, content encodings"] = [...new Set(openings.flatMap(({ encodings }) => encodings))].join(", ");
}

async function openPane(browser: Browser, origin: string): Promise<Opening> {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
  });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: rememberPerson });
    await page.addInitScript({ content: watchFirstPaint });
    await page.goto(`${origin}/playground/`);
    const outlook = page.getByRole("region", { name: "Outlook", exact: true });
    await outlook.getByText("12 people with you").waitFor();
    const scripts = listen(page);
    await throttle(await context.newCDPSession(page));
    const started = Date.now();
    await outlook.getByRole("button", { name: "Magic Meetings", exact: true }).click();
    const pane = page.frameLocator("iframe[title='Magic Meetings']");
    const popular = pane.getByRole("list", { name: "Popular" }).getByRole("button").first();
    await popular.waitFor();
    const milliseconds = Date.now() - started;
    await popular.click();
    await pane.getByRole("button", { name: "Order", exact: true }).and(pane.locator(":enabled")).waitFor();
    const painted = await paintOf(page);
    const before = scripts.filter((response) => painted.scripts.includes(response.url()));
    return {
      paint: { milliseconds: painted.at - started, kilobytes: await kilobytes(before) },
      order: { milliseconds, kilobytes: await kilobytes(scripts) },
      chunks: scripts.map((response) => path.posix.basename(new URL(response.url()).pathname)),
      encodings: await Promise.all(
        scripts.map(async (response) => (await response.headerValue("content-encoding")) ?? "none"),
      ),
    };
  } finally {
    await context.close();
  }
}

async function paintOf(page: Page): Promise<Painted> {
  const frame = page.frames().find((each) => new URL(each.url()).pathname.startsWith("/addin/"));
  if (frame === undefined) throw new Error("The pane has no frame");
  await frame.waitForFunction(() => "benchPainted" in globalThis);
  return frame.evaluate<Painted>("window.benchPainted");
}

/** The pane's own scripts, as they arrive from now on. */
function listen(page: Page): Response[] {
  const scripts: Response[] = [];
  page.on("response", (response) => {
    if (/\/addin\/.+\.js$/.test(new URL(response.url()).pathname)) scripts.push(response);
  });
  return scripts;
}

async function kilobytes(scripts: readonly Response[]): Promise<number> {
  const sizes = await Promise.all(
    [...scripts].map(async (response) => gzipSync(await response.body(), { level: 9 }).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
