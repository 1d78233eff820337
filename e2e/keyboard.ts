import type { Locator, Page } from "playwright-core";

const mostPresses = 80;

/** Presses a key until the focus is on the element or in it: how a person without a mouse gets there. */
export async function reach(page: Page, element: Locator, key = "Tab"): Promise<void> {
  await element.waitFor();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await hasFocus(element)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(element)} cannot be reached with ${key}`);
}

/** Reaches it and presses it. */
export async function pressByKeyboard(page: Page, element: Locator, key = "Tab"): Promise<void> {
  await reach(page, element, key);
  await page.keyboard.press("Enter");
}

/** In a frame an element stays active while the focus is elsewhere on the page. */
function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((node) => {
    const { activeElement } = node.ownerDocument;
    return activeElement !== null && node.contains(activeElement) && node.ownerDocument.hasFocus();
  });
}
