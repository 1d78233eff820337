import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { launchBrowser } from "./browser.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { filmOf } from "./fake-camera.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import { openPlayground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 6, with a network: a visitor is invited, comes, is let in by her pass, is fetched, and leaves.

let stage: Stage;
let start: Date;

beforeAll(async () => {
  stage = await openStage();
  start = await nextMorning(stage.service.url, "hugo");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
});

/** Who is called so is expected in Milan by Hugo, in twenty minutes. */
async function invite(name: string, company: string): Promise<{ meeting: Meeting; visitId: string; code: string }> {
  const { url } = stage.service;
  await moveClockTo(url, minutesAfter(start, -20));
  const hugo = await apiOf(url, "hugo");
  const subject = `Meeting with ${name}`;
  const event = await inviteEvent(url, { person: "hugo", subject, start, alone: true });
  const meeting = await hugo("POST /calendar/events", { body: { ...event } });
  const email = `${name.replace(/[^a-z]/gi, "").toLowerCase()}@visitor.example`;
  const { visitIds } = await hugo("POST /meetings/:id/visits", {
    params: { id: meeting.id },
    body: { visitors: [{ name, email, company }] },
  });
  const [visitId = ""] = visitIds;
  const giulia = await apiOf(url, "giulia");
  const { content } = await giulia("GET /visits/:id/badge", { params: { id: visitId } });
  return { meeting, visitId, code: content ?? "" };
}

async function mailsSent(visitId: string): Promise<number> {
  const [row] = await stage.database.rows<{ count: number }>(
    "select count(*)::int as count from message_log where visit_id = $1 and status = 'sent'",
    [visitId],
  );
  return row?.count ?? 0;
}

async function hugosChat(): Promise<Playground> {
  const hugo = await stage.open("localhost", { person: "hugo", windows: ["chat"] });
  await hugo.chat.getByRole("listitem").first().waitFor();
  return hugo;
}

async function reception(theme: Theme = "light"): Promise<Playground> {
  const giulia = await stage.open("localhost", { person: "giulia", theme, windows: ["teams"] });
  await giulia.tab.getByRole("searchbox", { name: "Find a visitor" }).waitFor();
  await giulia.tab.locator("[data-visit]").first().waitFor();
  return giulia;
}

/** As a hand scanner does: every letter at once, then Enter. */
async function scan({ page, tab }: Playground, code: string): Promise<void> {
  await tab.getByRole("searchbox", { name: "Find a visitor" }).focus();
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

describe("a visitor", () => {
  it("is let in by her pass, fetched by her host, gets a badge and leaves", async () => {
    const { visitId, code } = await invite("Nina Bergström", "Bergen Design AS");
    const hugo = await hugosChat();
    const giulia = await reception();
    const { tab } = giulia;
    const row = tab.locator(`[data-visit="${visitId}"]`);
    await row.getByText("Expected", { exact: true }).waitFor();
    await scan(giulia, code);
    await tab.getByText("Nina Bergström is checked in").waitFor();
    await row.getByText("Hugo Ferrari has been told").waitFor();
    const card = hugo.chat.getByRole("listitem").filter({ hasText: "Nina Bergström" });
    await card.getByText("One visitor is here and waits").waitFor();
    expect(await seriousFindings(hugo.page)).toEqual([]);
    await keepPicture(hugo.page, "visitor-is-here-card");
    // Anybody of the company can be asked, whoever is at the meeting.
    const anybody = card.getByRole("textbox", { name: /anybody else|somebody else/ });
    await anybody.fill("a");
    await card.getByRole("button", { name: "Ask this person" }).click();
    await card.getByText(/^Several people are called/).waitFor();
    await anybody.fill("Alessia Conti");
    await card.getByRole("button", { name: "Ask this person" }).click();
    await row.getByText(/Alessia Conti/).waitFor();
    await keepPicture(hugo.page, "visitor-somebody-else-is-asked");
    await card.getByRole("button", { name: "I’m coming" }).click();
    await card.getByText("Hugo Ferrari is coming").first().waitFor();
    await row.getByText("Hugo Ferrari is coming").waitFor();
    await tab.getByRole("button", { name: "Badge", exact: true }).first().click();
    const badge = tab.getByRole("article", { name: "Badge of Nina Bergström" });
    await badge.getByRole("img", { name: "Code of the pass" }).waitFor();
    await badge.getByText(/^No\. \d+$/).waitFor();
    expect(await seriousFindings(giulia.page)).toEqual([]);
    await keepPicture(giulia.page, "reception-badge");
    await tab.getByRole("button", { name: "Back" }).click();
    // Shown again, her pass leads to her.
    await scan(giulia, code);
    await row.getByRole("button", { name: "Check out Nina Bergström" }).click();
    await tab.getByText("Nina Bergström is checked out").waitFor();
    await row.getByText(/^Left /).waitFor();
    await tab.locator("[data-toast]").getByRole("button", { name: "Undo" }).click();
    await row.getByText(/^Here since /).waitFor();
    await row.getByRole("button", { name: "Check out Nina Bergström" }).click();
    await row.getByText(/^Left /).waitFor();
    // The tablet shows what was done before the service has it.
    const visit = () => stage.database.rows("select status, left_how from visit where id = $1", [visitId]);
    await expect.poll(visit).toEqual([{ status: "left", left_how: "desk" }]);
  });

  it("who comes at the time of before is told the new one, and her host decides", async () => {
    const { meeting, visitId, code } = await invite("Olga Petrova", "Neva");
    // Who has not been told of the first time does not come then.
    await expect.poll(() => mailsSent(visitId), { timeout: 60_000 }).toBe(1);
    const hugosApi = await apiOf(stage.service.url, "hugo");
    const later = (moment: string) => minutesAfter(new Date(moment), 240).toISOString();
    await hugosApi(
      "PATCH /meetings/:id",
      { params: { id: meeting.id }, body: { start: later(meeting.start), end: later(meeting.end) } },
      { ifMatch: meeting.version },
    );
    const hugo = await hugosChat();
    const giulia = await reception("dark");
    await scan(giulia, code);
    const panel = giulia.tab.getByRole("region", { name: "Details of Olga Petrova" });
    await panel.getByText(/^The meeting has moved: now /).waitFor();
    expect(await seriousFindings(giulia.page)).toEqual([]);
    await keepPicture(giulia.page, "reception-old-time");
    await panel.getByRole("button", { name: "Ask the host" }).click();
    await panel.getByText("Hugo Ferrari is asked about the time").waitFor();
    const card = hugo.chat.getByRole("listitem").filter({ hasText: "Olga Petrova" });
    await card.getByText("A visitor came at the time of before: what shall happen?").waitFor();
    await card.getByRole("button", { name: "Send up" }).click();
    await panel.getByText("Hugo Ferrari: please send up").waitFor();
    await panel.getByRole("button", { name: "Check in" }).click();
    await giulia.tab
      .locator(`[data-visit="${visitId}"]`)
      .getByText(/^Here since /)
      .waitFor();
  });

  it("is found and let in by keyboard only, spelled wrong, and it is taken back", async () => {
    const { visitId } = await invite("Jürgen Lüdenscheidt", "Weiß & Söhne");
    const giulia = await reception("contrast");
    const { page, tab } = giulia;
    const search = tab.getByRole("searchbox", { name: "Find a visitor" });
    await reach(page, search);
    await page.keyboard.type("ludenshceidt");
    const row = tab.locator(`[data-visit="${visitId}"]`);
    await row.waitFor();
    await page.keyboard.press("Enter");
    const panel = tab.getByRole("region", { name: "Details of Jürgen Lüdenscheidt" });
    await pressByKeyboard(page, panel.getByRole("button", { name: "Check in" }));
    await tab.getByText("Jürgen Lüdenscheidt is checked in").waitFor();
    await row.getByText(/^Here since /).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "reception-keyboard");
    await pressByKeyboard(page, tab.locator("[data-toast]").getByRole("button", { name: "Undo" }));
    await row.getByText("Expected", { exact: true }).waitFor();
    await reach(page, search, "Shift+Tab");
    await page.keyboard.press("Escape");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Walk-in" }));
    await page.keyboard.type("<b>Cher</b>");
    await reach(page, tab.getByRole("textbox", { name: "Host" }));
    await page.keyboard.type("hugo");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Choose Hugo Ferrari" }));
    await pressByKeyboard(page, tab.getByRole("form").getByRole("button", { name: "Check in" }));
    await tab.getByText("<b>Cher</b> is checked in").waitFor();
    await tab.getByRole("article", { name: "Badge of <b>Cher</b>" }).waitFor();
  });

  it("is recognised by the camera", async () => {
    const { visitId, code } = await invite("王小明 Xiaoming", "Taipei Optics");
    const film = path.join(tmpdir(), `magic-meetings-film-${process.pid}.y4m`);
    const browser = await launchBrowser(await filmOf(code, film));
    try {
      const context = await browser.newContext({ locale: "en-GB", timezoneId: "UTC", permissions: ["camera"] });
      const url = `${stage.service.url}/playground/`;
      const { tab, page } = await openPlayground(context, url, { person: "giulia", windows: ["teams"] });
      await tab.locator("[data-visit]").first().waitFor();
      await tab.getByRole("button", { name: "Camera", exact: true }).click();
      await tab.getByText("王小明 Xiaoming is checked in").waitFor();
      await tab
        .locator(`[data-visit="${visitId}"]`)
        .getByText(/^Here since /)
        .waitFor();
      await keepPicture(page, "reception-camera");
    } finally {
      await browser.close();
      await rm(film, { force: true });
    }
  });
});

describe("the reception", () => {
  it.each<Theme>(["light", "dark", "contrast"])(
    "has no serious finding in the %s theme, on a tablet and on a phone",
    async (theme) => {
      await invite(`Anna-Maria ${"von und zu ".repeat(10)}${theme}`, "A");
      const { page, tab } = await reception(theme);
      await tab.getByRole("button", { name: "Several" }).click();
      await tab
        .getByRole("checkbox", { name: /^Choose Anna-Maria/ })
        .first()
        .check();
      expect(await seriousFindings(page)).toEqual([]);
      await tab.getByRole("button", { name: "One by one" }).click();
      await tab.locator("[data-visit]").first().getByRole("button").first().click();
      await keepPicture(page, `reception-${theme}`);
      for (const width of [768, 420]) {
        await page.setViewportSize({ width, height: 1000 });
        const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await keepPicture(page, `reception-${theme}-${width}`);
      }
    },
  );

  it("is not open to everybody", async () => {
    const { tab, page } = await stage.open("localhost", { person: "hugo", windows: ["teams"] });
    await tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await page.evaluate(
      (detail) => window.dispatchEvent(new CustomEvent("magic-meetings-tab-link", { detail, cancelable: true })),
      `${stage.service.url}/tabs/#/reception`,
    );
    await tab.getByRole("heading", { name: "The reception is not open to you" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
