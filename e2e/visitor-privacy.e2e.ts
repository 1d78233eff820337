import { readFile } from "node:fs/promises";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import { followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// An administrator finds somebody, hands out what is kept of her and erases it: she is gone from the reception, from the
// meeting and from the database, and a proof stays.

const name = "Quenby Ørsted-Żółć";
const email = "quenby@erased-person.example";

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

async function expectHer(): Promise<Meeting> {
  const { url } = stage.service;
  await moveClockTo(url, minutesAfter(start, -20));
  const hugo = await apiOf(url, "hugo");
  const event = await inviteEvent(url, { person: "hugo", subject: "A talk", start, alone: true });
  const meeting = await hugo("POST /calendar/events", { body: { ...event } });
  await hugo("POST /meetings/:id/visits", {
    params: { id: meeting.id },
    body: { visitors: [{ name, email, company: "Gone Ltd", phone: "+39 02 1234567" }] },
  });
  return meeting;
}

async function administration(view: string, person = "greta", theme: Theme = "light"): Promise<Playground> {
  const opened = await stage.open("localhost", { person, theme, windows: ["teams"] });
  await opened.teams.getByRole("tab", { name: "Administration" }).click();
  await opened.tab.getByRole("tab", { name: view, exact: true }).click();
  return opened;
}

/** In how many columns of the visitors' tables somebody stands. */
async function countHer(): Promise<number> {
  const rows = await stage.database.rows<{ count: number }>(
    `select count(*)::integer as count
       from (select r::text as row from visitor r
             union all select v::text from visit v
             union all select m.content::text from message_log m) t
      where t.row like '%Quenby%' or t.row like '%erased-person%'`,
  );
  return rows[0]?.count ?? 0;
}

describe("a person who wants to be forgotten", () => {
  it("is found, handed out, erased by typing her name, and gone everywhere but as a count", async () => {
    const { url } = stage.service;
    const meeting = await expectHer();
    const giulia = await apiOf(url, "giulia");
    const [visit] = (await giulia("GET /visits", { query: { search: "Quenby" } })).items;
    expect(visit?.visitor?.name).toBe(name);

    const { page, tab } = await administration("Visitors' data");
    await tab.getByRole("searchbox", { name: "Name, company, e-mail or phone" }).fill("quenby orsted");
    await page.keyboard.press("Enter");
    await tab.getByText("1 person found").waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: `Show ${name}` }));
    await tab.getByRole("heading", { name, level: 2 }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "privacy-person");

    const exported = page.waitForEvent("download");
    await pressByKeyboard(page, tab.getByRole("button", { name: "To read (HTML)" }));
    const html = await readFile(await (await exported).path(), "utf8");
    expect(html).toContain("Quenby");
    expect(html).toContain(email);

    const erase = tab.getByRole("button", { name: "Erase this person" });
    expect(await erase.getAttribute("aria-disabled")).toBe("true");
    await tab.getByRole("textbox", { name: `Type the name to confirm: ${name}` }).fill(name);
    await pressByKeyboard(page, erase);
    await tab.getByRole("heading", { name: "The person's data is erased" }).waitFor();
    await tab.getByText(/coming meeting still names? the person/).waitFor({ state: "detached" });
    const proof = page.waitForEvent("download");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Download the proof" }));
    const text = await readFile(await (await proof).path(), "utf8");
    expect(text).toContain("the person asked for it");
    expect(text).not.toContain("Quenby");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "privacy-erased");

    expect(await countHer()).toBe(0);
    expect((await giulia("GET /visits", { query: { search: "Quenby" } })).items).toEqual([]);
    const reception = await stage.open("localhost", { person: "giulia", windows: ["teams"] });
    await reception.tab.getByRole("searchbox", { name: "Find a visitor" }).waitFor();
    expect(await reception.tab.locator("main").innerText()).not.toContain("Quenby");
    const hugo = await stage.open("localhost", { person: "hugo", windows: ["teams"] });
    await hugo.tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await followLink(hugo.page, `${url}/tabs/#/meetings/${meeting.id}`);
    await hugo.tab.getByRole("heading", { name: meeting.subject, level: 1 }).waitFor();
    expect(await hugo.tab.locator("main").innerText()).not.toContain("Quenby");
  });

  it("has left who searched for her, and never for whom", async () => {
    const { page, tab } = await administration("Searches by name");
    const table = tab.getByRole("group", { name: "Searches by name" });
    await table.getByRole("row").nth(1).waitFor();
    expect(await table.innerText()).not.toContain("uenby");
    expect(await seriousFindings(page)).toEqual([]);
    const download = page.waitForEvent("download");
    await tab.getByRole("button", { name: "Export" }).click();
    expect((await download).suggestedFilename()).toBe("look-ups.csv");
    await keepPicture(page, "privacy-look-ups");
  });
});

describe("what a site says about its visitors", () => {
  it("is changed, taken back, and said anew to visitors in their language", async () => {
    const { page, tab } = await administration("Visitor rules", "elena");
    const days = tab.getByRole("textbox", { name: "Days that a person is kept after the visit" });
    const before = await days.inputValue();
    await days.fill("0.5");
    await tab.getByText("A whole number from 0 to 3,650").waitFor();
    await days.fill("14");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save", exact: true }));
    await tab.getByText("Saved", { exact: true }).waitFor();
    expect(await days.inputValue()).toBe("14");
    await keepPicture(page, "privacy-rules");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Undo" }), "Shift+Tab");
    await tab.getByText("Taken back").waitFor();
    expect(await days.inputValue()).toBe(before);

    await tab.getByRole("combobox", { name: "Language" }).selectOption("de");
    await tab.getByRole("textbox", { name: "Text" }).fill("Wir behalten Ihren Namen dreißig Tage.");
    await pressByKeyboard(page, tab.getByRole("button", { name: /^Publish as version / }));
    await tab.getByText(/^Version \d+ is what visitors read from now on$/).waitFor();
    await tab.getByRole("group", { name: "Versions" }).getByText("Wir behalten Ihren Namen dreißig Tage.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it.each<Theme>(["dark", "contrast"])("has no serious finding in the %s theme, narrow or wide", async (theme) => {
    for (const view of ["Visitor rules", "Visitors' data"]) {
      const { page, tab } = await administration(view, "greta", theme);
      await tab.getByRole("region").or(tab.getByRole("searchbox")).first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `privacy-${view}-${theme}`);
      await page.setViewportSize({ width: 420, height: 900 });
      const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });
});

describe("visits in figures", () => {
  it.each<Theme>(["light", "dark", "contrast"])("stand beside the rooms, in the %s theme", async (theme) => {
    const { page, teams, tab } = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
    await teams.getByRole("tab", { name: "Utilisation" }).click();
    await tab.getByRole("tab", { name: "Visitors" }).click();
    await tab.getByRole("region", { name: "Visits in figures" }).waitFor();
    await tab.locator("svg[role]").first().waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "Company", exact: true }));
    await tab.getByRole("columnheader", { name: "Company" }).waitFor();
    await tab.getByText(/different people came are not named/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `visitor-figures-${theme}`);
    const download = page.waitForEvent("download");
    await tab.getByRole("button", { name: "Download as CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^visits-by-company-.+\.csv$/);
  });
});
