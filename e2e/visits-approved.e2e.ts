import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// A site that approves every visit: invited, nobody is told, security approves, the pass comes by mail and opens the desk.

const name = "Nadia Okonkwo";
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

/** Milan approves every visit from now on, as its administrator says. */
async function approveEvery(): Promise<void> {
  const greta = await apiOf(stage.service.url, "greta");
  const { items } = await greta("GET /sites", { query: { limit: 200 } });
  const id = items.find((site) => site.name === "Milan")?.id ?? "";
  const policy = await greta("GET /sites/:id/visit-policy", { params: { id } });
  const { siteId: _siteId, site: _site, version, allowed: _allowed, ...rules } = policy;
  const body = { ...rules, preApproval: true };
  await greta("PUT /sites/:id/visit-policy", { params: { id }, body }, { ifMatch: version });
}

async function invite(): Promise<{ meetingId: string; visitId: string }> {
  const hugo = await apiOf(stage.service.url, "hugo");
  const event = await inviteEvent(stage.service.url, { person: "hugo", subject: "Audit", start, alone: true });
  const { id } = await hugo("POST /calendar/events", { body: { ...event } });
  const visitors = [{ name, email: "nadia@auditors.example", company: "Auditors", locale: "en" as const }];
  const { visitIds } = await hugo("POST /meetings/:id/visits", { params: { id }, body: { visitors } });
  return { meetingId: id, visitId: visitIds[0] ?? "" };
}

describe("a visit to a site that approves every visit", () => {
  it("waits without a mail, is approved by one of two who decide, and comes in by the pass that was mailed", async () => {
    const { url } = stage.service;
    await approveEvery();
    const { visitId } = await invite();
    const hugo = await stage.open("localhost", { person: "hugo", windows: ["mail", "chat"] });
    const mail = hugo.mail.getByRole("button", { name: new RegExp(name) });
    await hugo.mail.getByRole("heading").first().waitFor();
    const hugosApi = await apiOf(url, "hugo");
    const waiting = await hugosApi("GET /visits/:id", { params: { id: visitId } });
    expect(waiting).toMatchObject({ clearance: "pending", pass: null });
    expect(await mail.count()).toBe(0);

    const niels = await stage.open("localhost", { person: "niels", theme: "dark", windows: ["teams"] });
    await niels.teams.getByRole("tab", { name: "Security" }).click();
    const item = niels.tab.getByRole("listitem").filter({ hasText: name });
    await item.getByRole("button", { name: `Godkend besøget af ${name}` }).waitFor();
    expect(await seriousFindings(niels.page)).toEqual([]);
    await keepPicture(niels.page, "site-approves-every-visit");
    // Somebody else decides otherwise while Niels looks, whose screen hears nothing of it.
    await niels.page.context().setOffline(true);
    const greta = await apiOf(url, "greta");
    const review = (await greta("GET /visit-reviews", { query: { limit: 200 } })).items.find(
      ({ visit }) => visit.id === visitId,
    );
    const params = { id: review?.id ?? "" };
    await greta("POST /visit-reviews/:id/refuse", { params, body: {} }, { ifMatch: review?.version ?? 0 });
    await niels.page.context().setOffline(false);
    const stale = greta("POST /visit-reviews/:id/approve", { params, body: {} }, { ifMatch: review?.version ?? 0 });
    await expect(stale).rejects.toMatchObject({ problem: { code: "version_conflict" } });
    await niels.tab.getByRole("button", { name: "Ikke godkendt", exact: true }).click();
    await niels.tab.getByRole("button", { name: `Træk afgørelsen om ${name} tilbage` }).click();
    await niels.tab.getByRole("button", { name: "Venter", exact: true }).click();
    await item.getByRole("button", { name: `Godkend besøget af ${name}` }).click();
    await niels.tab.getByText(`${name} må komme`).waitFor();

    // What was decided has settled, and is told.
    await moveClockTo(url, minutesAfter(new Date(), 2));
    await mail.first().waitFor({ timeout: 30_000 });
    await mail.first().click();
    const shown = hugo.mail.frameLocator("iframe[title='The mail']");
    await shown.getByRole("link", { name: "Open your page" }).waitFor();
    const card = hugo.chat.getByRole("listitem").filter({ hasText: name }).last();
    await card.getByText("Approved", { exact: true }).waitFor();

    await moveClockTo(url, minutesAfter(start, -10));
    const giuliasApi = await apiOf(url, "giulia");
    const { content } = await giuliasApi("GET /visits/:id/badge", { params: { id: visitId } });
    const giulia = await stage.open("localhost", { person: "giulia", windows: ["teams"] });
    await giulia.tab.locator("[data-visit]").first().waitFor();
    await giulia.tab.getByRole("searchbox", { name: "Find a visitor" }).focus();
    await giulia.page.keyboard.type(content ?? "");
    await giulia.page.keyboard.press("Enter");
    await giulia.tab.getByText(`${name} is checked in`).waitFor();
    expect(await seriousFindings(giulia.page)).toEqual([]);
  });
});
