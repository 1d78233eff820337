import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { nextMorning } from "./invite.ts";
import { orderFood } from "./kitchen.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// A kitchen closes on a day for which people have ordered already: they are listed before and after, and told.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("a holiday that is added after orders exist", () => {
  it("lists the orders before it is saved and after, tells who ordered, and one is delivered anyway", async () => {
    const subject = "Lunch on the closed day";
    const week = 7 * 24 * 60;
    const start = minutesAfter(await nextMorning(stage.service.url, "anna"), week);
    const wanted = { subject, start, lines: [{ service: "Coffee and tea", quantity: 9 }] };
    const { order } = await orderFood(stage.service.url, wanted);
    const elena = await stage.open("localhost", { person: "elena", windows: ["teams"] });
    const { page, teams, tab } = elena;
    await teams.getByRole("tab", { name: "Places" }).click();
    await tab.getByRole("heading", { level: 1, name: "Places" }).waitFor();
    await tab.getByRole("tab", { name: "Opening hours" }).click();
    await tab.getByRole("button", { name: "Havnehuset Kitchen", exact: true }).click();
    await tab.getByRole("button", { name: "Add a holiday" }).click();
    await tab.getByRole("textbox", { name: "Name" }).fill("The kitchen's outing");
    await tab.getByLabel("Day").fill(start.toISOString().slice(0, 10));
    const warned = tab.getByText(new RegExp(`${order.number}.*Havnehuset Kitchen.*Anna`));
    await warned.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "closed-day-before-it-is-saved");
    await tab.getByRole("button", { name: /^(Save|Add)$/ }).click();
    await tab.getByRole("heading", { name: "The kitchen's outing" }).waitFor();

    await teams.getByRole("tab", { name: "Vendors" }).click();
    await tab.getByRole("tab", { name: /^Orders .*\(\d+\)/ }).click();
    const line = tab.getByRole("listitem").filter({ hasText: `Order ${order.number}` });
    await line.getByText("Closed: The kitchen's outing").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "closed-day-orders");

    const anna = await stage.open("localhost", { person: "anna", windows: ["chat"] });
    const told = anna.chat.getByRole("listitem").filter({ hasText: subject });
    await told
      .getByText(new RegExp(`Havnehuset Kitchen is closed on .*order ${order.number}.*: The kitchen's outing`))
      .waitFor();
    await told.scrollIntoViewIfNeeded();
    await keepPicture(anna.page, "closed-day-told");

    await line.getByRole("button", { name: `Deliver order ${order.number} anyway` }).click();
    await tab.getByText(`Havnehuset Kitchen delivers order ${order.number}. Anna Kjær is told.`).waitFor();
    await line.waitFor({ state: "detached" });
    const kinds = await stage.database.rows<{ kind: string }>(
      "select kind from signal where subject_id = $1 and kind like 'service_order.vendor_%' order by id",
      [order.id],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(["service_order.vendor_closed", "service_order.vendor_delivers"]);
  });
});
