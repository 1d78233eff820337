import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";

/** The reception as an app of its own on one tablet, outside of Teams. */
export interface Tablet {
  context: BrowserContext;
  page: Page;
  /** The line or band that says how it stands to the service. */
  visitor(visitId: string): Locator;
  /** Takes the network away, or gives it back. */
  network(isThere: boolean): Promise<void>;
}

/** Opens the page with somebody signed in, and waits until it could open without a network. */
export async function openTablet(
  browser: Browser,
  {
    url,
    name,
    complaints,
    options = {},
    prepare,
  }: {
    url: string;
    name: string;
    /** What the pages complain about is put into it. */
    complaints: string[];
    options?: BrowserContextOptions;
    /** Runs in every page before anything of its own. */
    prepare?: string;
  },
): Promise<Tablet> {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  context.on("weberror", (error) => complaints.push(error.error().message));
  if (prepare !== undefined) await context.addInitScript({ content: prepare });
  const page = await context.newPage();
  await page.goto(`${url}/tabs/reception.html`);
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  await page.getByRole("searchbox", { name: "Find a visitor" }).waitFor();
  await page.getByText(/^Live, up to date/).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return {
    context,
    page,
    visitor: (visitId) => page.locator(`[data-visit="${visitId}"]`),
    network: (isThere) => context.setOffline(!isThere),
  };
}
