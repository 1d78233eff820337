import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// What people were told, in which words, and how each of them wants to be told.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("the messages of a company", () => {
  it.each<Theme>(["light", "dark", "contrast"])("have no serious finding in the %s theme", async (theme) => {
    const { page, teams, tab } = await stage.open("localhost", { person: "greta", theme, windows: ["teams"] });
    const seen = async (name: string) => {
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `${name}-${theme}`);
    };
    await teams.getByRole("tab", { name: "Administration" }).click();
    await tab.getByRole("tab", { name: "Messages", exact: true }).click();
    await tab
      .getByRole("button", { name: /^Show the message of/ })
      .first()
      .click();
    await tab.getByRole("button", { name: "Close" }).waitFor();
    await seen("message-log");
    await tab.getByRole("tab", { name: "Words of messages" }).click();
    await tab.getByRole("button", { name: "Change the words of Meeting, Teams" }).click();
    await tab.getByRole("textbox", { name: "Title" }).fill("{subjekt}");
    await tab
      .getByText(/subjekt/)
      .last()
      .waitFor();
    await seen("message-words");
  });
});

describe("my messages", () => {
  it.each<Theme>(["light", "dark", "contrast"])("have no serious finding in the %s theme", async (theme) => {
    const { page, tab } = await stage.open("localhost", { person: "anna", theme, windows: ["teams"] });
    await tab.getByRole("button", { name: "My messages" }).click();
    await tab.getByRole("heading", { name: "How you are told" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `my-messages-${theme}`);
    await page.setViewportSize({ width: 420, height: 900 });
    const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it("let the hour of the digest be chosen, and taken back, by keyboard", async () => {
    const { page, tab } = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    await tab.getByRole("button", { name: "My messages" }).click();
    const hour = tab.getByLabel("Daily digest: Sent at");
    const before = await hour.inputValue();
    await hour.fill("06:45");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save" }));
    await tab.getByText("It is saved").waitFor();
    expect(await hour.inputValue()).toBe("06:45");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Undo" }), "Shift+Tab");
    await tab.getByText("It is as it was").waitFor();
    expect(await hour.inputValue()).toBe(before);
  });
});
