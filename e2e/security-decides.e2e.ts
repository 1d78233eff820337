import type { BlockListEntry } from "@magic-meetings/contract/block-list/block-list.ts";
import type { Visit } from "@magic-meetings/contract/visits/visit.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import { followLink, type Playground, type Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Whoever is like somebody of the block list waits until security has looked; the host never hears why.

let stage: Stage;
let start: Date;

beforeAll(async () => {
  stage = await openStage();
  start = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
});

const secret = "Walked into the server room in spring";

async function block(name: string): Promise<BlockListEntry> {
  const niels = await apiOf(stage.service.url, "niels");
  return niels("POST /block-list", { body: { name, reason: secret } });
}

/** Anna expects somebody, at a meeting of her own. */
async function invite(name: string): Promise<{ meetingId: string; visitId: string }> {
  const { url } = stage.service;
  const anna = await apiOf(url, "anna");
  const event = await inviteEvent(url, { person: "anna", subject: `Meeting with ${name}`, start, alone: true });
  const { id: meetingId } = await anna("POST /calendar/events", { body: { ...event } });
  const body = { visitors: [{ name, email: `${crypto.randomUUID()}@visitor.example` }] };
  const { visitIds } = await anna("POST /meetings/:id/visits", { params: { id: meetingId }, body });
  return { meetingId, visitId: visitIds[0] ?? "" };
}

async function visitAs(person: string, id: string): Promise<Visit> {
  const api = await apiOf(stage.service.url, person);
  return api("GET /visits/:id", { params: { id } });
}

/** Niels reads Danish, Greta English. */
async function security(person: string, theme: Theme = "light"): Promise<Playground> {
  const opened = await stage.open("localhost", { person, theme, windows: ["teams"] });
  await opened.teams.getByRole("tab", { name: "Security" }).click();
  await opened.tab.getByRole("list", { name: /^(Besøg|Visits)$/ }).waitFor();
  return opened;
}

/** What Anna's chat says of a visitor once the decision has settled. */
async function annasCard(name: string): Promise<Playground> {
  await moveClockTo(stage.service.url, minutesAfter(new Date(), 2));
  const anna = await stage.open("localhost", { person: "anna", windows: ["chat", "teams"] });
  await anna.chat.getByRole("listitem").filter({ hasText: name }).first().waitFor();
  return anna;
}

describe("security", () => {
  it("puts somebody on the list, sees a swapped name live, lets her come, and the host is told", async () => {
    const niels = await security("niels");
    const { page, tab } = niels;
    await tab.getByRole("tab", { name: "Spærreliste" }).click();
    await tab.getByRole("button", { name: "Tilføj en person" }).click();
    const form = tab.getByRole("region", { name: "Tilføj en person til spærrelisten" });
    await form.getByRole("button", { name: "Tilføj", exact: true }).click();
    await form.getByText("Skriv et navn.").waitFor();
    await form.getByRole("textbox", { name: "Navn" }).fill("Viktor Orlov");
    await form.getByRole("textbox", { name: "Begrundelse" }).fill(secret);
    expect(await seriousFindings(page)).toEqual([]);
    await form.getByRole("button", { name: "Tilføj", exact: true }).click();
    const panel = tab.getByRole("region", { name: "Viktor Orlov" });
    await panel.getByText("0 besøg venter på grund af denne post.").waitFor();
    await tab.getByRole("searchbox", { name: "Søg" }).fill("Orloff");
    await tab.getByRole("button", { name: "Vis Viktor Orlov" }).waitFor();
    await keepPicture(page, "block-list");

    const { visitId } = await invite("Орлов Виктор");
    await panel.getByText("1 besøg venter på grund af denne post.").waitFor();
    await tab.getByRole("tab", { name: "Besøg" }).click();
    const item = tab.getByRole("listitem").filter({ hasText: "Орлов Виктор" });
    await item.getByText("Samme navn med ordene i en anden rækkefølge").waitFor();
    await item.getByText(secret).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "security-decides");
    await item.getByRole("button", { name: "Tilføj en note om Орлов Виктор" }).click();
    await item.getByRole("textbox", { name: "Note" }).fill("Another person: born in 1990");
    await item.getByRole("button", { name: "Godkend besøget af Орлов Виктор" }).click();
    await tab.getByText("Орлов Виктор må komme").waitFor();
    await item.waitFor({ state: "detached" });
    expect(await visitAs("anna", visitId)).toMatchObject({ clearance: "approved", pass: { status: "active" } });
    await tab.getByRole("button", { name: "Godkendt", exact: true }).click();
    await tab
      .getByRole("listitem")
      .filter({ hasText: "Орлов Виктор" })
      .getByText("Another person: born in 1990")
      .waitFor();

    const anna = await annasCard("Орлов Виктор");
    const card = anna.chat.getByRole("listitem").filter({ hasText: "Орлов Виктор may come" });
    await card.getByText("Approved", { exact: true }).waitFor();
    expect(await anna.chat.textContent()).not.toContain(secret);
  });

  it("turns somebody down by keyboard, takes it back, and the host reads no reason anywhere", async () => {
    await block("Bruno Kessler");
    const { page, tab } = await security("niels", "contrast");
    const { meetingId, visitId } = await invite("Bruno Keßler");
    const refuse = tab.getByRole("button", { name: "Godkend ikke besøget af Bruno Keßler" });
    await pressByKeyboard(page, refuse);
    await tab.getByText("Besøget af Bruno Keßler er ikke godkendt").waitFor();
    const undo = tab.getByRole("button", { name: "Fortryd" });
    await reach(page, undo);
    await page.keyboard.press("Enter");
    await tab.getByText("Bruno Keßler venter igen").waitFor();
    expect((await visitAs("anna", visitId)).clearance).toBe("pending");
    await pressByKeyboard(page, refuse);
    await tab.getByText("Besøget af Bruno Keßler er ikke godkendt").waitFor();
    const visit = await visitAs("anna", visitId);
    expect(visit).toMatchObject({ clearance: "refused" });
    expect(visit.pass?.status).not.toBe("active");

    const anna = await annasCard("Bruno Keßler");
    const card = anna.chat.getByRole("listitem").filter({ hasText: "Bruno Keßler" }).last();
    await card.getByText("Not approved", { exact: true }).waitFor();
    await keepPicture(anna.page, "host-hears-no-reason");
    await followLink(anna.page, `${stage.service.url}/tabs/#/meetings/${meetingId}`);
    const line = anna.tab.getByRole("listitem").filter({ hasText: "Bruno Keßler" }).first();
    await line.getByText("Not approved").waitFor();
    await keepPicture(anna.page, "host-sees-no-reason");
    for (const text of [await anna.chat.textContent(), await anna.tab.locator("body").textContent()]) {
      expect(text).not.toContain(secret);
      expect(text).not.toMatch(/block list|Kessler/i);
    }
    expect(JSON.stringify(visit)).not.toContain(secret);
  });

  it("takes somebody off the list and puts her back", async () => {
    const entry = await block("Helga Brandt");
    const { visitId } = await invite("Brandt, Helga");
    expect((await visitAs("anna", visitId)).clearance).toBe("pending");
    const { tab } = await security("greta");
    await tab.getByRole("tab", { name: "Block list" }).click();
    await tab.getByRole("button", { name: "Show Helga Brandt" }).click();
    const panel = tab.getByRole("region", { name: "Helga Brandt" });
    await panel.getByText("1 visit waits because of this entry.").waitFor();
    await panel.getByRole("button", { name: "Take off the list" }).click();
    await panel.getByText("Helga Brandt is off the list").waitFor();
    expect((await visitAs("anna", visitId)).clearance).toBe("approved");
    await panel.getByRole("button", { name: "Undo" }).click();
    await panel.getByText("Helga Brandt is on the list again").waitFor();
    expect((await visitAs("anna", visitId)).clearance).toBe("pending");
    await panel.getByLabel("Valid until").fill("2099-12-31");
    await panel.getByRole("button", { name: "Save" }).click();
    await panel.getByText("Saved").waitFor();
    const greta = await apiOf(stage.service.url, "greta");
    expect((await greta("GET /block-list/:id", { params: { id: entry.id } })).validTo).toBe("2099-12-31");
  });
});

describe("the page Security", () => {
  it.each<Theme>(["light", "dark", "contrast"])(
    "has no serious finding in the %s theme, wide or narrow",
    async (theme) => {
      const name = `Anna-Maria ${"von und zu ".repeat(12)}${theme}`;
      await block(name);
      await invite(name);
      const { page, tab } = await security("niels", theme);
      await tab.getByRole("listitem").filter({ hasText: theme }).first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `security-${theme}`);
      await page.setViewportSize({ width: 420, height: 1000 });
      const overflow = () => tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await keepPicture(page, `security-${theme}-narrow`);
      await tab.getByRole("tab", { name: "Spærreliste" }).click();
      await tab.getByRole("button", { name: new RegExp(`^Vis .*${theme}$`) }).click();
      await tab.getByRole("button", { name: "Tag af listen" }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await keepPicture(page, `block-list-${theme}-narrow`);
    },
  );

  it("is not open to everybody", async () => {
    const { tab, page } = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    await tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await followLink(page, `${stage.service.url}/tabs/#/security`);
    await tab.getByRole("heading", { name: "Security is not open to you" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});
