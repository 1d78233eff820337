import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { meetingCardCases } from "@magic-meetings/bot/meetings/meeting-card-cases.ts";
import type { OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { anna } from "./chat-people.ts";
import type { ChatTown, Pages } from "./chat-town.ts";
import { startChatTown } from "./chat-town.ts";
import { launchBrowser } from "../browser.ts";

// The chat window in a real browser, against the real bot and the simulated connector.

let browser: Browser;
let pages: Pages;
let town: ChatTown;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [browser, pages] = await Promise.all([launchBrowser(), chatPage()]);
});
afterAll(() => browser?.close());

beforeEach(async () => {
  town = await startChatTown({}, pages);
  context = await browser.newContext({ viewport: { width: 480, height: 900 } });
  page = await context.newPage();
});
afterEach(async () => {
  await context?.close();
  await town?.close();
});

const log = () => page.getByRole("log");
/** All but the welcome, which everybody sees first. */
const cards = () => page.locator(".ac-adaptiveCard").filter({ hasNotText: /Welcome to|Velkommen til/ });

describe("the chat window", () => {
  it("greets, and answers what a person writes", async () => {
    await open("bo");
    await log().getByText("Welcome to Magic Meetings").waitFor();
    await page.getByRole("textbox", { name: "Type a message" }).fill("my meetings today");
    await page.keyboard.press("Enter");
    await log().getByText("1 meeting", { exact: true }).waitFor();
    expect(await page.getByRole("textbox", { name: "Type a message" }).inputValue()).toBe("");
  });

  it("shows the card and brings it up to date in its place", async () => {
    await open("anna");
    const first = await deliver();
    await cards().getByText("12 × Lunch buffet").waitFor();
    await deliver({ messageId: "m2", previous: first, text: { title: "Board meeting, moved", summary: "" } });
    await cards().getByText("Board meeting, moved").waitFor();
    expect(await cards().count()).toBe(1);
  });

  it("replaces the card by the answer of its button, by keyboard alone", async () => {
    await open("anna");
    await deliver();
    town.api.title = "Board meeting, as it is now";
    await cards().getByRole("button", { name: "Opdater" }).focus();
    await page.keyboard.press("Enter");
    await cards().getByText("Board meeting, as it is now").waitFor();
    expect(await cards().count()).toBe(1);
    // The answer is in the language that the API tells.
    expect(await page.locator(":focus").textContent()).toBe("Refresh");
  });

  it("refreshes a card by itself that was there before", async () => {
    await town.open(anna);
    await deliver();
    town.api.title = "Board meeting, as it is now";
    await open("anna");
    await cards().getByText("Board meeting, as it is now").waitFor();
  });

  it("opens the link of a card", async () => {
    await open("anna");
    await deliver();
    await cards().getByRole("link", { name: "Åbn i Teams" }).click();
    expect(await page.locator("html").getAttribute("data-opened")).toContain("?meeting=01930000");
  });

  it("says what the bot said of a meeting that one may not see, and keeps the card", async () => {
    await open("anna");
    const other = { ...cardCase("two-vendors").view.meeting, id: "01930000-0000-7000-8000-000000000999" };
    await deliver({ view: { ...cardCase("two-vendors").view, meeting: other } });
    await cards().getByRole("button", { name: "Opdater" }).click();
    await page.getByText("Mødet findes ikke længere").waitFor();
    expect(await cards().count()).toBe(1);
  });

  it("says that it is disconnected, and keeps what was written", async () => {
    await open("bo");
    await log().getByText("Welcome to Magic Meetings").waitFor();
    await page.getByRole("textbox").fill("help");
    await town.close();
    await page.getByText("No connection.").waitFor();
    expect(await page.getByRole("textbox").inputValue()).toBe("help");
    expect(await page.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  });

  it.each(["light", "dark", "contrast"] as const)("is accessible and looks right in %s", async (theme) => {
    await open("anna", theme);
    await town.say(anna, "mine møder i dag");
    await deliver();
    await cards().getByText("12 × Lunch buffet").waitFor();
    await page.screenshot({ path: artefact(`chat-${theme}`) });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const bad = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(bad.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  });

  it("fits a window that is 320 px wide, and shows a tall card from its beginning", async () => {
    await page.setViewportSize({ width: 320, height: 560 });
    await open("anna");
    await deliver();
    await cards().getByText("Board meeting").waitFor();
    await page.screenshot({ path: artefact("chat-narrow") });
    const widths = await log().evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
    expect(widths[0]).toBe(widths[1]);
    expect(await cards().getByText("Board meeting").evaluate(isInSight)).toBe(true);
  });

  it.each(Object.keys(meetingCardCases))("renders the card %s", async (name) => {
    await open("anna");
    await deliver(cardCase(name));
    await cards().first().waitFor();
    const scrolls = await cards().evaluateAll((all) =>
      all.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth),
    );
    expect(scrolls).toBe(false);
    await cards()
      .first()
      .screenshot({ path: artefact(`card-${name}`) });
  });
});

/** Runs in the page. */
function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const around = element.closest("[role=log]")?.getBoundingClientRect();
  return around !== undefined && top >= around.top && bottom <= around.bottom;
}

async function open(person: "anna" | "bo", theme = "light"): Promise<void> {
  await page.goto(`${town.origin}/chat-page?person=${person}&theme=${theme}`);
  await log().getByRole("listitem").first().waitFor();
}

type MeetingCard = Extract<OutgoingMessage, { kind: "meeting_card" }>;

async function deliver(more: Partial<MeetingCard> & { locale?: unknown } = {}): Promise<{ providerId: string }> {
  const { locale: _, ...part } = more;
  const conversation = town.conversationOf(anna);
  const receiver = { entraObjectId: anna.entraObjectId, name: anna.name, locale: anna.locale };
  const { view, text } = cardCase("two-vendors");
  const tenant = { entraTenantId: anna.entraTenantId };
  const message = {
    messageId: "m1",
    attempt: 1,
    kind: "meeting_card",
    conversation,
    receiver,
    tenant,
    view,
    text,
    previous: null,
  } as const;
  const result = await town.bot.deliver({ ...message, ...part });
  if (result.outcome !== "sent") throw new Error(`The card was not sent: ${JSON.stringify(result)}`);
  return { providerId: result.providerId };
}

function cardCase(name: string) {
  const found = meetingCardCases[name];
  if (!found) throw new Error(`There is no case ${name}`);
  return found;
}

function artefact(name: string): string {
  return path.join(import.meta.dirname, "../artefacts", `${name}.png`);
}

async function chatPage(): Promise<Pages> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, "chat-page.tsx")],
    bundle: true,
    write: false,
    outdir: "out",
    format: "esm",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const script = outputFiles.find((file) => file.path.endsWith(".js"))?.text ?? "";
  const html = `<!doctype html><html lang="en"><title>Chat</title><body style="margin:0"><div id="root"></div><script type="module" src="/chat-page.js"></script>`;
  return {
    "/chat-page": { type: "text/html; charset=utf-8", body: html },
    "/chat-page.js": { type: "text/javascript; charset=utf-8", body: script },
  };
}
