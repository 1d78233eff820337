import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { wholeMeeting } from "./database.ts";
import { sentInvite } from "./invite.ts";
import { chip } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 1 once more, for a meeting that stands already: from the personal tab in Teams, with the real teams-js.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

describe("ordering from the Teams tab", () => {
  it("confirms room and food at once; the one card follows what the kitchen answers", async () => {
    const subject = "Strategy day, sent before";
    const api = await apiOf(stage.service.url, "anna");
    await api("POST /calendar/events", { body: { ...(await sentInvite(stage.service.url, "anna", subject)) } });

    const carla = await stage.open("localhost", { person: "carla", windows: ["teams"] });
    const anna = await stage.open("localhost", { person: "anna", windows: ["teams", "chat"] });
    await carla.tab.getByText("Live", { exact: true }).waitFor();
    const { tab } = anna;
    await tab.getByRole("button").filter({ hasText: subject }).click();
    await tab.getByText("Invite sent").waitFor();

    const hold = tab.getByRole("button", { name: /^Hold / }).first();
    const room = (await hold.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
    await hold.click();
    await tab.getByText("Confirmed", { exact: true }).first().waitFor();
    await chip({ pane: tab }, /Smørrebrød/).click();
    await chip({ pane: tab }, /Coffee/).click();
    await tab.getByRole("button", { name: "Order", exact: true }).click();
    await tab.getByText(/^Order \d+ is placed\.$/).waitFor();
    await tab.getByText("The vendors have it now.").waitFor();

    const card = anna.chat.getByRole("listitem").filter({ hasText: subject });
    await card.getByText("Coffee and tea").waitFor();
    await card.getByText(room).first().waitFor();
    expect(await card.count()).toBe(1);

    const order = await tab.getByRole("article", { name: /^Order \d+$/ }).getAttribute("aria-label");
    const number = order?.replace("Order ", "") ?? "";
    expect(await card.getByText("Accepted", { exact: true }).count()).toBe(0);
    await carla.tab.getByRole("button", { name: `Accept: order ${number}` }).click();
    await carla.tab.getByRole("button", { name: `Start: order ${number}` }).waitFor();
    await card.getByText("Accepted", { exact: true }).waitFor();
    expect(await card.count()).toBe(1);
    await tab.getByText(/accepted order/).waitFor();

    const { orders, rooms, production, messages, held } = await wholeMeeting(stage.database, subject);
    expect(rooms).toEqual([{ name: room, status: "confirmed" }]);
    expect(orders).toMatchObject([{ number: Number(number), status: "confirmed", total: held }]);
    expect(production.map(({ status }) => status).sort()).toEqual(["accepted", "new"]);
    const delivered = messages.filter(({ status }) => status === "sent");
    expect(new Set(delivered.map(({ provider }) => provider)).size).toBe(1);
    expect(messages.filter(({ status }) => status === "failed")).toEqual([]);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "order-from-teams");
  });
});
