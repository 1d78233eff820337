import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { drag, freeRow, showAs } from "./finder.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { reach } from "./keyboard.ts";
import type { OpenPlayground, Playground, Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Finding a room before there is a meeting, and another one for a meeting: the list, the grid and the plan.

let stage: Stage;
let day: string;

beforeAll(async () => {
  stage = await openStage();
  day = (await nextMorning(stage.service.url, "anna")).toISOString().slice(0, 10);
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

async function openFinder(theme: Theme = "light", withOutlook = false): Promise<Playground> {
  const windows: OpenPlayground["windows"] = withOutlook ? ["outlook", "teams"] : ["teams"];
  const anna = await stage.open("localhost", { person: "anna", theme, windows });
  await anna.teams.getByRole("tab", { name: "Rooms" }).click();
  await anna.tab.getByRole("heading", { level: 1, name: "Find a room" }).waitFor();
  await anna.tab.getByLabel("Day", { exact: true }).fill(day);
  return anna;
}

describe("without a meeting", () => {
  it("drags room and time on the grid, and begins an appointment with them in Outlook", async () => {
    const { page, tab, outlook } = await openFinder("light", true);
    // The grid begins where the wanted time is, which by itself goes by the clock.
    await tab.getByLabel("Until", { exact: true }).fill("14:00");
    await tab.getByLabel("From", { exact: true }).fill("13:00");
    await tab.getByLabel("Until", { exact: true }).fill("14:00");
    await showAs(tab, "Grid");
    const { room, track } = await freeRow(tab);
    await drag(page, track, 14, 15.5);
    const choice = tab.getByRole("region", { name: "Your choice" });
    await choice.getByRole("heading", { name: new RegExp(`^${room}, .*14:00.*15:30`) }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "find-a-room-grid");
    await choice.getByRole("button", { name: "New meeting" }).click();
    await expect.poll(() => outlook.getByRole("textbox", { name: "Title" }).inputValue()).toBe(`Meeting in ${room}`);
    expect(await outlook.getByLabel("Day", { exact: true }).inputValue()).toBe(day);
    expect(await outlook.getByLabel("Start", { exact: true }).inputValue()).toBe("14:00");
    expect(await outlook.getByLabel("End", { exact: true }).inputValue()).toBe("15:30");
    await outlook.getByText(room).waitFor();
  });

  it("chooses on the grid by keyboard alone", async () => {
    const { page, tab } = await openFinder();
    await reach(page, tab.getByRole("tab", { name: "List", exact: true }));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await reach(page, tab.getByRole("grid"));
    const cursor = () => tab.locator("[role=gridcell][aria-selected=true]").getAttribute("aria-label");
    const before = await cursor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await cursor()).not.toBe(before);
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    const named = await cursor();
    await page.keyboard.press("Enter");
    const chosen = await tab.getByRole("region", { name: "Your choice" }).getByRole("heading").innerText();
    expect(chosen.split(",")[0]).toBe(named?.split(",")[0]);
  });

  it("goes through the day on the plan with the slider, the rooms' states in words", async () => {
    const { page, tab } = await openFinder();
    await showAs(tab, "Plan");
    const rooms = tab.getByRole("button", { name: /, \d+ seats?, / });
    await rooms.first().waitFor();
    const states = () => rooms.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    const slider = tab.getByRole("slider");
    await slider.fill("20");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toMatch(/^10:00/);
    const atTen = await states();
    await slider.press("Home");
    await expect.poll(() => slider.getAttribute("aria-valuetext")).toMatch(/^00:00/);
    await expect.poll(states).not.toEqual(atTen);
    await slider.fill("20");
    await expect.poll(states).toEqual(atTen);
    const free = tab.getByRole("button", { name: /, free$/ }).first();
    const name = (await free.getAttribute("aria-label"))?.split(",")[0] ?? "";
    await free.click();
    await tab
      .getByRole("region", { name: "Your choice" })
      .getByRole("heading", { name: new RegExp(`^${name},`) })
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "find-a-room-plan");
  });
});

describe("for a meeting", () => {
  it("holds the chosen room at the meeting's own time", async () => {
    const subject = "A room found by hand";
    const api = await apiOf(stage.service.url, "anna");
    const event = await inviteEvent(stage.service.url, { person: "anna", subject });
    const meeting = await api("POST /calendar/events", { body: { ...event } });
    const { page, tab } = await openFinder();
    await showAs(tab, "Grid");
    const { room, track } = await freeRow(tab);
    await drag(page, track, 10, 12);
    const choice = tab.getByRole("region", { name: "Your choice" });
    await choice.getByRole("button", { name: new RegExp(`^Use for ${subject}`) }).click();
    await choice.getByText(`${room} is held for ${subject}`).waitFor();
    const { roomBookings } = await api("GET /meetings/:id", { params: { id: meeting.id } });
    expect(roomBookings.map((one) => [one.room.name, one.status])).toEqual([[room, "confirmed"]]);
    await choice.getByRole("button", { name: "Open the meeting" }).click();
    await tab.getByRole("heading", { level: 1, name: subject }).waitFor();
    await tab.getByText(room).first().waitFor();
  });
});

describe.each(["dark", "contrast"] as const)("in the %s theme", (theme) => {
  it("has no serious finding on list, grid and plan", async () => {
    const { page, tab } = await openFinder(theme);
    await tab
      .getByRole("button", { name: /^Choose / })
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await showAs(tab, "Grid");
    const { track } = await freeRow(tab);
    await drag(page, track, 9, 10);
    await tab.getByRole("region", { name: "Your choice" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `find-a-room-grid-${theme}`);
    await showAs(tab, "Plan");
    await tab
      .getByRole("button", { name: /, \d+ seats?, / })
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `find-a-room-plan-${theme}`);
  });
});
