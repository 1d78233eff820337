import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, BrowserContext } from "playwright-core";
import { seriousFindings } from "./accessibility.ts";
import { apiOf, signIn } from "./api.ts";
import { launchBrowser } from "./browser.ts";
import { seeDatabase, type SeenDatabase } from "./database.ts";
import { sentInvite } from "./invite.ts";
import { startService, type RunningService } from "./service.ts";
import { keepPicture } from "./stage.ts";
import { openTeamsHost, type TeamsHostPage, type TeamsHostState } from "./teams-host-page.ts";

// Where Teams shows the tab, with the real teams-js: a chat, its details, the panel beside the call; and where it does not.

let service: RunningService;
let database: SeenDatabase;
let browser: Browser;
let token: string;
let meetingId: string;
const subject = "Budget, in its chat";
const contexts: BrowserContext[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  service = await startService();
  database = seeDatabase(service.databaseUrl);
  browser = await launchBrowser();
  const api = await apiOf(service.url, "anna");
  await api("POST /calendar/events", { body: { ...(await sentInvite(service.url, "anna", subject)) } });
  const [meeting] = await database.rows<{ id: string }>(`select id from meeting where subject = '${subject}'`);
  meetingId = meeting?.id ?? "";
  token = await signIn(service.url, "anna");
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await database?.close();
  await service?.stop();
  expect(complaints).toEqual([]);
});

async function newPage(width: number) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width, height: 900 } });
  context.setDefaultTimeout(20_000);
  context.on("weberror", (error) => complaints.push(error.error().message));
  contexts.push(context);
  return context.newPage();
}

async function open(context: Record<string, unknown>, more: Partial<TeamsHostState> & { width?: number } = {}) {
  const { width = 320, ...state } = more;
  const page = await newPage(width);
  const chatId = `19:meeting_${meetingId}@thread.v2`;
  const told = { locale: "en-gb", theme: "default", entityId: "meeting", hostName: "Teams", chatId, ...context };
  return openTeamsHost(page, service.url, { token, context: told, ...state });
}

async function storedIn({ page }: TeamsHostPage): Promise<string> {
  const stored = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
  return (await Promise.all(page.frames().map((frame) => frame.evaluate(stored)))).join();
}

describe("the tab in a meeting's chat", () => {
  it("is beside the call the meeting with what is wanted most, in every theme, and keeps no token", async () => {
    const host = await open({ frameContext: "sidePanel" });
    const { tab, page } = host;
    await tab.getByRole("heading", { name: subject }).waitFor();
    await tab.getByRole("button", { name: "30 minutes longer" }).waitFor();
    await tab.getByText("No room of this meeting is in use.").waitFor();
    await tab.getByRole("button", { name: "More coffee" }).click();
    await tab.getByRole("button", { name: "Order", exact: true }).waitFor();
    expect(await host.calls()).toContain("appInitialization.success");
    for (const theme of ["default", "dark", "contrast", "glass"]) {
      await host.tell("themeChange", theme);
      const scheme = theme === "dark" || theme === "contrast" ? "dark" : "light";
      await expect
        .poll(() => tab.locator("html").evaluate((root) => getComputedStyle(root).colorScheme))
        .toContain(scheme);
      await keepPicture(page, `teams-side-panel-${theme}`);
    }
    expect(await seriousFindings(page)).toEqual([]);
    expect(await storedIn(host)).not.toMatch(/eyJ|token/i);
  });

  it("sleeps where Teams keeps it, and wakes where it is wanted", async () => {
    const host = await open({ frameContext: "content" }, { width: 1000 });
    const { tab, page } = host;
    await tab.getByRole("heading", { name: subject }).waitFor();
    await keepPicture(page, "teams-meeting-tab");
    await host.tell("beforeUnload");
    await expect.poll(() => host.calls()).toContain("readyToUnload");
    await tab.getByRole("heading", { name: subject }).waitFor({ state: "detached" });
    await host.change({ entityId: "my-meetings", chatId: undefined });
    await host.tell("load", { entityId: "my-meetings", contentUrl: `${service.url}/tabs/` });
    await tab.getByRole("heading", { name: "My meetings" }).waitFor();
  });

  it("works where the browser keeps nothing", async () => {
    const page = await newPage(320);
    await page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("The operation is insecure.", "SecurityError");
          },
        });
      }
    });
    const context = { locale: "en-gb", theme: "default", entityId: "meeting", frameContext: "sidePanel" };
    const chatId = `19:meeting_${meetingId}@thread.v2`;
    const { tab } = await openTeamsHost(page, service.url, { token, context: { ...context, chatId } });
    await tab.getByRole("button", { name: "More coffee" }).click();
    await tab.getByRole("button", { name: "Order", exact: true }).waitFor();
  });

  it("says so where the chat is no meeting's of hers", async () => {
    const chatId = "19:meeting_somebody-elses@thread.v2";
    const { tab } = await open({ frameContext: "content", chatId }, { width: 700 });
    await tab.getByText("No meeting of yours belongs to this chat").waitFor();
    await tab.getByRole("button", { name: "My meetings" }).click();
    await tab.getByRole("heading", { name: "My meetings" }).waitFor();
  });
});

describe("the page where Teams is not", () => {
  it("says within seconds that Teams does not answer, and how to go on", async () => {
    const { tab, page } = await open({ frameContext: "content" }, { isSilent: true, width: 700 });
    await tab.getByText("Teams did not answer in time.", { exact: false }).waitFor();
    await tab.getByRole("button", { name: "Try again" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "teams-silent");
  });

  it("leads into Teams from a plain browser", async () => {
    const page = await newPage(700);
    await page.goto(`${service.url}/tabs/`);
    await page.getByRole("heading", { name: "Open this page in Microsoft Teams" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
