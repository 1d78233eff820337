import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { wholeMeeting } from "./database.ts";
import type { Playground } from "./playground.ts";
import { chip, openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 1 from the invite: the organizer orders a room, lunch and coffee without leaving it.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("ordering from the invite, with the real office.js", () => {
  it("takes one click for the room and three for lunch and coffee; sending the invite confirms everything", async () => {
    const subject = "Quarterly planning of the journey";
    const carla = await stage.open("localhost", { person: "carla", windows: ["teams"] });
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    await writeInvite(anna, subject);
    await showBoardOf(carla);

    await openPane(anna);
    const { pane } = anna;
    await expect.poll(() => pane.getByRole("heading", { level: 1 }).innerText()).toBe(subject);
    const hold = pane.getByRole("button", { name: /^Hold / }).first();
    await hold.waitFor();
    for (const fact of ["12 people", "Copenhagen", /10:00.*12:00/]) await pane.getByText(fact).first().waitFor();
    const room = (await hold.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
    await hold.click();
    await pane.getByText(/^Held until/).waitFor();
    await anna.outlook.getByRole("combobox", { name: "Location" }).waitFor();
    await anna.outlook.getByText(room).waitFor();

    await chip(anna, /Smørrebrød/).click();
    await chip(anna, /Coffee/).click();
    for (const service of ["Smørrebrød, three pieces", "Coffee and tea"]) {
      expect(await pane.getByRole("textbox", { name: `Quantity of ${service}` }).inputValue()).toBe("12");
    }
    await pane.getByText(/^Free to change until /).waitFor();
    const account = pane.getByRole("combobox", { name: "Account" }).locator("option:checked");
    expect(await account.innerText()).toContain("Sales, Copenhagen");
    const total = await pane.getByText("Total", { exact: true }).locator("xpath=following-sibling::*").innerText();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await pane.getByRole("button", { name: "Order", exact: true }).click();
    await pane.getByText(/^Order \d+ is placed\.$/).waitFor();
    await pane.getByText("Everything is confirmed when you send the invite.").waitFor();
    expect(await wholeMeeting(stage.database, subject)).toMatchObject({
      status: "draft",
      rooms: [{ name: room, status: "provisional" }],
      orders: [{ status: "submitted" }],
    });

    const order = pane.getByRole("article", { name: /^Order \d+$/ });
    const number = (await order.getAttribute("aria-label"))?.replace("Order ", "") ?? "";
    const card = carla.tab.getByRole("article", { name: `No. ${number}` });
    expect(await card.count()).toBe(0);
    const sentAt = performance.now();
    await anna.outlook.getByRole("button", { name: "Send", exact: true }).click();
    await card.waitFor();
    process.stdout.write(
      `The board shows the order ${Math.round(performance.now() - sentAt)} ms after Send was pressed.\n`,
    );
    await card.getByText(/Coffee and tea/).waitFor();
    await order.getByText("Confirmed").waitFor();

    const message = anna.chat.getByRole("listitem").filter({ hasText: subject });
    for (const words of [room, "Smørrebrød", "Coffee and tea", total]) await message.getByText(words).first().waitFor();
    expect(await message.count()).toBe(1);

    const { held, ...whole } = await wholeMeeting(stage.database, subject);
    expect(whole).toMatchObject({
      status: "scheduled",
      rooms: [{ name: room, status: "confirmed" }],
      orders: [{ number: Number(number), status: "confirmed", currency: "DKK" }],
      messages: [{ status: "sent", receiver: "Anna Kjær" }],
    });
    expect(held).toBe(whole.orders[0]?.total);
    expect(whole.production.map(({ status }) => status)).toEqual(["new", "new"]);
    expect(whole.production.flatMap(({ lines }) => lines).sort()).toEqual([
      "12 Coffee and tea",
      "12 Smørrebrød, three pieces",
    ]);
    expect(whole.signals).toEqual(
      expect.arrayContaining([
        "meeting.scheduled",
        "room_booking.confirmed",
        "service_order.confirmed",
        "production_order.created",
      ]),
    );

    await anna.tab.getByRole("button").filter({ hasText: subject }).click();
    const timeline = anna.tab.getByRole("list").filter({ hasText: "Invite sent" });
    await timeline.getByText(`${room} confirmed`).waitFor();
    await timeline.getByText(`Order ${number} confirmed`).waitFor();
    await timeline
      .getByText(/^Anna Kjær was told on Teams/)
      .first()
      .waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    expect(await seriousFindings(carla.page)).toEqual([]);
    await keepPicture(anna.page, "order-from-outlook");
    await keepPicture(carla.page, "order-from-outlook-board");
  });
});

describe("ordering from the invite on this machine, with the stand-in for office.js", () => {
  it("gives the organizer in Milan rooms, food and prices of Milan", async () => {
    const subject = "Riunione di progetto";
    const hugo = await stage.open("localhost", { person: "hugo" });
    const { pane } = hugo;
    await writeInvite(hugo, subject);
    await openPane(hugo);
    const hold = pane.getByRole("button", { name: /^Hold / }).first();
    const room = (await hold.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
    await pane.getByText("Milan", { exact: true }).first().waitFor();
    await hold.click();
    await pane.getByText(/^Held until/).waitFor();
    const chips = pane.getByRole("list", { name: "Popular" }).getByRole("button");
    await chips.nth(0).click();
    await chips.nth(1).click();
    await pane.getByText("Total", { exact: true }).locator("xpath=following-sibling::*").getByText("€").waitFor();
    await pane.getByRole("button", { name: "Order", exact: true }).click();
    await pane.getByText(/^Order \d+ is placed\.$/).waitFor();
    await hugo.outlook.getByRole("button", { name: "Send", exact: true }).click();
    const message = hugo.chat.getByRole("listitem").filter({ hasText: subject });
    await message.getByText(room).first().waitFor();
    const { orders, rooms, held } = await wholeMeeting(stage.database, subject);
    expect(rooms).toEqual([{ name: room, status: "confirmed" }]);
    expect(orders).toMatchObject([{ status: "confirmed", currency: "EUR", total: held }]);
    const [site] = await stage.database.rows<{ name: string }>(
      "select s.name from meeting_room r join site s on s.tenant_id = r.tenant_id and s.id = r.site_id where r.name = $1",
      [room],
    );
    expect(site?.name).toBe("Milan");
  });
});

async function writeInvite({ outlook }: Playground, subject: string): Promise<void> {
  await outlook.getByRole("textbox", { name: "Title" }).fill(subject);
  await outlook.getByText("12 people with you").waitFor();
}

/** The board shows today and the six days after it. */
async function showBoardOf({ tab }: Playground): Promise<void> {
  await tab.getByRole("heading", { name: "Board" }).waitFor();
  await tab.getByText("Live", { exact: true }).waitFor();
}
