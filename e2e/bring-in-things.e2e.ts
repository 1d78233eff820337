import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Services, vendors and accounts from spreadsheets: handed in, put right in place, and found where they are kept up.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const csv = (...rows: string[][]) => rows.map((cells) => cells.join(";")).join("\r\n");

/** greta administrates; she goes to where things are kept up, and presses Import. */
async function beginImport(tabName: string): Promise<Playground> {
  const greta = await stage.open("localhost", { person: "greta", windows: ["teams"] });
  await greta.teams.getByRole("tab", { name: tabName, exact: true }).click();
  await greta.tab
    .getByRole("button", { name: "Import", exact: true })
    .or(greta.tab.getByRole("link", { name: "Import", exact: true }))
    .click();
  return greta;
}

async function handIn({ tab }: Playground, content: string): Promise<void> {
  const input = tab.locator("input[type=file]");
  await input.waitFor({ state: "attached" });
  await input.setInputFiles({ name: "things.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
}

/** Types a cell anew and saves it, as its row's problem asks for. */
async function putRight({ tab }: Playground, cell: RegExp, value: string): Promise<void> {
  const field = tab.getByRole("textbox", { name: cell });
  await field.fill(value);
  await field.press("Enter");
  await field.waitFor({ state: "detached" });
}

async function countOf(table: "service" | "vendor", names: string[]): Promise<number> {
  const rows = await stage.database.rows(`select id from ${table} where name = any($1)`, [names]);
  return rows.length;
}

describe("a spreadsheet", () => {
  it("of services is put right in place, written, and seen in the catalogue", async () => {
    const greta = await beginImport("Catalogue");
    const { page, tab } = greta;
    const heading = ["Name", "Category", "Unit", "Price", "Currency", "VAT %", "Vendor", "Catalogue", "Sites"];
    const rest = ["DKK", "25", "Havnehuset Kitchen", "Winter table", "Copenhagen"];
    await handIn(
      greta,
      csv(
        heading,
        ["Beetroot soup", "Winter", "person", "72.50", ...rest],
        ["Roast apple", "Winter", "person", "a lot", ...rest],
        ["Mulled juice", "Winter", "person", "35", "DKK", "25", "Havnehuset Kitchn", "Winter table", "Copenhagen"],
      ),
    );
    await tab.getByText("2 rows with problems").waitFor();
    expect(await tab.getByRole("button", { name: "Import 1 row", exact: true }).isEnabled()).toBe(false);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "bring-in-services");
    await putRight(greta, /Price.*3/, "48");
    await putRight(greta, /Vendor.*4/, "Havnehuset Kitchen");
    expect(await countOf("service", ["Beetroot soup"])).toBe(0);
    await tab.getByRole("button", { name: "Import 3 rows" }).click();
    await tab.getByText("3 rows were imported.").waitFor();
    await tab.getByRole("button", { name: "See the catalogue" }).click();
    await tab.getByRole("searchbox", { name: "Search" }).fill("Roast apple");
    await tab.getByRole("button", { name: /Roast apple/ }).click();
    await tab.getByText("Winter table").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "brought-in-services");
    expect(await countOf("service", ["Beetroot soup", "Roast apple", "Mulled juice"])).toBe(3);
  });

  it("of vendors leaves bad rows out where that is wanted, and the others are seen among the vendors", async () => {
    const greta = await beginImport("Vendors");
    const { tab } = greta;
    await handIn(
      greta,
      csv(
        ["Name", "Kind", "Sites", "Business hours", "Order before"],
        ["Havnens Bageri", "external", "Copenhagen", "Mon-Fri 06:00-14:00", "1 day 12:00"],
        ["Nobody's Grill", "external", "Atlantis", "Mon-Fri 06:00-14:00", "1 day 12:00"],
      ),
    );
    await tab.getByText("1 row with a problem").waitFor();
    await tab.getByRole("button", { name: /^Import 1 row without the bad rows/ }).click();
    await tab.getByText("1 row was imported.").waitFor();
    await tab.getByText("1 row left out").waitFor();
    await tab.getByRole("button", { name: "See the vendors" }).click();
    await tab.getByRole("button", { name: /Havnens Bageri/ }).click();
    await tab
      .getByRole("region", { name: "The rule in words" })
      .getByText(/Order by/)
      .waitFor();
    expect(await countOf("vendor", ["Nobody's Grill"])).toBe(0);
  });

  it("of accounts changes what is there by its code, and the change is seen among the accounts", async () => {
    const greta = await beginImport("Accounts");
    const { page, tab } = greta;
    await handIn(
      greta,
      csv(
        ["Code", "Name", "Currency", "Budget"],
        ["COP-4100", "Sales and fairs", "", ""],
        ["COP-4777", "Fairs", "DKK", "50000"],
      ),
    );
    await tab.getByRole("button", { name: "Import 2 rows" }).click();
    await tab.getByText("2 rows were imported.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await tab.getByRole("button", { name: "See the accounts" }).click();
    await tab.getByRole("button", { name: "COP-4777 Fairs" }).waitFor();
    await tab.getByRole("button", { name: "COP-4100 Sales and fairs" }).waitFor();
  });
});
