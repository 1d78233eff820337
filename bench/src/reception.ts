import { demoIds } from "@magic-meetings/api/demo/demo-company.ts";
import { copenhagen } from "@magic-meetings/api/demo/nordlys-copenhagen.ts";
import { nordlys } from "@magic-meetings/api/demo/nordlys.ts";
import type { DemoPerson } from "@magic-meetings/contract/identity/identity.ts";
import { knownMarks } from "@magic-meetings/contract/reception/news-rules.ts";
import type { ReceptionSnapshot } from "@magic-meetings/contract/reception/reception.ts";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../../e2e/browser.ts";
import { startBenchServer } from "./bench-database.ts";
import { expectedOf, fillReception, isTold } from "./bench-reception-sql.ts";
import type { Results } from "./results.ts";
import { signIn, startServiceOn } from "./service-process.ts";
import { median, percentile } from "./statistics.ts";
import { throttle } from "./throttle.ts";

const visitors = 2000;
const mostMilliseconds = 1000;
const oneFrame = 1000 / 60;
const idleMilliseconds = 2000;
const pauseMilliseconds = 600;
const lookEveryMilliseconds = 5;
const longestMilliseconds = 30_000;
const mostKilobytes = 10;
const tenantId = demoIds.tenant(nordlys);
const siteId = demoIds.site(nordlys, copenhagen);

export interface ReceptionSize {
  runs: number;
  searches: number;
  checkIns: number;
}

/** A reception that expects 2,000 visitors: its list, its search, and how soon a host knows that somebody is here. */
export async function measureReception(size: ReceptionSize, results: Results): Promise<void> {
  const server = await startBenchServer();
  const service = await startServiceOn(server.url);
  const browser = await launchBrowser();
  const client = new pg.Client(server.url);
  await client.connect();
  try {
    const first = new Date(Math.max(Date.now() - 3_600_000, startOfDay().getTime()));
    await fillReception(client, { tenantId, siteId, first, visitors });
    const paints: number[] = [];
    const searches: number[] = [];
    for (let run = 0; run < size.runs; run += 1) {
      const { paint, page } = await openReception(browser, service.origin);
      paints.push(paint);
      searches.push(...(await search(page, size.searches)));
      await page.context().close();
    }
    const told = await checkIns(client, service.origin, size.checkIns);
    const read = await readForOneSignal(client, service.origin);
    results.figures.push(
      {
        name: `reception of ${visitors} expected visitors: first rows on screen, throttled`,
        value: median(paints),
        unit: "ms",
        target: { atMost: mostMilliseconds },
      },
      {
        name: `reception: search among ${visitors} visitors, from a key to the new list, p95`,
        value: percentile(searches, 95),
        unit: "ms",
        target: { atMost: oneFrame },
      },
      {
        name: `reception: read for one signal among ${visitors} visitors (the whole day: ${kilobytes(read.whole)} kB)`,
        value: kilobytes(read.news),
        unit: "kB",
        target: { atMost: mostKilobytes },
      },
      {
        name: "check-in to the host's card in the channel, p95",
        value: percentile(told, 95),
        unit: "ms",
        target: { atMost: mostMilliseconds },
      },
    );
  } finally {
    await client.end();
    await browser.close();
    await service.stop();
    await server.stop();
  }
}

/** In the zone of the site, near enough for a list of the day. */
function startOfDay(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 0, 5));
}

const rememberPerson = `window === top && sessionStorage.setItem(
  "magic-meetings.playground",
  JSON.stringify({ person: "greta", theme: "light", windows: ["teams"] }))`;

/** From the choice of the site to its first row, in a slow browser that has not read this day yet. */
async function openReception(browser: Browser, origin: string): Promise<{ paint: number; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
  });
  const page = await context.newPage();
  await page.addInitScript({ content: rememberPerson });
  await page.goto(`${origin}/playground/`);
  await page.getByRole("region", { name: "Teams" }).getByRole("tab", { name: "Reception" }).click();
  const tab = tabOf(page);
  const sites = tab.getByRole("combobox", { name: "Site" });
  await sites.selectOption({ label: "Oslo" });
  await tab.getByRole("searchbox").waitFor();
  // Nobody presses at once.
  await page.waitForTimeout(idleMilliseconds);
  const session = await context.newCDPSession(page);
  await throttle(session);
  const started = Date.now();
  await sites.selectOption({ label: "Copenhagen" });
  await tab.locator("[data-visit]").filter({ hasText: "Given" }).first().waitFor();
  const paint = Date.now() - started;
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return { paint, page };
}

function tabOf(page: Page) {
  return page.frameLocator("iframe[name='embedded-page-container']");
}

/** Types into the field as a person does, and takes the time until the page has made the new list. */
function search(page: Page, count: number): Promise<number[]> {
  const words = ["given12", "famliy77", "company 14", "DK 10", "anna", "kjaer", "given1999", "zzzz"];
  const typed = Array.from({ length: count }, (_, index) => words[index % words.length] ?? "");
  return tabOf(page)
    .getByRole("searchbox")
    .evaluate(async (element, texts: string[]) => {
      // What a page has and this program has not.
      const field = element as unknown as { dispatchEvent(event: Event): boolean };
      const { requestAnimationFrame } = globalThis as unknown as {
        requestAnimationFrame(next: (value: unknown) => void): void;
      };
      const write = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value")?.set;
      const times: number[] = [];
      for (const text of texts) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const started = performance.now();
        write?.call(field, text);
        field.dispatchEvent(new Event("input", { bubbles: true }));
        await Promise.resolve();
        times.push(performance.now() - started);
      }
      return times;
    }, typed);
}

/** What a tablet reads, uncompressed, after somebody was checked in elsewhere: the news, where it has the day. */
async function readForOneSignal(client: pg.Client, origin: string): Promise<{ whole: number; news: number }> {
  const greta = await signIn(origin, "greta");
  const read = async (path: string) => {
    const answer = await fetch(`${origin}/api/v1/sites/${siteId}/reception${path}`, { headers: greta });
    if (!answer.ok) throw new Error(`The reception could not be read: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  const day = await read("");
  const known = JSON.parse(day) as ReceptionSnapshot;
  const [id = ""] = await expectedOf(client, { tenantId, siteId, hostId: demoIds.user(nordlys, "anna"), count: 1 });
  await checkIn(origin, greta, id);
  const query = new URLSearchParams({ since: known.asOf, known: knownMarks(known, new Map()).join(",") });
  const news = await read(`/news?${query}`);
  if (!news.includes(id)) throw new Error("The news do not tell of who was checked in");
  return { whole: Buffer.byteLength(day), news: Buffer.byteLength(news) };
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}

async function checkIn(origin: string, headers: Record<string, string>, id: string): Promise<void> {
  const answer = await fetch(`${origin}/api/v1/visits/${id}/check-in`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: "{}",
  });
  if (!answer.ok) throw new Error(`A visitor could not be checked in: ${answer.status} ${await answer.text()}`);
}

/** One after the other; from the request to the moment at which the channel has the host's card. */
async function checkIns(client: pg.Client, origin: string, count: number): Promise<number[]> {
  const anna = await signIn(origin, "anna");
  await openChat(origin, "anna", anna);
  const ids = await expectedOf(client, { tenantId, siteId, hostId: demoIds.user(nordlys, "anna"), count });
  const greta = await signIn(origin, "greta");
  const times: number[] = [];
  for (const id of ids) {
    const started = performance.now();
    await checkIn(origin, greta, id);
    while (!(await isTold(client, tenantId, id))) {
      if (performance.now() - started > longestMilliseconds) throw new Error("A host was not told");
      await new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds));
    }
    times.push(performance.now() - started);
    // All visitors here have one host, and one chat takes 60 messages in half a minute.
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
  return times;
}

/** Whoever has not opened the chat cannot be told. */
async function openChat(origin: string, person: string, headers: Record<string, string>): Promise<void> {
  const people = (await (await fetch(`${origin}/demo/people`)).json()) as { items: DemoPerson[] };
  const id = people.items.find((one) => one.person === person)?.entraObjectId ?? "";
  const answer = await fetch(`${origin}/playground/connector/chats/${id}`, { headers });
  if (!answer.ok) throw new Error(`The chat could not be opened: ${answer.status}`);
}
