import type { OfferedService } from "@magic-meetings/contract/catalogue/catalogue.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { wholeMeeting } from "./database.ts";
import { sentInvite } from "./invite.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import { chip, followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// An order after it was made: changed by one, by two at once, while prices, vendors and the clock move; and ordered again.

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

/** A meeting of twelve that anna has sent, and her tab with it open. */
async function annaAt(subject: string, theme: Theme = "light"): Promise<Playground & { meeting: Meeting }> {
  const api = await apiOf(stage.service.url, "anna");
  const meeting = await api("POST /calendar/events", {
    body: { ...(await sentInvite(stage.service.url, "anna", subject)) },
  });
  const playground = await stage.open("localhost", { person: "anna", theme, windows: ["teams"] });
  await openMeeting(playground, meeting);
  return { ...playground, meeting };
}

async function openMeeting({ page, tab }: Pick<Playground, "page" | "tab">, { id }: Meeting): Promise<void> {
  await tab.getByRole("heading", { name: "My meetings" }).waitFor();
  await followLink(page, `${stage.service.url}/tabs/#/meetings/${id}`);
  await tab.getByRole("list", { name: "Popular" }).waitFor();
}

async function offered(meeting: Meeting, name: RegExp): Promise<OfferedService> {
  const api = await apiOf(stage.service.url, "anna");
  const [location] = meeting.locations;
  const { services } = await api("GET /catalogue", {
    query: { site: location?.site.id ?? "", at: meeting.start, until: meeting.end, headCount: 12 },
  });
  const found = services.find((service) => name.test(service.name));
  if (!found) throw new Error(`Nothing called ${String(name)} is offered`);
  return found;
}

/** Orders past the screen. */
async function placeOrder(meeting: Meeting, lines: { serviceId: string; quantity: number }[]): Promise<ServiceOrder> {
  const api = await apiOf(stage.service.url, "anna");
  const { id } = await api("POST /meetings/:meetingId/service-orders", {
    params: { meetingId: meeting.id },
    body: { lines },
  });
  await api("POST /service-orders/:id/submit", { params: { id }, body: undefined });
  // What the vendors got is read anew.
  return api("GET /service-orders/:id", { params: { id } });
}

async function order(tab: FrameLocator): Promise<void> {
  await tab.getByRole("button", { name: "Order", exact: true }).click();
}

const placed = /^Order \d+ is placed\.$/;

describe("an order with more than the usual", () => {
  it("carries diets, a place, an account and a rule for the head count; two accounts share to the last øre", async () => {
    await stage.database.rows(
      `insert into account_user (tenant_id, account_id, user_id)
       select u.tenant_id, a.id, u.id
         from app_user u
         join account a on a.tenant_id = u.tenant_id and a.code = 'COP-4300'
        where u.email like 'anna%'
           on conflict do nothing`,
    );
    const subject = "Everything special";
    const { tab, page } = await annaAt(subject);
    await chip({ pane: tab }, /Smørrebrød/).click();
    await chip({ pane: tab }, /Coffee/).click();
    await tab.getByRole("button", { name: "More choices for Smørrebrød, three pieces" }).click();
    await tab.getByRole("spinbutton", { name: "How many vegan" }).fill("2");
    await tab.getByRole("combobox", { name: "Deliver to" }).fill("The terrace");
    await tab.getByRole("combobox", { name: "Quantity" }).selectOption("Follows who accepted");
    await tab.getByRole("spinbutton", { name: "Plus percent" }).fill("10");
    await tab.getByRole("combobox", { name: "When it changes" }).selectOption("Change by itself");
    await tab.getByRole("button", { name: "Same at another time" }).click();
    expect(await tab.getByRole("textbox", { name: "Quantity of Smørrebrød, three pieces" }).count()).toBe(2);
    await tab.getByRole("button", { name: "Remove Smørrebrød, three pieces" }).last().click();
    await tab.getByRole("button", { name: "Split", exact: true }).click();
    await tab.getByRole("spinbutton", { name: /^Percent from COP-4100/ }).fill("33.33");
    await tab.getByText(/is paid by nobody yet$/).waitFor();
    expect(await tab.getByRole("button", { name: "Order", exact: true }).isDisabled()).toBe(true);
    await tab.getByRole("spinbutton", { name: /^Percent from COP-4300/ }).fill("66.67");
    await tab.getByText(/^Adds up to DKK/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-with-everything");
    await order(tab);
    await tab.getByText(placed).waitFor();
    await tab.getByText("2 vegan · To The terrace · Follows who accepted, plus 10%").waitFor();
    const [line] = await stage.database.rows(
      `select l.quantity, l.deliver_to_place, l.head_count_rule, l.head_count_plus_percent, o.head_count_mode,
              array(select p.percent::float from account_split p
                     where p.tenant_id = o.tenant_id and p.service_order_id = o.id order by p.percent) as percents
         from service_order o
         join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
         join meeting m on m.tenant_id = o.tenant_id and m.id = o.meeting_id
        where m.subject = $1
          and l.deliver_to_place is not null`,
      [subject],
    );
    expect(line).toMatchObject({
      deliver_to_place: "The terrace",
      head_count_rule: "accepted",
      head_count_plus_percent: 10,
      head_count_mode: "apply",
      percents: [33.33, 66.67],
    });
  });
});

describe("while others are at work", () => {
  it("says that the price has changed, and orders at the new one with one press", async () => {
    const subject = "At a new price";
    const { tab, meeting } = await annaAt(subject);
    const fruit = await offered(meeting, /Fruit bowl/);
    await chip({ pane: tab }, /Fruit bowl/).click();
    await tab.getByText(/^Free to change until /).waitFor();
    await changePrice(fruit.id, fruit.price.amountMinor + 5_00);
    await order(tab);
    await tab.getByText("The price has changed").waitFor();
    expect((await wholeMeeting(stage.database, subject)).held).toBe(0);
    await tab.getByRole("button", { name: "Order for DKK 348.00" }).click();
    await tab.getByText(placed).waitFor();
    expect(await wholeMeeting(stage.database, subject)).toMatchObject({
      orders: [{ status: "confirmed", total: 348_00 }],
      held: 348_00,
    });
  });

  it("offers the free hours of a vendor that has all it can make", async () => {
    const subject = "In a full hour";
    const { tab, meeting, page } = await annaAt(subject);
    const bowl = await offered(meeting, /Green bowl/);
    const elena = await apiOf(stage.service.url, "elena");
    const vendor = await elena("GET /vendors/:id", { params: { id: bowl.vendor.id } });
    const limit = (capacityPerHour: number | null, version: number) =>
      elena("PATCH /vendors/:id", { params: { id: vendor.id }, body: { capacityPerHour } }, { ifMatch: version });
    await placeOrder(meeting, [{ serviceId: bowl.id, quantity: 12 }]);
    const limited = await limit(20, vendor.version);
    await chip({ pane: tab }, /Green bowl/).click();
    await order(tab);
    await tab.getByText("Green bowl cannot be made at that time: the vendor has all it can make").waitFor();
    expect(await tab.getByRole("textbox", { name: "Quantity of Green bowl" }).inputValue()).toBe("12");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-vendor-full");
    await tab
      .getByRole("button", { name: /^Green bowl at / })
      .first()
      .click();
    await order(tab);
    await tab.getByText(placed).waitFor();
    await limit(vendor.capacityPerHour, limited.version);
    expect((await wholeMeeting(stage.database, subject)).orders).toMatchObject([
      { status: "confirmed" },
      { status: "confirmed" },
    ]);
  });

  it("shows what somebody else changed, and puts what was typed on top of it", async () => {
    const subject = "Two at one order";
    const { tab, meeting, page } = await annaAt(subject);
    const coffee = await offered(meeting, /Coffee/);
    const lunch = await offered(meeting, /Smørrebrød/);
    const made = await placeOrder(meeting, [
      { serviceId: lunch.id, quantity: 12 },
      { serviceId: coffee.id, quantity: 12 },
    ]);
    await tab.getByRole("button", { name: `Change order ${made.number}` }).click();
    await tab.getByRole("button", { name: "More Smørrebrød, three pieces" }).click();
    const api = await apiOf(stage.service.url, "anna");
    const { version } = await api("GET /service-orders/:id", { params: { id: made.id } });
    const lines = made.lines.map(({ id, service, quantity, deliverAt }) => ({
      id,
      serviceId: service.id,
      quantity: service.id === coffee.id ? 20 : quantity,
      deliverAt,
    }));
    await api("PATCH /service-orders/:id", { params: { id: made.id }, body: { lines } }, { ifMatch: version });
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByText("Somebody else changed this order meanwhile").waitFor();
    await tab.getByText("Coffee and tea: 12 to 20").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-changed-by-two");
    await tab.getByRole("button", { name: "Save mine on top" }).click();
    await tab.getByText("13 × Smørrebrød, three pieces").waitFor();
    await tab.getByText("20 × Coffee and tea").waitFor();
    await tab.getByRole("button", { name: "What was changed" }).click();
    await tab.getByText("Smørrebrød, three pieces: 12 to 13").waitFor();
  });

  it("keeps what was typed when the page goes away", async () => {
    const subject = "Typed and not saved";
    const { tab, meeting, page } = await annaAt(subject);
    const coffee = await offered(meeting, /Coffee/);
    const made = await placeOrder(meeting, [{ serviceId: coffee.id, quantity: 12 }]);
    const change = tab.getByRole("button", { name: `Change order ${made.number}` });
    const quantity = tab.getByRole("textbox", { name: "Quantity of Coffee and tea" });
    await change.click();
    await quantity.fill("17");
    await page.route("**/api/v1/service-orders/*", (route) => route.abort("connectionreset"), { times: 1 });
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByText("No connection", { exact: true }).waitFor();
    expect(await quantity.inputValue()).toBe("17");
    await page.reload();
    await openMeeting({ page, tab }, meeting);
    await change.click();
    expect(await quantity.inputValue()).toBe("17");
    await tab.getByRole("button", { name: "Save", exact: true }).click();
    await tab.getByText("17 × Coffee and tea").waitFor();
  });
});

async function changePrice(serviceId: string, amountMinor: number): Promise<void> {
  const elena = await apiOf(stage.service.url, "elena");
  const { version } = await elena("GET /services/:id/prices", { params: { id: serviceId } });
  const price = { amountMinor, currency: "DKK" };
  await elena(
    "POST /services/:id/prices",
    { params: { id: serviceId }, body: { price, validFrom: new Date().toISOString().slice(0, 10) } },
    { ifMatch: version },
  );
}

describe("ordering again", () => {
  it("saves an order as a template and orders it for another number of people", async () => {
    const first = await annaAt("Board meeting of old");
    await chip({ pane: first.tab }, /Smørrebrød/).click();
    await chip({ pane: first.tab }, /Coffee/).click();
    await order(first.tab);
    await first.tab.getByText(placed).waitFor();
    await first.tab.getByRole("button", { name: /^Save order \d+ as a template$/ }).click();
    await first.tab.getByRole("textbox", { name: "Name of the template" }).fill("Board breakfast");
    await first.tab.getByRole("button", { name: "Save", exact: true }).click();
    await first.tab.getByText("Board breakfast is saved as a template.").waitFor();

    const subject = "Board meeting anew";
    const { tab, page, meeting } = await annaAt(subject);
    await stage.database.rows("update meeting_location set head_count = 5 where meeting_id = $1", [meeting.id]);
    await page.reload();
    await openMeeting({ page, tab }, meeting);
    await tab.getByRole("button", { name: "Order again" }).click();
    await tab.getByRole("button", { name: "Rename Board breakfast" }).click();
    await tab.getByRole("textbox", { name: "Name of the template" }).fill("Board lunch");
    await page.keyboard.press("Enter");
    await tab.getByRole("button", { name: "Delete Board lunch" }).click();
    await tab.getByText("Board lunch is deleted.").waitFor();
    await tab.getByRole("button", { name: "Undo" }).click();
    await tab.getByRole("button", { name: "Order Board lunch again" }).click();
    await tab.getByText("Board lunch is filled in for 5 people. Nothing is ordered yet.").waitFor();
    expect(await tab.getByRole("textbox", { name: "Quantity of Coffee and tea" }).inputValue()).toBe("5");
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-again");
    await order(tab);
    await tab.getByText(placed).waitFor();
    const { orders } = await wholeMeeting(stage.database, subject);
    expect(orders).toMatchObject([{ status: "confirmed" }]);
  });

  it("shows the services first that somebody has starred", async () => {
    const { tab, page } = await annaAt("With favourites");
    await tab.getByRole("button", { name: "All services" }).click();
    const star = tab.getByRole("button", { name: /^Favourite: / }).last();
    const name = (await star.getAttribute("aria-label"))?.replace("Favourite: ", "") ?? "";
    await star.click();
    await chip({ pane: tab }, new RegExp(name)).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe("when the vendor cannot", () => {
  it("shows why and what is offered instead, and takes it with one press", async () => {
    const subject = "Declined with an offer";
    const { tab, meeting, page } = await annaAt(subject);
    const coffee = await offered(meeting, /Coffee/);
    const made = await placeOrder(meeting, [{ serviceId: coffee.id, quantity: 12 }]);
    const productionId = made.lines[0]?.production?.id ?? "";
    const carla = await apiOf(stage.service.url, "carla");
    const { version, lines } = await carla("GET /production-orders/:id", { params: { id: productionId } });
    await carla(
      "POST /production-orders/:id/:action",
      {
        params: { id: productionId, action: "decline" },
        body: {
          reason: "Only ten cups are clean",
          proposal: { lines: [{ lineId: lines[0]?.id ?? "", quantity: 10 }], note: "Ten we can do" },
        },
      },
      { ifMatch: version },
    );
    await tab.getByText("Reason: Only ten cups are clean").waitFor();
    await tab.getByText("The order is DKK 320.00 then, instead of DKK 384.00").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-declined-with-an-offer");
    await tab.getByRole("button", { name: "Take it for DKK 320.00" }).click();
    await tab.getByText("10 × Coffee and tea", { exact: true }).waitFor();
    expect((await wholeMeeting(stage.database, subject)).held).toBe(320_00);
  });
});

describe.each(["light", "dark", "contrast"] as const)("in the %s theme, 320 pixels wide", (theme) => {
  it("changes an order by keyboard alone, with nothing serious found and nothing to scroll sideways", async () => {
    const subject = `Changed in ${theme}`;
    const { tab, meeting, page } = await annaAt(subject, theme);
    const coffee = await offered(meeting, /Coffee/);
    const made = await placeOrder(meeting, [{ serviceId: coffee.id, quantity: 12 }]);
    await page.setViewportSize({ width: 400, height: 900 });
    await pressByKeyboard(page, tab.getByRole("button", { name: `Change order ${made.number}` }));
    await reach(page, tab.getByRole("textbox", { name: "Quantity of Coffee and tea" }));
    await page.keyboard.press("ArrowUp");
    await pressByKeyboard(page, tab.getByRole("button", { name: "More choices for Coffee and tea" }));
    await reach(page, tab.getByRole("spinbutton", { name: "How many halal" }));
    await page.keyboard.type("3");
    expect(await seriousFindings(page)).toEqual([]);
    expect(await tab.locator("html").evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
    await keepPicture(page, `order-change-${theme}`);
    await pressByKeyboard(page, tab.getByRole("button", { name: "Save", exact: true }));
    await tab.getByText("13 × Coffee and tea").waitFor();
    await tab.getByText("3 halal").waitFor();
  });
});

describe("after the cut-off", () => {
  it("shows the fee as it is typed; where it has risen meanwhile, the new one in place; and charges what was accepted", async () => {
    const subject = "Too late for free";
    const { tab, meeting, page } = await annaAt(subject);
    const lunch = await offered(meeting, /Smørrebrød/);
    await termsOf(lunch.vendor.id);
    const made = await placeOrder(meeting, [{ serviceId: lunch.id, quantity: 12 }]);
    const [some, whole] = (made.lines[0]?.fees.change ?? []).map(({ after }) => new Date(after));
    if (!some || !whole) throw new Error("The line has no two steps");
    await tab.getByRole("button", { name: "What late changes cost" }).click();
    await tab.getByText(/^Free until /).waitFor();
    await tab.getByText(/: 50% of what falls away$/).waitFor();
    await tab.getByText(/: the whole price$/).waitFor();

    await moveClockTo(stage.service.url, minutesAfter(some, 5));
    await tab.getByRole("button", { name: `Change order ${made.number}` }).click();
    await tab.getByRole("textbox", { name: "Quantity of Smørrebrød, three pieces" }).fill("10");
    await tab.getByText("Smørrebrød, three pieces, 12 to 10: 50% of what falls away").waitFor();
    await tab.getByRole("button", { name: "Save and pay DKK 118.00" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "order-fee-of-a-change");
    await moveClockTo(stage.service.url, minutesAfter(whole, 1));
    await tab.getByRole("button", { name: "Save and pay DKK 118.00" }).click();
    await tab.getByText("The fee has changed since it was shown. Nothing is changed yet.").waitFor();
    expect((await wholeMeeting(stage.database, subject)).orders).toMatchObject([{ total: 1_416_00 }]);
    await tab.getByRole("button", { name: "Save and pay DKK 236.00" }).click();
    await tab.getByText("10 × Smørrebrød, three pieces").waitFor();
    await tab.getByText("Smørrebrød, three pieces: DKK 236.00 (100%)").waitFor();

    await tab.getByRole("button", { name: `Cancel order ${made.number}` }).click();
    await tab.getByText("What cancelling costs").waitFor();
    await tab.getByRole("button", { name: "Keep the order" }).click();
    await tab.getByRole("button", { name: `Cancel order ${made.number}` }).click();
    await keepPicture(page, "order-fee-of-cancelling");
    await tab.getByRole("button", { name: "Cancel and pay DKK 1,180.00" }).click();
    await tab.getByText(`Order ${made.number} is cancelled.`).waitFor();
    const fees = await stage.database.rows(
      "select cause, amount_minor::int as amount from order_fee where service_order_id = $1 order by created_at, cause",
      [made.id],
    );
    expect(fees).toEqual([
      { cause: "change", amount: 236_00 },
      { cause: "cancel", amount: 1_180_00 },
    ]);

    const dag = await apiOf(stage.service.url, "elena");
    const [fee] = (await dag("GET /service-orders/:id", { params: { id: made.id } })).fees;
    await dag("POST /order-fees/:id/waive", { params: { id: fee?.id ?? "" }, body: { reason: "Our mistake" } });
    await tab.getByText("Waived: Our mistake", { exact: true }).waitFor();
  });
});

/** Half the price after the cut-off, all of it half an hour before the delivery. */
async function termsOf(vendorId: string): Promise<void> {
  const elena = await apiOf(stage.service.url, "elena");
  const { version, cutOffRule } = await elena("GET /vendors/:id", { params: { id: vendorId } });
  const feeTiers = [
    { percent: 50, until: { kind: "business_minutes" as const, minutes: 30 } },
    { percent: 100, until: null },
  ];
  await elena("PATCH /vendors/:id", { params: { id: vendorId }, body: { cutOffRule, feeTiers } }, { ifMatch: version });
}
