import type { Locator } from "playwright-core";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";

type Keep = (what: Locator, name: string) => Promise<unknown>;

const wide = { viewport: { width: 1440, height: 900 } };

/** The screens of catering, services and their money, each once and in the light theme. */
export async function takeCatering({ open, clear }: Stage, keep: Keep): Promise<void> {
  await takeBoard(await open("localhost", { person: "carla", windows: ["teams"] }, wide), keep);
  await clear();
  await takeUpkeep(await open("localhost", { person: "elena", windows: ["teams"] }, wide), keep);
  await clear();
  await takeMoney(await open("localhost", { person: "greta", windows: ["teams"] }, wide), keep);
  await clear();
}

async function takeBoard({ teams, tab }: Playground, keep: Keep): Promise<void> {
  await tab.getByRole("article").first().waitFor();
  await tab
    .getByRole("radio", { name: "By item" })
    .or(tab.getByRole("tab", { name: "By item" }))
    .first()
    .click();
  await tab
    .getByText(/\d+ x /)
    .or(tab.getByRole("listitem"))
    .first()
    .waitFor();
  await keep(teams, "board-items");
}

async function takeUpkeep({ teams, tab }: Playground, keep: Keep): Promise<void> {
  await teams.getByRole("tab", { name: "Catalogue" }).click();
  await tab.getByText("Green bowl").first().waitFor();
  await keep(teams, "catalogue");
  await teams.getByRole("tab", { name: "Vendors" }).click();
  await tab.getByText("Smørrebrød & Sons").first().waitFor();
  await keep(teams, "vendors");
}

async function takeMoney({ teams, tab }: Playground, keep: Keep): Promise<void> {
  await teams.getByRole("tab", { name: "Accounts" }).click();
  await tab
    .getByText(/CPH|COP/)
    .first()
    .waitFor();
  await keep(teams, "accounts");
  await teams.getByRole("tab", { name: "Insight" }).click();
  await tab.getByRole("table").first().waitFor();
  // The chart comes after the table that stands behind it.
  await tab.locator("svg rect").first().waitFor();
  await keep(teams, "insight");
}
