import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { launchEvents } from "@magic-meetings/contract/client-events/launch-event-words.ts";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleLaunchEvents } from "../../scripts/bundle-launch-events.ts";
import { launchBrowser } from "../browser.ts";
import type { LaunchSettings } from "./launch-host-page.ts";
import { outlookOrigin, paneOrigin, startOutlookOrigin, type OutlookOrigin } from "./outlook-origin.ts";

// The script that Outlook starts without a pane, built as it is delivered, in Microsoft's own office.js.

const key = "client-key-of-the-pane";
const alert = "Endnu ikke bestilt: 12 × Green bowl. Åbn Magic Meetings, og bestil det, eller fjern det.";
const held = { meeting: { id: "m" }, alert, notice: "Endnu ikke bestilt: 12 × Green bowl." };
const free = { meeting: { id: "m" }, alert: null, notice: null };

interface Asked {
  path: string;
  token: string | undefined;
  body: Record<string, unknown>;
}

let browser: Browser;
let server: Server;
let origin: OutlookOrigin;
let context: BrowserContext;
let page: Page;
let files: Map<string, { type: string; body: string }>;
let asked: Asked[];
/** What the service answers a check with; never: it does not answer at all. */
let answer: { status: number; body: object } | "never" | "gone";

beforeAll(async () => {
  files = await filesOfBothPages();
  server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = await startOutlookOrigin(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  browser = await launchBrowser(origin.browserArgs);
});

afterAll(async () => {
  await browser?.close();
  await origin?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

beforeEach(() => {
  asked = [];
  answer = { status: 200, body: free };
});
afterEach(() => context?.close());

async function filesOfBothPages(): Promise<typeof files> {
  const entryPoints = [path.join(import.meta.dirname, "launch-host-page.ts")];
  const host = await build({ entryPoints, bundle: true, format: "iife", write: false, target: "es2022" });
  const script = { type: "text/javascript", body: await bundleLaunchEvents() };
  const pagePath = path.join(import.meta.dirname, "../../addin/public/launch-events.html");
  const hostPage =
    '<!doctype html><html lang="en"><title>Outlook</title><body><script src="/host.js"></script></body></html>';
  return new Map([
    ["/host.html", { type: "text/html", body: hostPage }],
    ["/host.js", { type: "text/javascript", body: host.outputFiles[0]?.text ?? "" }],
    ["/addin/launch-events.js", script],
    ["/addin/launch-events.html", { type: "text/html", body: await readFile(pagePath, "utf8") }],
  ]);
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (!pathname.startsWith("/api/v1/")) {
    const file = files.get(pathname);
    response.writeHead(file ? 200 : 404, { "content-type": `${file?.type ?? "text/plain"}; charset=utf-8` });
    return void response.end(file?.body);
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Asked["body"];
  asked.push({ path: pathname.slice("/api/v1".length), token: request.headers.authorization, body });
  if (answer === "never") return;
  if (answer === "gone") return void response.destroy();
  const status = pathname.endsWith("/client-events") ? 204 : answer.status;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(status === 204 ? undefined : JSON.stringify(answer.body));
}

async function open(settings: Omit<LaunchSettings, "pageUrl"> = { clientKey: key }): Promise<void> {
  context = await browser.newContext({ timezoneId: "UTC" });
  page = await context.newPage();
  await page.goto(`${outlookOrigin}/host.html`);
  const pageUrl = `${paneOrigin}/addin/launch-events.html`;
  await page.evaluate((given) => window.openScript(given), { pageUrl, ...settings });
}

const launch = (kind: keyof typeof launchEvents) =>
  page.evaluate((action) => window.launch(action), launchEvents[kind].action);

const notices = () => page.evaluate(() => window.launchHost.notices);

describe("an appointment that is sent", () => {
  it("is held back with the words of the service, and a button that opens the pane", async () => {
    answer = { status: 200, body: held };
    await open();
    expect(await launch("sending")).toEqual({
      allowEvent: false,
      errorMessage: alert,
      cancelLabel: "Magic Meetings",
      commandId: "openTaskPaneButton",
      took: expect.any(Number) as number,
    });
    expect(asked).toEqual([
      {
        path: "/appointments/check",
        token: expect.stringMatching(/^Bearer token-/) as string,
        body: {
          event: "sending",
          client: { host: "outlook", platform: "OfficeOnline", version: "16.0.18000.1000" },
          language: "da-DK",
          clientKey: key,
          start: "2026-11-23T09:00:00.000Z",
          end: "2026-11-23T11:00:00.000Z",
          timeZone: "Romance Standard Time",
          of: "single",
        },
      },
    ]);
    expect(await page.evaluate(() => window.launchHost.busiest)).toBeLessThanOrEqual(3);
    expect(await page.evaluate(() => window.launchHost.appointment.itemId)).toBeNull();
  });

  it("goes where there is nothing to say", async () => {
    await open();
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
  });

  it("is held back without the button where Outlook has none", async () => {
    answer = { status: 200, body: held };
    await open({ clientKey: key, mailboxSet: 1.13 });
    const { took: _took, ...told } = await launch("sending");
    expect(told).toEqual({ allowEvent: false, errorMessage: alert });
  });

  it("of a series is told with its pattern", async () => {
    await open();
    await page.evaluate(() =>
      window.launchHost.edit({ recurrence: { pattern: { type: "daily", interval: 2 }, ending: { kind: "never" } } }),
    );
    await launch("sending");
    expect(asked[0]?.body).toMatchObject({
      of: "series",
      recurrence: { pattern: { type: "daily", interval: 2 }, range: { type: "noEnd", startDate: "2026-11-23" } },
    });
  });
});

describe("an appointment is let go", () => {
  it("before Outlook says that it takes long, where the service does not answer", async () => {
    answer = "never";
    await open();
    const { allowEvent, took } = await launch("sending");
    expect(allowEvent).toBe(true);
    // The script gives up after two and a half seconds; Outlook complains after five.
    expect(took).toBeLessThan(5_000);
    await expect.poll(() => asked.length).toBe(1);
  });

  it.each([500, 429, 401, 404])("where the service answers %s", async (status) => {
    answer = { status, body: held };
    await open();
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
  });

  it("where the line is cut", async () => {
    answer = "gone";
    await open();
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
  });

  it("where Outlook gives no token", async () => {
    await open();
    await page.evaluate(() => window.launchHost.failNext("getAccessToken", 13006));
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
    expect(asked).toEqual([]);
  });

  it("where Outlook does not answer the script itself", async () => {
    answer = { status: 200, body: held };
    await open();
    await page.evaluate(() => window.launchHost.hold());
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
  });

  it("in an Outlook without the set, and without asking anybody", async () => {
    answer = { status: 200, body: held };
    await open({ clientKey: key, mailboxSet: 1.8 });
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
    expect(asked).toEqual([]);
  });

  it.each<[string, Omit<LaunchSettings, "pageUrl">]>([
    ["where the pane was never opened", {}],
    ["where it is a message and no appointment", { clientKey: key, itemType: "message" }],
  ])("%s, and is only counted", async (_where, settings) => {
    answer = { status: 200, body: held };
    await open(settings);
    expect(await launch("sending")).toMatchObject({ allowEvent: true });
    const counted = () => asked.map(({ path: where, body }) => [where, body["kind"]]);
    await expect.poll(counted).toEqual([["/client-events", "sending"]]);
  });
});

describe("an appointment that is opened or changed", () => {
  it.each(["appointment_opened", "time_changed", "recurrence_changed", "attendees_changed"] as const)(
    "by %s shows one line, and takes it away when nothing is left to say",
    async (kind) => {
      answer = { status: 200, body: held };
      await open();
      expect(await launch(kind)).toMatchObject({ allowEvent: true });
      expect(asked[0]?.body).toMatchObject({ event: kind });
      expect(await notices()).toEqual({ magicMeetings: held.notice });
      answer = { status: 200, body: free };
      await launch(kind);
      expect(await notices()).toEqual({});
    },
  );

  it("by its time is asked about by the new one", async () => {
    await open();
    await page.evaluate(() =>
      window.launchHost.edit({ start: "2026-11-24T09:00:00.000Z", end: "2026-11-24T11:00:00.000Z" }),
    );
    await launch("time_changed");
    expect(asked[0]?.body).toMatchObject({ start: "2026-11-24T09:00:00.000Z", end: "2026-11-24T11:00:00.000Z" });
  });

  it("is known by its id in Exchange's REST interface where it was saved and no pane was opened", async () => {
    await open({});
    await page.evaluate(() => window.launchHost.edit({ itemId: "AAMk/ab+c=" }));
    await launch("appointment_opened");
    expect(asked).toMatchObject([{ path: "/appointments/check", body: { eventId: "AAMk-ab_c=" } }]);
  });
});
