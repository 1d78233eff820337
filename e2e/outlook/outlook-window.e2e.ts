import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { keepPicture } from "../stage.ts";
import type { OutlookOrigin } from "./outlook-origin.ts";
import { startOutlookOrigin } from "./outlook-origin.ts";
import type { PageServer } from "./page-server.ts";
import { servePages } from "./page-server.ts";

// The playground's Outlook window as a person uses it, with the built pane in it.

type Memory = { drafts: Record<string, object> };

let browser: Browser;
let server: PageServer;
let origin: OutlookOrigin;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  server = await servePages();
  origin = await startOutlookOrigin(server.url);
  browser = await launchBrowser(origin.browserArgs);
});

afterAll(async () => {
  await browser?.close();
  await origin?.close();
  await server?.close();
});

beforeEach(async () => {
  server.events.length = 0;
  server.refuse(undefined);
  context = await browser.newContext({ viewport: { width: 1680, height: 900 }, timezoneId: "UTC" });
  page = await context.newPage();
  // A Saturday: the form begins on the Monday after.
  await page.clock.setFixedTime(new Date("2026-11-21T09:00:00Z"));
});

afterEach(() => context?.close());

const outlook = () => page.getByRole("region", { name: "Outlook" });
const field = (name: string) => outlook().getByRole("combobox", { name });
const press = (name: string) => outlook().getByRole("button", { name, exact: true }).click();
const pane = () => page.frameLocator("iframe[title='Magic Meetings']");

async function openAt(where: "localhost" | "Outlook's origin"): Promise<void> {
  await page.goto(where === "localhost" ? `${server.url}/playground/` : origin.playgroundUrl);
  await outlook().getByRole("textbox", { name: "Title" }).waitFor();
}

describe.each(["localhost", "Outlook's origin"] as const)("the pane in the window at %s", (where) => {
  it("shows the invite that is being written, and follows a change of it", async () => {
    await openAt(where);
    await press("Magic Meetings");
    await pane().getByText("Quarterly planning").first().waitFor();
    await outlook().getByRole("textbox", { name: "Title" }).fill("Budget");
    // No event of Office.js tells of a subject; the new time makes the pane read again.
    await outlook().getByLabel("Start", { exact: true }).fill("13:00");
    await pane().getByText("Budget").first().waitFor();
  });
});

describe("the appointment form", () => {
  it("sends the invite as the event that Microsoft Graph would give", async () => {
    await openAt("localhost");
    await field("Location").click();
    await page.keyboard.type("aar");
    await page.getByRole("option", { name: "Aarhus" }).click();
    await press("Send");
    await outlook().getByText("Invitation sent to 11 people.").waitFor();
    expect(server.events).toHaveLength(1);
    expect(server.events[0]).toMatchObject({
      subject: "Quarterly planning",
      start: { dateTime: "2026-11-23T10:00:00.0000000", timeZone: "Romance Standard Time" },
      end: { dateTime: "2026-11-23T12:00:00.0000000", timeZone: "Romance Standard Time" },
      organizer: { emailAddress: { address: "anna@nordlys.example" } },
      location: { displayName: "Aarhus", locationEmailAddress: "aarhus@nordlys.example" },
      isCancelled: false,
    });
    expect(server.events[0]?.["attendees"]).toHaveLength(12);
  });

  it("sends the custom properties that an add-in left on the appointment, as Exchange keeps them", async () => {
    await openAt("localhost");
    await outlook().getByRole("textbox", { name: "Title" }).fill("With a key");
    await page.evaluate((name) => {
      const memory = JSON.parse(sessionStorage.getItem(name) ?? "{}") as Memory;
      memory.drafts["anna"] = { ...memory.drafts["anna"], customProperties: { clientKey: "key-of-the-pane" } };
      sessionStorage.setItem(name, JSON.stringify(memory));
    }, "magic-meetings.playground");
    await page.reload();
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    const [property] = server.events[0]?.["singleValueExtendedProperties"] as { id: string; value: string }[];
    expect(property?.id).toMatch(/^String \{00020329-0000-0000-C000-000000000046\} Name cecp-/);
    expect(JSON.parse(property?.value ?? "{}")).toEqual({ clientKey: "key-of-the-pane" });
  });

  it("keeps what was written when the invite could not be sent, and sends it then", async () => {
    await openAt("localhost");
    server.refuse(503);
    await press("Send");
    await outlook()
      .getByText(/was not sent/)
      .waitFor();
    server.refuse(undefined);
    await press("Send again");
    await outlook().getByText("Invitation sent to 11 people.").waitFor();
    expect(server.events).toHaveLength(1);
  });

  it("sends updates and the cancellation of the same event", async () => {
    await openAt("localhost");
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    await outlook().getByLabel("Start", { exact: true }).fill("14:00");
    await press("Send update");
    await expect.poll(() => server.events.length).toBe(2);
    await press("Cancel meeting");
    await outlook().getByText("The meeting is cancelled.").waitFor();
    const [sent, moved, cancelled] = server.events;
    expect(moved).toMatchObject({
      id: sent?.["id"],
      iCalUId: sent?.["iCalUId"],
      start: { dateTime: "2026-11-23T14:00:00.0000000" },
    });
    expect(moved?.["changeKey"]).not.toBe(sent?.["changeKey"]);
    expect(cancelled).toMatchObject({ id: sent?.["id"], isCancelled: true });
  });

  it("moves the end with the start, and refuses an end before it", async () => {
    await openAt("localhost");
    await outlook().getByLabel("Start", { exact: true }).fill("15:30");
    expect(await outlook().getByLabel("End", { exact: true }).inputValue()).toBe("17:30");
    await outlook().getByLabel("End", { exact: true }).fill("15:00");
    await outlook().getByText("It ends before it starts.").waitFor();
    expect(await outlook().getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  });

  it("invites and removes people by keyboard, guests by their address", async () => {
    await openAt("localhost");
    await field("Required attendees").focus();
    await page.keyboard.type("niels");
    await page.keyboard.press("Enter");
    await page.keyboard.type("guest@fjord.example");
    await page.keyboard.press("Enter");
    await outlook().getByText("14 people with you").waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await outlook().getByText("13 people with you").waitFor();
  });

  it("begins anew with Discard, and survives a reload without it", async () => {
    await openAt("localhost");
    await outlook().getByRole("textbox", { name: "Title" }).fill("Mine");
    await page.reload();
    await outlook().getByRole("textbox", { name: "Title" }).waitFor();
    expect(await outlook().getByRole("textbox", { name: "Title" }).inputValue()).toBe("Mine");
    await press("Discard");
    await expect.poll(() => outlook().getByRole("textbox", { name: "Title" }).inputValue()).toBe("Quarterly planning");
  });

  it("makes the pane as narrow as 320 pixels and as wide as 450 by keyboard", async () => {
    await openAt("localhost");
    await press("Magic Meetings");
    const width = async () => (await page.locator("iframe[title='Magic Meetings']").boundingBox())?.width;
    await outlook().getByRole("separator", { name: "Width of the pane" }).focus();
    for (let n = 0; n < 10; n += 1) await page.keyboard.press("ArrowRight");
    expect(await width()).toBe(320);
    for (let n = 0; n < 20; n += 1) await page.keyboard.press("ArrowLeft");
    expect(await width()).toBe(450);
  });

  it("changes the person, who has a form of her own", async () => {
    await openAt("localhost");
    await page.getByRole("combobox", { name: "You are" }).click();
    await page.getByRole("group", { name: "Nordlys Group" }).getByRole("option", { name: "Bo Berg" }).click();
    await outlook().getByText("From Bo Berg").waitFor();
  });
});

describe("a series", () => {
  /** Ten Mondays, the recurrence chosen by keyboard alone. */
  async function tenMondays(): Promise<void> {
    await openAt("localhost");
    await field("Repeat").focus();
    await page.keyboard.type("We");
    await page.keyboard.press("Enter");
    await outlook().getByRole("group", { name: "On" }).waitFor();
  }

  const dates = () => outlook().getByRole("list", { name: "Dates of the series" }).getByRole("listitem");

  it("is sent as the master that Microsoft Graph would give", async () => {
    await tenMondays();
    await outlook().getByRole("spinbutton", { name: "Every so many weeks" }).fill("2");
    await outlook().getByRole("button", { name: "Thursday" }).press("Space");
    await field("Ends").click();
    await page.getByRole("option", { name: "Until a date" }).click();
    await outlook().getByLabel("Last day").fill("2027-01-31");
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    expect(server.events[0]).toMatchObject({
      type: "seriesMaster",
      start: { dateTime: "2026-11-23T10:00:00.0000000" },
      recurrence: {
        pattern: { type: "weekly", interval: 2, daysOfWeek: ["monday", "thursday"], firstDayOfWeek: "monday" },
        range: { type: "endDate", startDate: "2026-11-23", endDate: "2027-01-31" },
      },
    });
  });

  it.each([
    ["Monthly", "The fourth Monday", { type: "relativeMonthly", daysOfWeek: ["monday"], index: "fourth" }],
    ["Yearly", "Day 23", { type: "absoluteYearly", month: 11, dayOfMonth: 23 }],
  ])("repeats %s on %s", async (frequency, on, pattern) => {
    await openAt("localhost");
    await field("Repeat").click();
    await page.getByRole("option", { name: frequency }).click();
    await outlook().getByRole("combobox", { name: "On", exact: true }).click();
    await page.getByRole("option", { name: on }).click();
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    expect(server.events[0]).toMatchObject({ recurrence: { pattern } });
  });

  it("begins on the first of its days, and is a single appointment again", async () => {
    await tenMondays();
    await outlook().getByRole("button", { name: "Wednesday" }).click();
    await outlook().getByRole("button", { name: "Monday" }).click();
    expect(await outlook().getByLabel("Day", { exact: true }).inputValue()).toBe("2026-11-25");
    await field("Repeat").click();
    await page.getByRole("option", { name: "Does not repeat" }).click();
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    expect(server.events[0]).toMatchObject({ type: "singleInstance", recurrence: null });
  });

  it("has each of its dates moved, skipped, or made the last", async () => {
    await tenMondays();
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    expect(await dates().count()).toBe(10);
    await press("Skip: Mon 7 Dec, 10:00–12:00");
    await dates().filter({ hasText: "Mon 7 Dec" }).getByText("Skipped").waitFor();
    await press("Move: Mon 14 Dec, 10:00–12:00");
    await outlook().getByLabel("New start").fill("2026-12-15T13:00");
    await press("Move there");
    await dates().filter({ hasText: "Tue 15 Dec, 13:00–15:00" }).getByText("Moved").waitFor();
    await press("End here: Mon 4 Jan, 10:00–12:00");
    await expect.poll(() => dates().count()).toBe(7);
    const [master, skipped, moved, shortened] = server.events;
    const originalStart = "2026-12-07T09:00:00.000Z";
    expect(skipped).toMatchObject({
      type: "occurrence",
      isCancelled: true,
      seriesMasterId: master?.["id"],
      originalStart,
    });
    expect(moved).toMatchObject({
      type: "exception",
      originalStart: "2026-12-14T09:00:00.000Z",
      start: { dateTime: "2026-12-15T13:00:00.0000000" },
    });
    expect(shortened).toMatchObject({
      id: master?.["id"],
      type: "seriesMaster",
      recurrence: { range: { type: "endDate", endDate: "2027-01-04" } },
      cancelledOccurrences: [`OID.${String(master?.["id"])}.2026-12-07`],
    });
    await press("Cancel series");
    await outlook().getByText("The meeting is cancelled.").waitFor();
    expect(server.events.at(-1)).toMatchObject({ id: master?.["id"], type: "seriesMaster", isCancelled: true });
  });

  it("keeps a date as it was when nobody could be told", async () => {
    await tenMondays();
    await press("Send");
    await outlook().getByText("Invitation sent").waitFor();
    server.refuse(503);
    await press("Skip: Mon 7 Dec, 10:00–12:00");
    await outlook()
      .getByText(/The date stays as it was\./)
      .waitFor();
    expect(await dates().getByText("Skipped").count()).toBe(0);
  });
});

describe.each(["light", "dark", "contrast"] as const)("in the %s theme", (theme) => {
  it("has no serious accessibility finding", async () => {
    await context.addInitScript((chosen) => {
      if (window === window.top) sessionStorage.setItem("magic-meetings.playground", JSON.stringify({ theme: chosen }));
    }, theme);
    await openAt("localhost");
    await field("Repeat").click();
    await page.getByRole("option", { name: "Weekly" }).click();
    await press("Send");
    await press("Skip: Mon 7 Dec, 10:00–12:00");
    await press("Move: Mon 14 Dec, 10:00–12:00");
    await press("Magic Meetings");
    // Fluent's focus keeper leaves empty, invisible stops that send the focus on at once.
    const { violations } = await new AxeBuilder({ page }).exclude("iframe").exclude("[data-tabster-dummy]").analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
    await keepPicture(page, `series-in-outlook-${theme}`);
  });
});
