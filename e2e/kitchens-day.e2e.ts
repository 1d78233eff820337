import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { FrameLocator, Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { nextMorning } from "./invite.ts";
import { answerAs, orderFood, productionOf } from "./kitchen.ts";
import type { Theme } from "./playground.ts";
import { followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 8: carla's day in the kitchen, on the board, on the run and on paper.

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const coffee = "Coffee and tea";
const inTeams = { windows: ["teams" as const] };

function order(subject: string, minutes: number, quantity = 12) {
  const lines = [{ service: coffee, quantity, diets: [{ diet: "vegan" as const, count: 2 }] }];
  return orderFood(stage.service.url, { subject, start: minutesAfter(morning, minutes), lines });
}

/** carla's board, live. */
async function openBoard(path = "/board", options: { theme?: Theme } = {}) {
  const carla = await stage.open("localhost", { person: "carla", ...inTeams, ...options });
  await carla.tab.getByText("Live", { exact: true }).waitFor();
  if (path !== "/board") await followLink(carla.page, `${stage.service.url}/tabs/#${path}`);
  return carla;
}

/** The card of an order, among others. */
function cardOf(tab: FrameLocator, { number }: Pick<ServiceOrder, "number">): Locator {
  return tab.getByRole("article", { name: `No. ${number}`, exact: true });
}

async function statusOf({ id }: ServiceOrder): Promise<string | undefined> {
  const [row] = await stage.database.rows<{ status: string }>(
    "select status from production_order where service_order_id = $1",
    [id],
  );
  return row?.status;
}

async function changeQuantity(ordered: ServiceOrder, quantity: number, note: string): Promise<ServiceOrder> {
  const api = await apiOf(stage.service.url, "anna");
  const { version, lines } = await api("GET /service-orders/:id", { params: { id: ordered.id } });
  const changed = lines.map(({ id, service, diets }) => ({ id, serviceId: service.id, quantity, diets }));
  const ask = { params: { id: ordered.id }, body: { lines: changed, note } };
  const { fee } = await api("POST /service-orders/:id/preview-change", ask);
  return api(
    "PATCH /service-orders/:id",
    { params: ask.params, body: { ...ask.body, acceptFee: fee } },
    { ifMatch: version },
  );
}

/** A hand scanner types faster than a test on a busy machine can. */
async function scan(tab: FrameLocator, code: string): Promise<void> {
  await tab.locator("body").evaluate((body, text) => {
    for (const key of [...text, "Enter"]) {
      const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      (body.ownerDocument.activeElement ?? body).dispatchEvent(pressed);
    }
  }, code);
}

const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

describe("on the board", () => {
  it("takes an order from new to delivered, and shows a change as a difference that has to be seen", async () => {
    const { page, tab } = await openBoard();
    const { order: ordered, room } = await order("Kitchen: the whole way", 0);
    const card = cardOf(tab, ordered);
    await card.getByText(room).waitFor();
    await card.getByText("2 vegan").waitFor();
    await card.getByRole("button", { name: `Accept: order ${ordered.number}` }).click();
    await card.getByRole("button", { name: `Start: order ${ordered.number}` }).click();
    await card.getByRole("button", { name: `Ready: order ${ordered.number}` }).waitFor();

    const at = performance.now();
    await changeQuantity(ordered, 15, "In the small cups");
    await card.getByText("Changed").waitFor();
    process.stdout.write(
      `The board shows the change ${Math.round(performance.now() - at)} ms after it was asked for.\n`,
    );
    expect(await card.locator("del").allInnerTexts()).toEqual(["12", "no note"]);
    expect(await card.locator("ins").allInnerTexts()).toEqual(["15", "In the small cups"]);
    expect(await card.getByRole("button", { name: /^Ready/ }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-change");
    await card.getByRole("button", { name: `Acknowledge: order ${ordered.number}` }).click();
    await card.getByRole("button", { name: `Ready: order ${ordered.number}` }).click();
    await card.getByRole("button", { name: `Delivered: order ${ordered.number}` }).click();
    const undo = card.getByRole("button", { name: `Not delivered after all: order ${ordered.number}` });
    await undo.click();
    await card.getByRole("button", { name: `Delivered: order ${ordered.number}` }).waitFor();
    expect(await statusOf(ordered)).toBe("ready");
    await card.getByRole("button", { name: `Delivered: order ${ordered.number}` }).click();
    await undo.waitFor();
    expect(await statusOf(ordered)).toBe("delivered");
  });

  it("is worked by keyboard alone, and offers something else when it declines", async () => {
    const { order: ordered } = await order("Kitchen: declined", 60);
    const { page, tab } = await openBoard();
    const card = cardOf(tab, ordered);
    await card.waitFor();
    await tab.getByRole("group", { name: "New" }).focus();
    await page.keyboard.press("ArrowDown");
    for (let presses = 0; presses < 60; presses += 1) {
      if (await card.evaluate((node) => node === document.activeElement)) break;
      await page.keyboard.press("ArrowDown");
    }
    await page.keyboard.press("d");
    await card.getByRole("button", { name: "Decline", exact: true }).click();
    await card.getByText("Write why: Anna Kjær reads it.").waitFor();
    await page.keyboard.type("Only ten cups are left");
    await card.getByRole("switch", { name: "Offer something else" }).press("Space");
    const quantity = card.getByRole("textbox", { name: /^How many instead of 12/ });
    await quantity.fill("10");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-decline");
    await card.getByRole("button", { name: "Decline and offer this" }).press("Enter");
    await card.waitFor({ state: "detached" });
    expect(await statusOf(ordered)).toBe("declined");
    const { proposal, declined } = await productionOf(stage.service.url, "carla", ordered);
    expect(declined?.reason).toBe("Only ten cups are left");
    expect(proposal).toMatchObject({ state: "open", lines: [{ quantity: { before: 12, after: 10 } }] });
  });

  it("adds up what there is to make, and opens each thing to its orders", async () => {
    const { order: ordered, meeting } = await order("Kitchen: by item", 120);
    const bo = await apiOf(stage.service.url, "bo");
    await bo("PUT /meetings/:id/my-diet", {
      params: { id: meeting.id },
      body: { diets: [], allergens: ["nuts"], nameForAllergy: false, note: "" },
    });
    const { page, tab } = await openBoard();
    await tab.getByRole("tab", { name: "By item" }).click();
    const item = tab.getByRole("button", { name: new RegExp(`× ${coffee}`) });
    await item.getByText(/\d+ vegan/).waitFor();
    await item.getByText(/1 without nuts/).waitFor();
    await item.press("Enter");
    await tab.getByText(`No. ${ordered.number}`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-items");
  });

  it("says that it is disconnected, and catches up by itself", async () => {
    const { page, tab } = await openBoard();
    await tab.getByRole("article").first().waitFor();
    await stage.service.kill();
    const band = tab.getByText(/Disconnected since/);
    await band.waitFor();
    await keepPicture(page, "kitchen-disconnected");
    await stage.service.restart();
    const { order: ordered } = await order("Kitchen: while it was away", 180);
    // It tries again less and less often while nobody answers.
    await cardOf(tab, ordered).waitFor({ timeout: 45_000 });
    await tab.getByText("Live", { exact: true }).waitFor();
    expect(await band.count()).toBe(0);
  });
});

describe("on the run", () => {
  it("ticks off floor by floor, less with a reason, and hears a hand scanner", async () => {
    const [less, scanned] = [await order("Kitchen: less", 240), await order("Kitchen: scanned", 300)];
    for (const one of [less, scanned])
      await answerAs(stage.service.url, "carla", one.order, ["accept", "start", "ready"]);
    const api = await apiOf(stage.service.url, "carla");
    const { vendor } = await productionOf(stage.service.url, "carla", less.order);
    const sheet = await api("POST /production-orders/sheets", { body: { vendorId: vendor.id, day: dayOf(morning) } });
    const code = sheet.orders.find(({ number }) => number === scanned.order.number)?.code ?? "";

    const { page, tab } = await openBoard(`/board?view=run&day=${dayOf(morning)}&days=1`);
    const stop = cardOf(tab, less.order);
    await stop.getByText(less.room).waitFor();
    await stop.getByRole("button", { name: /^Less came/ }).click();
    await stop.getByRole("textbox", { name: `${coffee} that came` }).fill("9");
    await stop.getByRole("button", { name: "Delivered like this" }).click();
    await stop.getByText("Write why less came.").waitFor();
    await page.keyboard.type("Three cups broke");
    await stop.getByRole("button", { name: "Delivered like this" }).click();
    await stop.getByText("Less came: Three cups broke").waitFor();
    await stop.getByText("9 came").waitFor();

    const other = cardOf(tab, scanned.order);
    await other.focus();
    await scan(tab, code);
    await tab.getByText(`Order ${scanned.order.number} to ${scanned.room} is delivered.`).waitFor();
    expect(await statusOf(scanned.order)).toBe("delivered");
    await scan(tab, code);
    await tab.getByText(`Order ${scanned.order.number} to ${scanned.room} was delivered before.`).waitFor();
    const field = tab.getByRole("textbox", { name: "Scan a code, or type an order's number" });
    await field.fill("99999999");
    await field.press("Enter");
    await tab.getByText("There is no order 99999999 in this run.").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-run");
  });

  it("has tasks that somebody takes, starts, hands over and finishes", async () => {
    const { order: ordered, room } = await order("Kitchen: tasks", 360);
    await answerAs(stage.service.url, "carla", ordered, ["accept"]);
    const { page, tab } = await openBoard(`/tasks?day=${dayOf(morning)}`);
    const task = tab.getByRole("article", { name: `Deliver: ${room}, order ${ordered.number}` });
    await task
      .getByRole("button", { name: /^Take it|^Start/ })
      .first()
      .waitFor();
    const take = task.getByRole("button", { name: /^Take it/ });
    if (await take.count()) await take.click();
    await task.getByText("Carla Mendes").waitFor();
    await task.getByRole("button", { name: /^Start/ }).click();
    await task.getByText(/^Started/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-tasks");
    await task.getByRole("button", { name: /^Finish/ }).click();
    await task.getByText(/^Finished/).waitFor();
  });
});

describe("on paper", () => {
  it("prints a day with codes, and its own code tells whether it is stale", async () => {
    const { order: ordered, room } = await order("Kitchen: printed", 420);
    const { vendor } = await productionOf(stage.service.url, "carla", ordered);
    const { page, tab } = await openBoard(`/board/sheet?vendor=${vendor.id}&day=${dayOf(morning)}`);
    await tab.getByText(/^Printed .* by Carla Mendes$/).waitFor();
    const row = tab.getByRole("row").filter({ hasText: `No. ${ordered.number}` });
    await row.getByText(room).waitFor();
    await row.getByRole("img", { name: `Code of order ${ordered.number}: scan at delivery` }).waitFor();
    await tab.getByRole("table", { name: "To make" }).getByRole("row").filter({ hasText: coffee }).first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-sheet");

    const [printed] = await stage.database.rows<{ token: string }>(
      "select token from production_sheet order by printed_at desc limit 1",
    );
    await changeQuantity(ordered, 14, "");
    await tab.getByText("This sheet is stale").waitFor();
    await followLink(page, `${stage.service.url}/tabs/#/sheets/${printed?.token}`);
    await tab.getByRole("heading", { name: "Is the sheet still right?" }).waitFor();
    await tab.getByRole("list", { name: "What has changed" }).getByText(`No. ${ordered.number}`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-sheet-stale");
    await followLink(page, `${stage.service.url}/tabs/#/sheets/nobodys`);
    await tab.getByText("There is no such sheet").waitFor();
  });
});

describe.each<Theme>(["light", "dark", "contrast"])("in the %s theme", (theme) => {
  it("has no serious finding, large or narrow", async () => {
    const { page, tab } = await openBoard("/board", { theme });
    await tab.getByRole("article").first().waitFor();
    await tab.getByRole("button", { name: "Keys" }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `kitchen-board-${theme}`);
    await tab.getByRole("button", { name: "Big screen" }).click();
    await keepPicture(page, `kitchen-big-${theme}`);
    await page.setViewportSize({ width: 400, height: 900 });
    for (const view of ["items", "run"]) {
      await followLink(page, `${stage.service.url}/tabs/#/board?view=${view}&days=7`);
      await tab.getByText("Live", { exact: true }).waitFor();
      await tab.getByText(coffee).first().waitFor();
      const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `kitchen-${view}-${theme}-narrow`);
    }
  });
});

it("is for vendors' people: nobody else sees it", async () => {
  const { page, tab } = await stage.open("localhost", { person: "anna", ...inTeams });
  await tab.getByRole("heading", { level: 1 }).waitFor();
  await followLink(page, `${stage.service.url}/tabs/#/board`);
  await tab.getByText("The board is for vendor staff").waitFor();
});

describe("after the cut-off", () => {
  it("waives what a late change has cost, with a reason", async () => {
    const { order: ordered } = await order("Kitchen: late change", 24 * 60);
    await answerAs(stage.service.url, "carla", ordered, ["accept"]);
    await moveClockTo(stage.service.url, minutesAfter(new Date(ordered.cutOff), 1));
    const { page, tab } = await openBoard();
    const card = cardOf(tab, ordered);
    await card.getByRole("button", { name: /^Start/ }).waitFor();
    const { fees } = await changeQuantity(ordered, 8, "");
    expect(fees).toHaveLength(1);
    await card.getByText("Changed", { exact: true }).waitFor();
    await card.getByText(/^Charged: DKK.* for 4 × Coffee and tea$/).waitFor();
    await card.getByRole("button", { name: /^Waive the fee of/ }).click();
    await card.getByRole("button", { name: "Waive the fee", exact: true }).click();
    await card.getByText("Write why.").waitFor();
    await page.keyboard.type("The train was late");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "kitchen-fee");
    await card.getByRole("button", { name: "Waive the fee", exact: true }).click();
    await card.getByText("Waived: The train was late").waitFor();
    const [fee] = await stage.database.rows<{ reason: string }>(
      "select waive_reason as reason from order_fee where service_order_id = $1",
      [ordered.id],
    );
    expect(fee?.reason).toBe("The train was late");
  });
});
