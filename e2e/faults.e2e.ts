import type { Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { apiOf, setWeather } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { wholeMeeting } from "./database.ts";
import { sentInvite } from "./invite.ts";
import { beginInvite, chooseLunchAndCoffee, holdRoom, placedOrder, pressOrder, pressSend } from "./ordering.ts";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

// Journey 1 while things break: nothing is ordered twice, nothing is lost, and the pane says what happened.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const deliveredWithin = { timeout: 40_000 };

async function anna(subject: string): Promise<Playground> {
  const playground = await stage.open("localhost", { person: "anna", windows: ["outlook", "chat"] });
  await beginInvite(playground, subject);
  return playground;
}

function ordersOf(subject: string) {
  return wholeMeeting(stage.database, subject).then(({ orders }) => orders);
}

describe("an order from the pane", () => {
  it("is one order however often the button is pressed", async () => {
    const subject = "Pressed twice";
    const playground = await anna(subject);
    await chooseLunchAndCoffee(playground);
    await playground.pane.getByRole("button", { name: "Order", exact: true }).dblclick();
    await placedOrder(playground);
    expect(await ordersOf(subject)).toMatchObject([{ status: "submitted" }]);
  });

  it.each([
    ["was made", "**/api/v1/meetings/*/service-orders"],
    ["was submitted", "**/api/v1/service-orders/*/submit"],
  ])("is one order after the line was cut when it %s", async (when, path) => {
    const subject = `Cut when it ${when}`;
    const playground = await anna(subject);
    await chooseLunchAndCoffee(playground);
    await playground.page.route(path, arriveWithoutAnswer, { times: 1 });
    await pressOrder(playground);
    const { pane } = playground;
    const problem = pane.getByText("No connection", { exact: true });
    const placed = pane.getByText(/^Order \d+ is placed\.$/);
    // The pane may find the lost answer by itself before anybody presses again.
    await problem.or(placed).first().waitFor();
    if (await problem.isVisible()) await pressOrder(playground);
    await placedOrder(playground);
    expect(await ordersOf(subject)).toMatchObject([{ status: "submitted" }]);
  });

  it("keeps what was chosen when somebody else takes the room first, and offers others", async () => {
    const subject = "The room was gone";
    const bo = await apiOf(stage.service.url, "bo");
    const rival = await bo("POST /calendar/events", {
      body: { ...(await sentInvite(stage.service.url, "bo", "A rival meeting")) },
    });
    const playground = await anna(subject);
    const { page, pane } = playground;
    await chooseLunchAndCoffee(playground);
    await page.route(
      "**/room-bookings",
      async (route) => {
        const { roomId } = route.request().postDataJSON() as { roomId: string };
        await bo("POST /meetings/:meetingId/room-bookings", { params: { meetingId: rival.id }, body: { roomId } });
        await route.continue();
      },
      { times: 1 },
    );
    const hold = pane.getByRole("button", { name: /^Hold / }).first();
    const wanted = (await hold.getAttribute("aria-label"))?.replace("Hold ", "") ?? "";
    await hold.click();
    await pane.getByText(`${wanted} was just taken by somebody else. Your order is kept.`).waitFor();
    await pane.getByText("Smørrebrød, three pieces").first().waitFor();
    expect(await pane.getByRole("textbox", { name: "Quantity of Coffee and tea" }).inputValue()).toBe("12");
    const room = await holdRoom(playground);
    expect(room).not.toBe(wanted);
    await pressOrder(playground);
    await placedOrder(playground);
    const { rooms, orders } = await wholeMeeting(stage.database, subject);
    expect(rooms).toEqual([{ name: room, status: "provisional" }]);
    expect(orders).toHaveLength(1);
  });
});

describe("the bot's card", () => {
  it("comes later, once, when the channel was down while the invite was sent", async () => {
    const subject = "Sent while the chat was down";
    const playground = await anna(subject);
    await holdRoom(playground);
    await chooseLunchAndCoffee(playground);
    await pressOrder(playground);
    await placedOrder(playground);
    await setWeather(stage.service.url, "down");
    await pressSend(playground);
    await playground.outlook.getByText("Invitation sent to 11 people.").waitFor();
    await expect
      .poll(async () => (await wholeMeeting(stage.database, subject)).messages)
      .toMatchObject([{ status: "pending", attempts: 1 }]);
    const waiting = await wholeMeeting(stage.database, subject);
    expect(waiting).toMatchObject({ rooms: [{ status: "confirmed" }], orders: [{ status: "confirmed" }] });
    const card = playground.chat.getByRole("listitem").filter({ hasText: subject });
    expect(await card.count()).toBe(0);
    await setWeather(stage.service.url, "fine");
    await card.waitFor(deliveredWithin);
    await expect
      .poll(async () => (await wholeMeeting(stage.database, subject)).messages)
      .toMatchObject([{ status: "sent" }]);
    expect(await card.count()).toBe(1);
  });

  it("comes once after the service was killed between the commit and the message", async () => {
    const subject = "Killed after the commit";
    const playground = await anna(subject);
    await holdRoom(playground);
    await chooseLunchAndCoffee(playground);
    await pressOrder(playground);
    await placedOrder(playground);
    // Nothing can leave before the kill; the weather is fine again after it.
    await setWeather(stage.service.url, "down");
    await playground.page.route("**/api/v1/calendar/events", async (route) => {
      const answer = await route.fetch();
      await stage.service.kill();
      await route.fulfill({ response: answer });
    });
    await pressSend(playground);
    await playground.outlook.getByText("Invitation sent to 11 people.").waitFor();
    expect(await wholeMeeting(stage.database, subject)).toMatchObject({
      status: "scheduled",
      orders: [{ status: "confirmed" }],
      messages: [{ status: "pending", provider: null }],
    });
    await stage.service.restart();
    const card = playground.chat.getByRole("listitem").filter({ hasText: subject });
    await card.waitFor(deliveredWithin);
    await expect
      .poll(async () => (await wholeMeeting(stage.database, subject)).messages)
      .toMatchObject([{ status: "sent" }]);
    expect(await card.count()).toBe(1);
  });
});

/** The request reaches the service, its answer never reaches the page. */
async function arriveWithoutAnswer(route: Route): Promise<void> {
  const request = route.request();
  await fetch(request.url(), {
    method: request.method(),
    headers: await request.allHeaders(),
    body: request.postData(),
  });
  await route.abort("connectionreset");
}
