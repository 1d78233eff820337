import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// A vendor's terms changed in their tab, by keyboard where it is typed; the rule in words follows what is typed.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("a vendor's terms", () => {
  it("are said in words while they are typed, and kept", async () => {
    const elena = await stage.open("localhost", { person: "elena", windows: ["teams"] });
    const { page, teams, tab } = elena;
    await reach(page, teams.getByRole("tablist", { name: "Tabs of Magic Meetings" }));
    await reach(page, teams.getByRole("tab", { name: "Vendors" }), "ArrowRight");
    await page.keyboard.press("Enter");
    await tab.getByRole("heading", { level: 1, name: "Vendors" }).waitFor();
    await tab.getByRole("button", { name: /Havnehuset House Services/ }).waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: /Havnehuset House Services/ }));
    const words = tab.getByRole("region", { name: "The rule in words" });
    await words.getByText(/Order by: 1 open hour before the delivery/).waitFor();

    await reach(page, tab.getByRole("button", { name: "Add a step" }));
    await page.keyboard.press("Enter");
    await words.getByText(/Then 50% of the price/).waitFor();
    const percent = tab.getByRole("textbox", { name: "Percent in step 1" });
    await percent.fill("140");
    await tab.getByText("A whole number from 0 to 100").waitFor();
    await percent.fill("40");
    await words.getByText(/Then 40% of the price/).waitFor();
    await tab
      .getByRole("region", { name: "What this means for an order" })
      .getByText(/then 40%/)
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "keep-up-vendors");
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save", exact: true }));
    await tab.getByText("Saved", { exact: true }).waitFor();
    const [kept] = await stage.database.rows<{ fee_tiers: unknown }>(
      "select fee_tiers from vendor where name = 'Havnehuset House Services'",
    );
    expect(kept?.fee_tiers).toEqual([{ percent: 40, until: null }]);
  });
});
