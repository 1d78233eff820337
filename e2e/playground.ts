import type { BrowserContext, FrameLocator, Locator, Page } from "playwright-core";

export type Theme = "light" | "dark" | "contrast";

export interface Playground {
  page: Page;
  /** The windows. */
  outlook: Locator;
  teams: Locator;
  chat: Locator;
  phone: Locator;
  mail: Locator;
  /** Inside the add-in's frame. */
  pane: FrameLocator;
  /** Inside the tab's frame. */
  tab: FrameLocator;
}

export interface OpenPlayground {
  person: string;
  theme?: Theme;
  windows?: ("outlook" | "teams" | "chat" | "phone" | "mail")[];
}

/** The playground at an address, with somebody sitting at it. */
export async function openPlayground(
  context: BrowserContext,
  url: string,
  { person, theme = "light", windows = ["outlook", "teams", "chat"] }: OpenPlayground,
): Promise<Playground> {
  const page = await context.newPage();
  await page.addInitScript(
    ([key, memory]) => {
      if (window === window.top && !sessionStorage.getItem(key)) sessionStorage.setItem(key, memory);
    },
    ["magic-meetings.playground", JSON.stringify({ person, theme, windows })] as const,
  );
  await page.goto(url);
  const windowOf = (name: string) => page.getByRole("region", { name, exact: true });
  return {
    page,
    outlook: windowOf("Outlook"),
    teams: windowOf("Teams"),
    chat: windowOf("Chat"),
    phone: windowOf("Phone"),
    mail: windowOf("Mail"),
    pane: page.frameLocator("iframe[title='Magic Meetings']"),
    tab: page.frameLocator("iframe[name='embedded-page-container']"),
  };
}

/** Opens the add-in's pane as its button in the appointment does. */
export async function openPane({ outlook, pane }: Playground): Promise<void> {
  await outlook.getByRole("button", { name: "Magic Meetings", exact: true }).click();
  await pane.getByRole("heading", { level: 1 }).waitFor();
}

/** The text of the chips under "Popular": what one press adds to the order. */
export function chip({ pane }: Pick<Playground, "pane">, name: RegExp): Locator {
  return pane.getByRole("list", { name: "Popular" }).getByRole("button", { name });
}

/** Scrolls to the end of the pane, where visitors and further sites are. */
export async function scrollToEnd({ pane }: Pick<Playground, "pane">): Promise<void> {
  await chip({ pane }, /./).first().waitFor();
  await pane.getByRole("main").evaluate((content) => content.scrollIntoView({ block: "end" }));
}

/** Follows a link into our tab, as one on a card or on a door leads there. */
export async function followLink(page: Page, url: string): Promise<void> {
  await page.evaluate(
    (detail) => window.dispatchEvent(new CustomEvent("magic-meetings-tab-link", { detail, cancelable: true })),
    url,
  );
}
