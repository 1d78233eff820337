import type { FrameLocator, Locator, Page } from "playwright-core";

export type FinderView = "List" | "Grid" | "Plan";

/** Chooses how the finder shows its answer. */
export async function showAs(tab: FrameLocator, view: FinderView): Promise<void> {
  await tab.getByRole("tab", { name: view, exact: true }).click();
}

/** A row of the grid that is free all day, with its room's name. */
export async function freeRow(tab: FrameLocator): Promise<{ room: string; track: Locator }> {
  const row = tab
    .getByRole("row")
    .filter({ has: tab.getByRole("gridcell", { name: "Free all day" }) })
    .filter({ hasNotText: /approval/i })
    .first();
  const room = (await row.getByRole("rowheader").locator("span").first().innerText()).trim();
  return { room, track: row.getByRole("gridcell", { name: "Free all day" }) };
}

/** Drags along a day's track from one hour to another, as a hand would. */
export async function drag(page: Page, track: Locator, from: number, to: number): Promise<void> {
  await track.scrollIntoViewIfNeeded();
  const box = await track.boundingBox();
  if (!box) throw new Error("The row is not on screen");
  const x = (hour: number) => box.x + (box.width * hour) / 24;
  const y = box.y + box.height / 2;
  await page.mouse.move(x(from) + 3, y);
  await page.mouse.down();
  await page.mouse.move(x((from + to) / 2), y);
  await page.mouse.move(x(to) - 3, y);
  await page.mouse.up();
}
