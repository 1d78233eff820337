import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 6, the visitor's part: invited by mail, at home on her page, late, and moved with the meeting.

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await checkAndClear(stage, task);
});

/** A sent meeting of anna's that somebody from outside comes to. */
async function inviteVisitor(subject: string, email: string) {
  const { url } = stage.service;
  const api = await apiOf(url, "anna");
  const event = await inviteEvent(url, { person: "anna", subject, start: minutesAfter(morning, 60), minutes: 90 });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const visitor = { name: "Giulia Rossi", email, company: "Ospite", locale: "en" as const };
  await api("POST /meetings/:id/visits", {
    params: { id: meeting.id },
    body: { visitors: [visitor], purpose: subject },
  });
  return { api, meeting };
}

/** Opens the newest mail with that subject, and the page that its button leads to. */
async function openPage({ page, mail }: Playground, subject: RegExp): Promise<Page> {
  await mail.getByRole("list", { name: "Mails" }).getByRole("button", { name: subject }).first().click();
  const button = mail.frameLocator("iframe[title='The mail']").getByRole("link", { name: "Open your page" });
  const [opened] = await Promise.all([page.context().waitForEvent("page"), button.click()]);
  await opened.getByRole("heading", { level: 1 }).waitFor();
  return opened;
}

describe("a visitor", () => {
  it("opens her page from the mail, accepts the house rules, confirms, and is late", async () => {
    await inviteVisitor("Design review", "giulia@ospite.example");
    const anna = await stage.open("localhost", { person: "anna", windows: ["chat", "mail"] });
    await anna.mail
      .getByRole("button", { name: /Giulia Rossi/ })
      .first()
      .waitFor();
    await keepPicture(anna.page, "visitor mails");
    const page = await openPage(anna, /Your visit to Nordlys Group/);
    await anna.page.bringToFront();
    await keepPicture(anna.page, "visitor mail opened");
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "visitor page narrow");

    await page.getByRole("button", { name: "I have read the house rules and accept them" }).press("Enter");
    await page.getByText(/You accepted these house rules \(version 1\)/).waitFor();
    await page.getByRole("button", { name: "I’m coming" }).press("Enter");
    await page.getByText("You said that you come.").waitFor();

    await page.getByLabel("I’ll be there at").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Tell the host and the reception" }).press("Enter");
    await page.getByText(/You said that you come at/).waitFor();
    expect(await page.getByRole("status").textContent()).toContain("have been told");
    await anna.chat.getByText("Giulia Rossi comes later").first().waitFor({ timeout: 30_000 });

    await page.getByRole("link", { name: "Deutsch" }).click();
    await page.getByRole("heading", { name: "Ihr Besuch bei Nordlys Group" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
  });

  it("is told of a move, and her page says so by itself and without a network", async () => {
    const { api, meeting } = await inviteVisitor("Contract talk", "moved@ospite.example");
    const anna = await stage.open("localhost", { person: "anna", windows: ["mail"] }, { colorScheme: "dark" });
    const page = await openPage(anna, /Your visit to Nordlys Group/);
    const { version } = await api("GET /meetings/:id", { params: { id: meeting.id } });
    const [start, end] = [meeting.start, meeting.end].map((at) => minutesAfter(new Date(at), 120).toISOString());
    const body = { start: start ?? "", end: end ?? "" };
    await api("PATCH /meetings/:id", { params: { id: meeting.id }, body }, { ifMatch: version });
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.getByText("Your visit has changed. This is how it is now.").waitFor();
    expect(await page.locator("#facts s").count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "visitor page moved dark");

    await page.context().setOffline(true);
    await page.getByText(/You are offline/).waitFor();
    expect(await page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    expect(await page.getByRole("img", { name: "QR code of your pass" }).isVisible()).toBe(true);
    await page.context().setOffline(false);
    await page.getByText(/You are offline/).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Save" }).press("Enter");
    await page.getByText("Saved.").waitFor();
  });

  it("erases her data herself, and the page is nobody's afterwards", async () => {
    await inviteVisitor("Farewell", "gone@ospite.example");
    const anna = await stage.open("localhost", { person: "anna", windows: ["mail"] }, { forcedColors: "active" });
    const page = await openPage(anna, /Your visit to Nordlys Group/);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText("Erase my data").press("Enter");
    await page.getByRole("button", { name: "Erase everything now" }).press("Enter");
    await page.getByText("Your data is erased. You can close this page.").waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "This link leads nowhere" }).waitFor();
    const left = await stage.database.rows("select 1 from visitor where email = 'gone@ospite.example'");
    expect(left).toEqual([]);
  });
});
