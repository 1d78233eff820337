import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { copenhagen } from "@magic-meetings/api/demo/nordlys-copenhagen.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../e2e/browser.ts";
import type { BenchServer } from "./bench-database.ts";
import { startBenchServer } from "./bench-database.ts";
import { fillBoard, makeFacilityManagers, startableOrders } from "./bench-board-sql.ts";
import type { LiveBoard } from "./live-board.ts";
import { openLiveBoard } from "./live-board.ts";
import type { Results } from "./results.ts";
import { signIn, startServiceOn } from "./service-process.ts";
import { median, percentile } from "./statistics.ts";
import { throttle } from "./throttle.ts";

const orders = 500;
const mostMilliseconds = 1000;
const idleMilliseconds = 3000;
const day = 86_400_000;
/** The demo has nothing so far ahead. */
const daysAhead = 60;
const boardsOfOnePerson = 25;
const managers = ["anna", "bo", "hugo", "elena", "finn", "greta", "dag", "ida"];

export interface BoardSize {
  runs: number;
  /** Boards that are open beside the one on screen. */
  boards: number;
  changes: number;
}

/** A vendor's day of 500 deliveries: how fast its board is there, and how fast a change is on 200 of them. */
export async function measureBoard({ runs, boards, changes }: BoardSize, results: Results): Promise<void> {
  const server = await startBenchServer();
  const service = await startServiceOn(server.url);
  const browser = await launchBrowser();
  try {
    const first = new Date(Math.floor(Date.now() / day) * day + daysAhead * day);
    await prepare(server, first);
    const paints: number[] = [];
    for (let run = 0; run < runs; run += 1) paints.push(await openBoard(browser, service.origin, first));
    results.figures.push({
      name: `board of ${orders} production orders: first cards on screen, throttled`,
      value: median(paints),
      unit: "ms",
      target: { atMost: mostMilliseconds },
    });
    const delays = await followChanges({ server, origin: service.origin, browser, first, boards, changes });
    results.figures.push(
      {
        name: `board: a change on screen, ${boards} boards open, p95`,
        value: percentile(delays.onScreen, 95),
        unit: "ms",
        target: { atMost: mostMilliseconds },
      },
      {
        name: `board: a change at the last of ${boards} boards, p95`,
        value: percentile(delays.atTheLast, 95),
        unit: "ms",
        target: { atMost: mostMilliseconds },
      },
    );
  } finally {
    await browser.close();
    await service.stop();
    await server.stop();
  }
}

const tenantId = demoIds.tenant(nordlys);

const vendorId = demoIds.vendor(nordlys, copenhagen, "kitchen");

async function prepare({ url }: BenchServer, first: Date): Promise<void> {
  await withClient(url, async (client) => {
    await fillBoard(client, { tenantId, vendorId, day: first, orders });
    const userIds = managers.map((person) => demoIds.user(nordlys, person));
    await makeFacilityManagers(client, { tenantId, userIds, now: new Date() });
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const rememberPerson = `window === top && sessionStorage.setItem(
  "magic-meetings.playground",
  JSON.stringify({ person: "carla", theme: "light", windows: ["teams"] }))`;

/** carla's tasks of the day in a browser of her own, from where one press leads to the board. */
async function openTasks(browser: Browser, origin: string, first: Date): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  await page.addInitScript({ content: rememberPerson });
  await page.goto(`${origin}/playground/`);
  const tab = tabOf(page);
  await tab.getByRole("heading", { level: 1, name: "Board" }).waitFor();
  const link = JSON.stringify(`${origin}/tabs/#/tasks?day=${first.toISOString().slice(0, 10)}&days=1`);
  await page.evaluate(
    `window.dispatchEvent(new CustomEvent("magic-meetings-tab-link", { detail: ${link}, cancelable: true }))`,
  );
  await tab.getByRole("heading", { level: 1, name: "Tasks" }).waitFor();
  return page;
}

function tabOf(page: Page) {
  return page.frameLocator("iframe[name='embedded-page-container']");
}

/** From the press to the first card, in a slow browser that has not read these orders yet. */
async function openBoard(browser: Browser, origin: string, first: Date): Promise<number> {
  const page = await openTasks(browser, origin, first);
  try {
    const tab = tabOf(page);
    const board = tab.getByRole("tab", { name: "By state" });
    await board.waitFor();
    // Nobody presses at once.
    await page.waitForTimeout(idleMilliseconds);
    await throttle(await page.context().newCDPSession(page));
    const started = Date.now();
    await board.click();
    await tab.getByRole("article").first().waitFor();
    return Date.now() - started;
  } finally {
    await page.context().close();
  }
}

interface Following {
  server: BenchServer;
  origin: string;
  browser: Browser;
  first: Date;
  boards: number;
  changes: number;
}

/** Starts orders one after the other, and waits each time until every board shows it. Milliseconds from the request. */
async function followChanges({ server, origin, browser, first, boards, changes }: Following) {
  const ids = await withClient(server.url, (client) =>
    startableOrders(client, { tenantId, vendorId, day: first, count: changes }),
  );
  const page = await openTasks(browser, origin, first);
  const tab = tabOf(page);
  await tab.getByRole("tab", { name: "By state" }).click();
  await tab.getByText("Live", { exact: true }).waitFor();
  await page.waitForTimeout(idleMilliseconds);
  const open = await openBoards(origin, boards);
  const carla = await signIn(origin, "carla");
  const onScreen: number[] = [];
  const atTheLast: number[] = [];
  try {
    for (const id of ids) {
      const everywhere = Promise.all(open.map((board) => board.shows(id, ({ status }) => status === "in_production")));
      const card = tab.locator(`[data-column="in_production"] [data-card="${id}"]`);
      const started = Date.now();
      const answer = await fetch(`${origin}/api/v1/production-orders/${id}/start`, { method: "POST", headers: carla });
      if (!answer.ok) throw new Error(`An order could not be started: ${answer.status} ${await answer.text()}`);
      const seen = card.waitFor({ state: "attached" }).then(() => onScreen.push(Date.now() - started));
      await everywhere;
      atTheLast.push(Date.now() - started);
      await seen;
    }
    return { onScreen, atTheLast };
  } finally {
    for (const board of open) board.close();
    await page.context().close();
  }
}

async function openBoards(origin: string, count: number): Promise<LiveBoard[]> {
  const people = await Promise.all(managers.map((person) => signIn(origin, person)));
  if (count > people.length * boardsOfOnePerson) throw new Error(`${count} boards need more people`);
  const open: LiveBoard[] = [];
  for (let index = 0; index < count; index += 1) {
    open.push(await openLiveBoard(origin, people[index % people.length] ?? { authorization: "" }));
  }
  return open;
}
