import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { pngOf } from "@magic-meetings/api/catalogue/test-pictures.ts";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// The catalogue kept up in its tab: a service added, shown, priced and taken away, by mouse and by keyboard alone.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

async function openCatalogue(person: string, theme: Theme = "light"): Promise<Playground> {
  const playground = await stage.open("localhost", { person, theme, windows: ["teams"] });
  await playground.teams.getByRole("tab", { name: "Catalogue" }).click();
  await playground.tab.getByRole("heading", { level: 1, name: "Catalogue" }).waitFor();
  return playground;
}

async function choose(label: Locator, name: string): Promise<void> {
  await label.fill(name);
  await label.page().keyboard.press("ArrowDown");
  await label.page().keyboard.press("Enter");
}

function kept(name: string) {
  return stage.database
    .rows<{
      price: string;
      allergens: string[];
      season: string | null;
      image: string | null;
      version: number;
      vendors: number;
      prices: number;
      deleted: boolean;
    }>(
      `select s.price_minor::text as price, s.allergens, s.season_from as season, s.image, s.version,
              (select count(*) from vendor_service d where d.service_id = s.id)::integer as vendors,
              (select count(*) from service_price p where p.service_id = s.id)::integer as prices,
              s.deleted_at is not null as deleted
         from service s
        where s.name = $1`,
      [name],
    )
    .then(([found]) => found);
}

describe("facility management", () => {
  it("adds a service with a picture and a price to come, and takes it away and back", async () => {
    const { page, tab } = await openCatalogue("elena");
    await tab.getByRole("button", { name: "Add a service" }).click();
    await tab.getByRole("heading", { level: 2, name: "New service" }).waitFor();
    // What is missing is said at its field, before anything is sent.
    await tab.getByRole("button", { name: "Add", exact: true }).click();
    await tab.getByText("3 fields need another look.").waitFor();
    await tab.getByRole("textbox", { name: /^Name/ }).fill("Apple cake");
    await tab.getByRole("combobox", { name: "Category", exact: false }).last().selectOption({ label: "Snacks" });
    await tab
      .getByRole("textbox", { name: /^Price/ })
      .first()
      .fill("49,50");
    await tab.getByRole("button", { name: "Add an option" }).click();
    await tab.getByLabel("Option 1", { exact: true }).fill("With cream");
    await tab.getByLabel("Extra price of option 1").fill("6");
    await tab.getByRole("checkbox", { name: "vegetarian" }).check();
    for (const allergen of ["gluten", "eggs", "milk"])
      await tab.getByRole("checkbox", { name: allergen, exact: true }).check();
    await tab.getByRole("switch", { name: "All year" }).uncheck();
    await tab.getByRole("combobox", { name: "First day: month" }).selectOption({ label: "September" });
    await tab.getByRole("combobox", { name: "Last day: month" }).selectOption({ label: "March" });
    await choose(tab.getByRole("combobox", { name: "In the catalogues" }), "Copenhagen");
    await tab.getByRole("combobox", { name: "Add a vendor" }).selectOption({ label: "Havnehuset Kitchen" });
    await tab.getByRole("button", { name: "Add", exact: true }).click();
    await tab.getByRole("heading", { level: 2, name: "Apple cake" }).waitFor();
    expect(await kept("Apple cake")).toMatchObject({
      price: "4950",
      allergens: ["gluten", "eggs", "milk"],
      season: "09-01",
      image: null,
      version: 1,
      vendors: 1,
    });

    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      tab.getByRole("button", { name: "Choose a picture" }).click(),
    ]);
    await chooser.setFiles({ name: "cake.png", mimeType: "image/png", buffer: pngOf(320, 240) });
    await tab.getByText("The picture is in place.").waitFor();
    const picture = tab.getByRole("img", { name: "Picture of Apple cake" });
    expect(await picture.evaluate((shown: HTMLImageElement) => shown.decode().then(() => shown.naturalWidth))).toBe(
      320,
    );
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText("No picture").waitFor();
    expect((await kept("Apple cake"))?.image).toBeNull();

    const prices = tab.getByRole("region", { name: "Prices from a day on" });
    await prices.getByLabel("From", { exact: true }).fill("2099-01-01");
    await prices.getByRole("textbox", { name: "Price" }).fill("55");
    await prices.getByRole("button", { name: "Set the price" }).click();
    await prices
      .getByRole("row", { name: /1 Jan 2099/ })
      .getByText("to come")
      .waitFor();
    await prices.getByLabel("From", { exact: true }).fill("2020-01-01");
    await prices.getByRole("textbox", { name: "Price" }).fill("1");
    await prices.getByRole("button", { name: "Set the price" }).click();
    await prices.getByText("A price holds from today or from later on.").waitFor();
    await prices.getByRole("button", { name: /^Take back/ }).click();
    await prices.getByText("The price is taken back.").waitFor();
    await prices.getByRole("button", { name: "Undo" }).click();
    await prices.getByRole("row", { name: /1 Jan 2099/ }).waitFor();
    expect(await kept("Apple cake")).toMatchObject({ price: "4950", prices: 1 });
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "catalogue-prices");

    await tab.getByRole("button", { name: "Delete", exact: true }).click();
    await tab.getByText("Apple cake is deleted.").waitFor();
    expect((await kept("Apple cake"))?.deleted).toBe(true);
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText("Apple cake is back.").waitFor();
    expect((await kept("Apple cake"))?.deleted).toBe(false);
  });

  it("finds and changes a service by keyboard alone, beside what somebody else saves meanwhile", async () => {
    const { page, tab } = await openCatalogue("elena");
    await reach(page, tab.getByRole("searchbox", { name: "Search" }));
    await page.keyboard.type("Hot chocolate");
    await tab.getByText("1 service", { exact: true }).waitFor();
    await reach(page, tab.getByRole("button", { name: "Hot chocolate" }));
    await page.keyboard.press("Enter");
    const heading = tab.getByRole("heading", { level: 2, name: "Hot chocolate" });
    await heading.waitFor();
    expect(await heading.evaluate((one) => one === document.activeElement)).toBe(true);
    await reach(page, tab.getByRole("textbox", { name: /^Name/ }));
    await page.keyboard.press("End");
    await page.keyboard.type(", large");
    await tab.getByText("Not saved yet").waitFor();

    // Another one saves the same service meanwhile.
    const other = await openCatalogue("elena");
    await other.tab.getByRole("searchbox", { name: "Search" }).fill("Hot chocolate");
    await other.tab.getByRole("button", { name: "Hot chocolate" }).click();
    await other.tab
      .getByRole("textbox", { name: /^Price/ })
      .first()
      .fill("41");
    await other.tab.getByRole("button", { name: "Save", exact: true }).click();
    await other.tab.getByRole("status").getByText("Saved", { exact: true }).waitFor();

    await tab.getByText("Somebody else changed this meanwhile").waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save", exact: true }));
    await tab.getByRole("status").getByText("Saved", { exact: true }).waitFor();
    expect(await kept("Hot chocolate, large")).toMatchObject({ price: "4100" });
    await page.keyboard.press("Escape");
    const inList = tab.getByRole("button", { name: "Hot chocolate, large" });
    expect(await inList.evaluate((one) => one === document.activeElement)).toBe(true);
  });

  it("gives a catalogue to a group and a period, and only its people see what is in it", async () => {
    const { page, tab } = await openCatalogue("elena");
    await tab.getByRole("tab", { name: "Catalogues" }).click();
    await tab.getByRole("button", { name: "Add a catalogue" }).click();
    await tab.getByRole("textbox", { name: /^Name/ }).fill("Copenhagen catalogue");
    await tab.getByRole("button", { name: "Add", exact: true }).click();
    await tab.getByText("Copenhagen catalogue has this name already.").waitFor();
    await tab.getByRole("textbox", { name: /^Name/ }).fill("Design breakfasts");
    await choose(tab.getByRole("combobox", { name: "Sites" }), "Copenhagen");
    await choose(tab.getByRole("combobox", { name: "Only for groups" }), "Design team");
    await tab.getByLabel("First day").fill("2026-01-01");
    await tab.getByLabel("Last day").fill("2025-01-01");
    await tab.getByRole("button", { name: "Add", exact: true }).click();
    await tab.getByText("This ends before it begins.").waitFor();
    await tab.getByLabel("Last day").fill("2099-12-31");
    await tab.getByRole("button", { name: "Add", exact: true }).click();
    await tab.getByRole("heading", { level: 2, name: "Design breakfasts" }).waitFor();
    await tab.getByText(/Copenhagen · for Design team · .*0 services/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "catalogue-group");
  });
});

describe.each(["light", "dark", "contrast"] as const)("in the %s theme", (theme) => {
  it("has no serious finding in its lists and panels, and fits 320 pixels", async () => {
    const { page, tab } = await openCatalogue("elena", theme);
    await tab.getByRole("button", { name: "Garden lunch" }).click();
    await tab.getByRole("region", { name: "Prices from a day on" }).getByText("to come").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `catalogue-service-${theme}`);
    for (const view of ["Catalogues", "Categories"]) {
      await tab.getByRole("tab", { name: view }).click();
      await tab.getByRole("button", { name: view === "Catalogues" ? "For the board" : "Breakfast" }).click();
      await tab.getByRole("button", { name: "Save", exact: true }).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
    }
    await page.locator("iframe[name='embedded-page-container']").evaluate((frame: HTMLElement) => {
      frame.style.width = "320px";
    });
    await tab.getByRole("tab", { name: "Services" }).click();
    await tab.getByRole("button", { name: "Garden lunch" }).waitFor();
    expect(await overflow(tab.locator("html"))).toBe(0);
    await tab.getByRole("button", { name: "Garden lunch" }).click();
    await tab.getByRole("button", { name: "Back to the list" }).waitFor();
    await tab.getByRole("region", { name: "Prices from a day on" }).getByText("to come").waitFor();
    expect(await overflow(tab.locator("html"))).toBe(0);
    await keepPicture(page, `catalogue-narrow-${theme}`);
  });
});

/** Pixels by which a page is wider than its window. */
function overflow(html: Locator): Promise<number> {
  return html.evaluate((root) => root.scrollWidth - root.clientWidth);
}

it("tells whoever does not keep it up where to order", async () => {
  const { page, tab, teams } = await stage.open("localhost", { person: "anna", windows: ["teams"] });
  await teams.getByRole("tab", { name: "My meetings" }).waitFor();
  await page.evaluate(
    (detail) => window.dispatchEvent(new CustomEvent("magic-meetings-tab-link", { detail, cancelable: true })),
    `${stage.service.url}/tabs/#/catalogue`,
  );
  await tab.getByText("The catalogue is kept up by facility management").waitFor();
});
