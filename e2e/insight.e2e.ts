import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// What catering costs and how it goes: finance sees everything, an owner her accounts, an organizer nothing.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("insight", () => {
  it("is grouped by keyboard, never adds currencies, and comes as a file", async () => {
    const { page, teams, tab } = await stage.open("localhost", { person: "elena", windows: ["teams"] });
    await teams.getByRole("tab", { name: "Insight" }).click();
    await tab.getByRole("region", { name: "Figures in DKK" }).waitFor();
    await tab.getByRole("region", { name: "Figures in NOK" }).waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "Vendor", exact: true }));
    const table = tab.getByRole("table", { name: "Figures in DKK" });
    await table.getByRole("columnheader", { name: "Vendor" }).waitFor();
    const names = await table.getByRole("rowheader").allTextContents();
    expect(names.length).toBeGreaterThan(2);
    expect(names.at(-1)).toBe("All");
    const download = page.waitForEvent("download");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Download as CSV" }), "Shift+Tab");
    expect((await download).suggestedFilename()).toMatch(/^insight-vendor-\d{4}-\d{2}-\d{4}-\d{2}\.csv$/);
  });

  it.each<Theme>(["light", "dark", "contrast"])(
    "has no serious finding in the %s theme, narrow or wide",
    async (theme) => {
      const { page, teams, tab } = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
      await teams.getByRole("tab", { name: "Insight" }).click();
      await tab.getByRole("table", { name: "Figures in DKK" }).waitFor();
      await tab.locator("svg[role]").first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `insight-${theme}`);
      await page.setViewportSize({ width: 420, height: 900 });
      const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await keepPicture(page, `insight-${theme}-narrow`);
    },
  );
});
