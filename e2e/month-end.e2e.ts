import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

// The end of a month: greta, who administers, settles a vendor's invoice, closes the month, exports it, and corrects it
// afterwards; bo sees what became of his own account.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const wide = { viewport: { width: 1360, height: 950 } };

async function openAccounts(person: string, theme: Theme = "light", options = wide) {
  const opened = await stage.open("localhost", { person, theme, windows: ["teams"] }, options);
  await opened.teams.getByRole("tab", { name: "Accounts", exact: true }).click();
  await opened.tab.getByRole("heading", { level: 1, name: /^(Accounts|Konti)$/ }).waitFor();
  return opened;
}

async function show(tab: FrameLocator, view: string): Promise<void> {
  await tab.getByRole("tab", { name: view, exact: true }).click();
}

/** The month before the present one, as the screens name it. */
async function lastMonth(): Promise<{ month: string; name: string }> {
  const api = await apiOf(stage.service.url, "greta");
  const { items } = await api("GET /accounting-periods", {});
  const month = items.find(({ isOver }) => isOver)?.month ?? "";
  const format = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  return { month, name: format.format(new Date(`${month}-15T12:00:00Z`)) };
}

describe("the end of a month", () => {
  it("settles an invoice, closes the month, exports it once and corrects it afterwards", async () => {
    const { month, name } = await lastMonth();
    const greta = await openAccounts("greta");
    const { tab, page } = greta;

    await show(tab, "Vendors");
    await tab.getByRole("heading", { name: `Statement of ${name}` }).waitFor();
    const posted = tab.getByRole("region", { name: /^What .* delivered$/ }).getByRole("row");
    await posted.nth(1).waitFor();
    const shown = await posted.nth(1).innerText();
    const order = /Order (\d+):/.exec(shown)?.[1] ?? "";
    const service = await posted.nth(1).getByRole("cell").nth(1).innerText();
    const amount = /DKK\s([\d,.]+)/.exec(shown)?.[1] ?? "";
    await tab.getByRole("button", { name: "Take in an invoice" }).click();
    await tab.getByRole("textbox", { name: "Number" }).fill("2026-77");
    const cost = Number(amount.replaceAll(",", ""));
    await tab
      .getByRole("textbox", { name: "Lines", exact: true })
      .fill(`${order}; ${service.split("\n")[0] ?? ""}; 1; ${(cost + 12.5).toFixed(2)}\n; Extra cleaning; 1; 250.00`);
    await tab.getByRole("button", { name: "Match with what was posted" }).click();
    await tab.getByText("0 matched, 1 differ, 1 unknown, 0 accepted").waitFor();
    await tab.getByRole("button", { name: "Accept line 1" }).click();
    await tab.getByRole("textbox", { name: "Why it is accepted" }).fill("Agreed by phone");
    await tab.getByRole("button", { name: "Post the difference" }).click();
    await tab.getByText("Agreed by phone (Greta Holm)").waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await show(tab, "Months");
    await tab.getByRole("heading", { name: `Before ${name} is closed` }).waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: /^Close / }));
    await tab.getByText(`${name} is closed. It takes corrections only.`).waitFor();
    const exporting = tab.getByRole("button", { name: `Export ${name}` });
    await exporting.click();
    await tab.getByText(/transactions exported$/).waitFor();
    await tab.getByText("Everything is exported.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await show(tab, "Exports");
    const downloading = page.waitForEvent("download");
    await tab
      .getByRole("button", { name: /^Download export \d+$/ })
      .first()
      .click();
    expect((await downloading).suggestedFilename()).toMatch(new RegExp(`^finance-export-\\d{4}-${month}\\.csv$`));

    await show(tab, "Corrections");
    await tab.getByLabel("Month in which it counts").selectOption(month);
    const choose = async (label: string, code: RegExp) => {
      const option = tab.getByLabel(label).locator("option").filter({ hasText: code });
      await tab.getByLabel(label).selectOption((await option.first().getAttribute("value")) ?? "");
    };
    await choose("Account that pays", /^COP-4100/);
    await choose("Account that receives", /^COP-4200/);
    await tab.getByLabel("Amount in DKK").fill("10,50");
    await tab.getByLabel("Why", { exact: true }).fill("Shared lunch");
    await tab.getByRole("button", { name: "Move the money" }).click();
    await tab.getByText(/DKK\s10\.50 moved from COP-4100/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await stage.clear();

    const bo = await openAccounts("bo");
    await bo.tab.getByRole("button", { name: /^COP-4100/ }).click();
    await bo.tab.getByRole("combobox", { name: "Måned", exact: true }).selectOption(month);
    await bo.tab.getByRole("row", { name: /Shared lunch/ }).waitFor();
    const saving = bo.page.waitForEvent("download");
    await bo.tab.getByRole("button", { name: "Hent CSV" }).click();
    expect((await saving).suggestedFilename()).toMatch(/^statement-COP-4100-.*\.csv$/);
    expect(await seriousFindings(bo.page)).toEqual([]);
  });

  it.each<Theme>(["light", "dark", "contrast"])("keeps up an account in %s", async (theme) => {
    const { tab, page } = await openAccounts("greta", theme);
    await tab.getByRole("button", { name: "Add an account" }).click();
    await tab.getByRole("button", { name: "Save" }).click();
    await tab.getByText("This is needed").first().waitFor();
    await tab.getByLabel("Code").fill(`E2E-${theme}`);
    await tab.getByLabel("Name").fill(`In ${theme}`);
    await tab.getByLabel("Budget for all time").fill("1.000,00");
    expect(await seriousFindings(page)).toEqual([]);
    await tab.getByRole("button", { name: "Save" }).click();
    await tab.getByRole("heading", { name: `E2E-${theme} In ${theme}` }).waitFor();
    await tab.getByRole("button", { name: "Close", exact: true }).click();
    await tab.getByText(`E2E-${theme} is closed: nobody can order on it`).waitFor();
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByText(`E2E-${theme} is open again`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it("fits a pane of 320 pixels and is closed to who owns nothing", async () => {
    const narrow = await openAccounts("greta", "light", { viewport: { width: 400, height: 800 } });
    for (const view of ["Months", "Vendors", "Corrections", "Exports", "Accounts"]) {
      await show(narrow.tab, view);
      await expect
        .poll(() => narrow.tab.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth))
        .toBeLessThanOrEqual(0);
    }
  });
});
