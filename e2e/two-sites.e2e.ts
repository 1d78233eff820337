import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { wholeMeeting } from "./database.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import { beginInvite, pressSend, writeSeries } from "./ordering.ts";
import type { Playground } from "./playground.ts";
import { chip, openPane, scrollToEnd } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 5: Copenhagen and Oslo in one meeting: a room, a lunch in local currency and a kitchen in each; then Oslo moves
// alone.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

function sitesOf({ pane }: Pick<Playground, "pane">) {
  return pane.getByRole("region", { name: "Sites" });
}

async function addSite(playground: Playground, site: string): Promise<void> {
  const { pane } = playground;
  await scrollToEnd(playground);
  await pane.getByRole("button", { name: "Add a site" }).click();
  await pane.getByRole("combobox", { name: "Site to add" }).selectOption({ label: site });
  await pane.getByRole("button", { name: "Add", exact: true }).click();
}

/** Holds the offered room of the site that is shown. */
async function hold({ pane }: Playground): Promise<string> {
  const offer = pane.getByRole("button", { name: /^Hold / }).first();
  await offer.waitFor();
  const room = (await offer.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
  await offer.click();
  await pane.getByRole("button", { name: `Release ${room}` }).waitFor();
  return room;
}

async function order(playground: Playground, ...services: RegExp[]): Promise<void> {
  const { pane } = playground;
  const placed = await pane.getByRole("article", { name: /^Order \d+$/ }).count();
  for (const service of services) await chip(playground, service).click();
  await pane.getByRole("button", { name: "Order", exact: true }).click();
  await expect
    .poll(() => pane.getByRole("article", { name: /^Order \d+$/ }).count(), { timeout: 30_000 })
    .toBe(placed + 1);
}

async function boardOf(person: string): Promise<Playground> {
  const kitchen = await stage.open("localhost", { person, windows: ["teams"] });
  await kitchen.tab.getByText("Live", { exact: true }).waitFor();
  return kitchen;
}

/** Bjørn reads Norwegian. */
function numbered(number: number | undefined): RegExp {
  return new RegExp(`^N[or]\\. ${number}$`);
}

const totalOf = ({ pane }: Pick<Playground, "pane">) =>
  pane.getByText("Total", { exact: true }).locator("xpath=following-sibling::*").innerText();

/** At how many dates of a series a site takes part. */
async function datesAt(subject: string, site: string): Promise<number> {
  const [row] = await stage.database.rows<{ count: number }>(
    `select count(*)::integer as count
       from meeting m
       join meeting_location l on l.tenant_id = m.tenant_id and l.meeting_id = m.id and l.left_at is null
       join site s on s.tenant_id = l.tenant_id and s.id = l.site_id
      where m.subject = $1
        and s.name = $2`,
    [subject, site],
  );
  return row?.count ?? 0;
}

describe("two sites in one meeting", () => {
  it("have a room, a kitchen and a total each, and one of them moves alone", async () => {
    const subject = "Copenhagen with Oslo";
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    const { page } = anna;
    await beginInvite(anna, subject);
    await addSite(anna, "Oslo");
    const sites = sitesOf(anna);
    await sites.getByText("2 sites").waitFor();

    const danishRoom = await hold(anna);
    await sites.getByRole("button", { name: "Room and order for Oslo" }).click();
    const norwegianRoom = await hold(anna);
    expect(norwegianRoom).not.toBe(danishRoom);
    await order(anna, /Open shrimp sandwich/, /Coffee/);
    await sites.getByRole("button", { name: "Room and order for Copenhagen" }).click();
    await order(anna, /Smørrebrød/, /Coffee/);
    await expect.poll(() => totalOf(anna)).toMatch(/DKK.*NOK/);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "two-sites");

    await pressSend(anna);
    const message = anna.chat.getByRole("listitem").filter({ hasText: subject });
    for (const words of [danishRoom, norwegianRoom]) await message.getByText(words).first().waitFor();
    const sent = await wholeMeeting(stage.database, subject);
    expect(sent.orders.map(({ currency }) => currency).sort()).toEqual(["DKK", "NOK"]);
    expect(sent.rooms.map(({ status }) => status)).toEqual(["confirmed", "confirmed"]);

    const numbers = await stage.database.rows<{ number: number; site: string }>(
      `select o.number, s.name as site
         from service_order o
         join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
         join site s on s.tenant_id = o.tenant_id and s.id = o.site_id
        where m.subject = $1`,
      [subject],
    );
    for (const [person, site] of [
      ["carla", "Copenhagen"],
      ["bjorn", "Oslo"],
    ] as const) {
      const board = await boardOf(person);
      const own = numbers.find((one) => one.site === site)?.number;
      const others = numbers.find((one) => one.site !== site)?.number;
      await board.tab.getByRole("article", { name: numbered(own) }).waitFor();
      expect(await board.tab.getByRole("article", { name: numbered(others) }).count()).toBe(0);
    }

    await sites.getByRole("button", { name: "Move Oslo to another site" }).click();
    await sites.getByRole("combobox", { name: "Move Oslo to" }).selectOption({ label: "Milan" });
    await sites.getByText("What moving from Oslo to Milan means").waitFor();
    await sites.getByText(`${norwegianRoom} is given up.`).waitFor();
    await sites.getByText("The other sites stay as they are.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "two-sites-move-one");
    await sites.getByRole("button", { name: /^Move( for .+)?$/ }).click();
    await sites.getByRole("button", { name: "Room and order for Milan" }).waitFor();
    const moved = await wholeMeeting(stage.database, subject);
    expect(moved.orders.find(({ currency }) => currency === "DKK")?.status).toBe("confirmed");
    expect(moved.orders.find(({ currency }) => currency === "NOK")?.status).toBe("cancelled");
    expect(moved.rooms.find(({ name }) => name === danishRoom)?.status).toBe("confirmed");
    expect(moved.rooms.find(({ name }) => name === norwegianRoom)?.status).not.toBe("confirmed");
    await expect.poll(() => totalOf(anna)).not.toContain("NOK");
  });

  it("of a series take part from one date on, and none of it any more, as was shown", async () => {
    const subject = "Every week with Oslo";
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    const { page, pane } = anna;
    await writeSeries(anna, subject);
    await openPane(anna);
    await pane.getByText("10 dates to come").waitFor();
    await scrollToEnd(anna);
    await pane.getByRole("button", { name: "Add a site" }).click();
    await pane.getByRole("combobox", { name: "Site to add" }).selectOption({ label: "Oslo" });
    expect(await pane.getByRole("combobox", { name: "For which dates" }).inputValue()).toBe("following");
    await pane.getByRole("button", { name: "Add", exact: true }).click();
    const sites = sitesOf(anna);
    await sites.getByText("2 sites").waitFor();
    expect(await datesAt(subject, "Oslo")).toBe(10);

    await sites.getByRole("button", { name: "Oslo takes no part" }).click();
    await sites.getByRole("combobox", { name: "For which dates" }).selectOption({ label: "All dates to come" });
    await sites.getByText("The site takes no part in 10 dates any more.").waitFor();
    await sites.getByText("It costs nothing.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "series-sites");
    await sites.getByRole("button", { name: "Remove", exact: true }).last().click();
    await sites.waitFor({ state: "hidden" });
    expect(await datesAt(subject, "Oslo")).toBe(0);
  });

  it("are chosen by keyboard, in the dark and 320 pixels wide, each with its number of people", async () => {
    const subject = "Sites without a mouse";
    const anna = await stage.open("localhost", { person: "anna", theme: "dark", windows: ["outlook"] });
    const { page, pane } = anna;
    await beginInvite(anna, subject);
    await reach(page, chip(anna, /./).first());
    await pressByKeyboard(page, pane.getByRole("button", { name: "Add a site" }));
    await reach(page, pane.getByRole("combobox", { name: "Site to add" }));
    await page.keyboard.press("o");
    await pressByKeyboard(page, pane.getByRole("button", { name: "Add", exact: true }));
    const sites = sitesOf(anna);
    await sites.getByText("2 sites").waitFor();
    const people = sites.getByRole("textbox", { name: "People at Oslo" });
    const before = Number(await people.inputValue());
    await reach(page, people);
    await page.keyboard.press("ArrowUp");
    await sites.getByRole("button", { name: "Follow the invite at Oslo" }).waitFor();
    expect(await people.inputValue()).toBe(String(before + 1));
    await pressByKeyboard(page, sites.getByRole("button", { name: "Follow the invite at Oslo" }));
    await expect.poll(() => people.inputValue()).toBe(String(before));
    expect(await seriousFindings(page)).toEqual([]);
    const splitter = anna.outlook.getByRole("separator", { name: "Width of the pane" });
    await splitter.focus();
    while ((await splitter.getAttribute("aria-valuenow")) !== "320") await page.keyboard.press("ArrowRight");
    const overflow = await pane.locator("html").evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(overflow).toBe(0);
    await keepPicture(page, "two-sites-dark");
  });
});
