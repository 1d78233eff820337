import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { wholeMeeting } from "./database.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground } from "./playground.ts";
import { chip, openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 1 for those who see or work otherwise: by keyboard alone, in a narrow pane, in dark and high contrast.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("by keyboard alone", () => {
  it("orders from the invite, sends it and opens the meeting in Teams", async () => {
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    const { page, pane, outlook, tab } = anna;
    const subject = "Ordered without a mouse";
    await reach(page, outlook.getByRole("textbox", { name: "Title" }));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(subject);
    const toolbar = outlook.getByRole("toolbar", { name: "Appointment" });
    await reach(page, toolbar, "Shift+Tab");
    await pressByKeyboard(page, outlook.getByRole("button", { name: "Magic Meetings", exact: true }), "ArrowRight");

    await pressByKeyboard(page, pane.getByRole("button", { name: /^Hold / }).first());
    await pane.getByText(/^Held until/).waitFor();
    await pressByKeyboard(page, chip(anna, /Coffee/));
    await pressByKeyboard(page, chip(anna, /Smørrebrød/));
    await reach(page, pane.getByRole("textbox", { name: "Quantity of Coffee and tea" }));
    await page.keyboard.press("ArrowUp");
    await pressByKeyboard(page, pane.getByRole("button", { name: "Order", exact: true }));
    await pane.getByText(/^Order \d+ is placed\.$/).waitFor();

    await reach(page, toolbar, "Shift+Tab");
    await pressByKeyboard(page, outlook.getByRole("button", { name: "Send", exact: true }), "ArrowLeft");
    await outlook.getByText("Invitation sent to 11 people.").waitFor();
    await pressByKeyboard(page, tab.getByRole("button").filter({ hasText: subject }));
    await tab.getByText("Invite sent").waitFor();
    const { orders, rooms, production } = await wholeMeeting(stage.database, subject);
    expect([orders, rooms]).toMatchObject([[{ status: "confirmed" }], [{ status: "confirmed" }]]);
    expect(production.flatMap(({ lines }) => lines)).toContain("13 Coffee and tea");
  });
});

describe.each(["dark", "contrast"] as const)("in the %s theme, the pane 320 pixels wide", (theme) => {
  it("has no serious finding on any screen, and nothing to scroll sideways", async () => {
    const subject = `Ordered in ${theme}`;
    const anna = await stage.open("localhost", { person: "anna", theme });
    const { page, pane, outlook, tab, chat } = anna;
    await outlook.getByRole("textbox", { name: "Title" }).fill(subject);
    await openPane(anna);
    await narrow(anna);
    await pane
      .getByRole("button", { name: /^Hold / })
      .first()
      .waitFor();
    expect(await sidewaysScroll(pane.locator("html"))).toBe(0);
    await pane
      .getByRole("button", { name: /^Hold / })
      .first()
      .click();
    await pane.getByText(/^Held until/).waitFor();
    await chip(anna, /Smørrebrød/).click();
    await chip(anna, /Coffee/).click();
    await pane.getByText(/^Free to change until /).waitFor();
    expect(await sidewaysScroll(pane.locator("html"))).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `order-in-${theme}`);

    await pane.getByRole("button", { name: "Order", exact: true }).click();
    await pane.getByText(/^Order \d+ is placed\.$/).waitFor();
    await outlook.getByRole("button", { name: "Send", exact: true }).click();
    await chat.getByRole("listitem").filter({ hasText: subject }).waitFor();
    await tab.getByRole("button").filter({ hasText: subject }).click();
    await tab.getByText("Invite sent").waitFor();
    expect(await sidewaysScroll(pane.locator("html"))).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `ordered-in-${theme}`);

    const carla = await stage.open("localhost", { person: "carla", theme, windows: ["teams"] });
    await carla.tab.getByRole("article").first().waitFor();
    expect(await seriousFindings(carla.page)).toEqual([]);
    await keepPicture(carla.page, `board-in-${theme}`);
  });
});

async function narrow({ page, outlook }: Playground): Promise<void> {
  const splitter = outlook.getByRole("separator", { name: "Width of the pane" });
  await splitter.focus();
  while ((await splitter.getAttribute("aria-valuenow")) !== "320") await page.keyboard.press("ArrowRight");
}

/** By how many pixels an element's content is wider than it is. */
function sidewaysScroll(element: Locator): Promise<number> {
  return element.evaluate((node) => node.scrollWidth - node.clientWidth);
}
