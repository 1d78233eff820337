import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 7: an order above its account's limit waits for the owner's card; approving looks again, and no budget is overspent.

const inTeams = { windows: ["teams" as const, "chat" as const] };
const many = 60;

let stage: Stage;
let day: Date;
let hours = 0;

beforeAll(async () => {
  stage = await openStage();
  // A day later than the next one, so that it can still be ordered.
  day = minutesAfter(await nextMorning(stage.service.url, "anna"), 7 * 24 * 60);
  await stage.database.rows(
    `update account a
        set approval_limit_minor = 100000, owner_id = u.id
       from app_user u
      where a.name = 'Sales, Copenhagen' and u.tenant_id = a.tenant_id and u.name = 'Elena Dam'`,
  );
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

/** An order of anna for many, submitted above the limit of the account that elena owns. */
async function ordered(subject: string): Promise<ServiceOrder> {
  const api = await apiOf(stage.service.url, "anna");
  hours += 1;
  const start = minutesAfter(day, (hours % 5) * 60);
  const event = await inviteEvent(stage.service.url, { person: "anna", subject, start, minutes: 60 });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const [lunch] = await stage.database.rows<{ id: string }>(
    `select v.id
       from service v
       join vendor_service x on x.tenant_id = v.tenant_id and x.service_id = v.id
       join vendor_site y on y.tenant_id = x.tenant_id and y.vendor_id = x.vendor_id
       join site s on s.tenant_id = y.tenant_id and s.id = y.site_id
      where s.name = 'Copenhagen' and v.name ilike 'coffee%' and v.unit = 'person'
      order by v.name`,
  );
  const [account] = await stage.database.rows<{ id: string }>(
    "select id from account where name = 'Sales, Copenhagen'",
  );
  const draft = await api("POST /meetings/:meetingId/service-orders", {
    params: { meetingId: meeting.id },
    body: {
      lines: [{ serviceId: lunch?.id ?? "", quantity: many, options: [], diets: [] }],
      accountSplit: [{ accountId: account?.id ?? "", percent: 100 }],
    },
  });
  const body = { approvalNote: `${subject}: the board comes along` };
  const order = await api("POST /service-orders/:id/submit", { params: { id: draft.id }, body });
  expect(order.status).toBe("awaiting_approval");
  return order;
}

async function statusOf({ id }: ServiceOrder): Promise<string | undefined> {
  const [row] = await stage.database.rows<{ status: string }>("select status from service_order where id = $1", [id]);
  return row?.status;
}

async function heldOf({ id }: ServiceOrder): Promise<number> {
  const [row] = await stage.database.rows<{ held: string }>(
    `select coalesce(sum(t.amount_minor), 0) as held
       from transaction x
       join transfer t on t.tenant_id = x.tenant_id and t.transaction_id = x.id
      where x.service_order_id = $1 and x.kind = 'hold'`,
    [id],
  );
  return Number(row?.held);
}

const cardIn = ({ chat }: Pick<Playground, "chat">, { number }: ServiceOrder) =>
  chat.getByRole("listitem").filter({ hasText: `order ${number}` });

/** A card that is there when the chat is opened refreshes itself; its own button comes after that. */
async function refreshed(elena: Playground, order: ServiceOrder): Promise<void> {
  const answered = elena.page.waitForResponse(
    (response) => response.request().postData()?.includes('"trigger":"manual"') === true,
  );
  await cardIn(elena, order).getByRole("button", { name: "Refresh" }).click();
  await answered;
}

const requestIn = ({ tab }: Pick<Playground, "tab">, { number }: ServiceOrder) =>
  tab.getByRole("article", { name: `Order ${number}`, exact: true });

describe("in the chat", () => {
  it("shows the owner what it costs, looks again when she approves, and then the vendor has it", async () => {
    const subject = "Board breakfast";
    const order = await ordered(subject);
    const elena = await stage.open("localhost", { person: "elena", ...inTeams });
    const card = cardIn(elena, order);
    await card.getByText(`${subject}: the board comes along`).waitFor();
    await card.getByText(/^Sales, Copenhagen \(.*\) pays/).waitFor();
    expect(await heldOf(order)).toBe(0);
    await keepPicture(elena.page, "order-approval-in-the-chat");
    await refreshed(elena, order);

    await stage.database.rows(`update service_order set priced_at = priced_at - interval '1 hour' where id = $1`, [
      order.id,
    ]);
    await stage.database.rows(
      `update vendor_service x set price_minor = x.price_minor + 100
         from service_order_line l where l.service_order_id = $1 and l.service_id = x.service_id and l.tenant_id = x.tenant_id`,
      [order.id],
    );
    await stage.database.rows(
      `update service v set price_minor = v.price_minor + 100, updated_at = o.priced_at + interval '1 minute'
         from service_order_line l
         join service_order o on o.tenant_id = l.tenant_id and o.id = l.service_order_id
        where l.service_order_id = $1 and l.service_id = v.id and l.tenant_id = v.tenant_id`,
      [order.id],
    );
    await card.getByRole("button", { name: /^Approve/ }).click();
    await card.getByText(/^The price has changed/).waitFor();
    expect(await statusOf(order)).toBe("awaiting_approval");
    await card.getByRole("button", { name: /^Approve/ }).click();
    await card.getByText("Approved by Elena Dam").waitFor();
    await expect.poll(() => statusOf(order)).toBe("confirmed");
    expect(await heldOf(order)).toBe(order.total.amountMinor + many * 100);
    expect(await seriousFindings(elena.page)).toEqual([]);

    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    await anna.chat.getByRole("listitem").filter({ hasText: subject }).getByText("Confirmed").first().waitFor();
  });

  it("never overspends the budget with two approvals", async () => {
    const orders = [await ordered("First of two"), await ordered("Second of two")];
    const total = orders[0]?.total.amountMinor ?? 0;
    await stage.database.rows(
      "update account set budget_minor = held_minor + posted_minor + $1 where name = 'Sales, Copenhagen'",
      [total + 1],
    );
    const elena = await stage.open("localhost", { person: "elena", ...inTeams });
    for (const order of orders)
      await cardIn(elena, order)
        .getByRole("button", { name: /^Approve/ })
        .click();
    await elena.chat.getByText("The account’s budget does not cover this.").waitFor();
    const states = await Promise.all(orders.map(statusOf));
    expect(states.sort()).toEqual(["awaiting_approval", "confirmed"]);
    await stage.database.rows("update account set budget_minor = null where name = 'Sales, Copenhagen'");
  });
});

describe("on the page", () => {
  it("is declined by keyboard alone, the organizer reads why, and the rejection is taken back", async () => {
    const subject = "Declined by keyboard";
    const order = await ordered(subject);
    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    await anna.tab.getByRole("button").filter({ hasText: subject }).click();
    await anna.tab.getByText(/^Sales, Copenhagen has to agree/).waitFor();
    await anna.tab.getByText(/^Elena Dam, since/).waitFor();
    await keepPicture(anna.page, "order-waits-for-approval");
    expect(await seriousFindings(anna.page)).toEqual([]);

    const elena = await stage.open("localhost", { person: "elena", ...inTeams });
    await elena.teams.getByRole("tab", { name: "Approvals" }).click();
    const asked = requestIn(elena, order);
    await pressByKeyboard(elena.page, asked.getByRole("button", { name: /^Decline/ }));
    await elena.page.keyboard.type("Half of it is enough");
    await pressByKeyboard(elena.page, asked.getByRole("button", { name: "Decline", exact: true }));
    await elena.tab.getByText(`Order ${order.number} is declined. Anna Kjær is told.`).waitFor();
    expect(await statusOf(order)).toBe("rejected");
    await anna.tab.getByText("Half of it is enough").waitFor();

    await pressByKeyboard(elena.page, elena.tab.getByRole("button", { name: "Undo" }));
    await asked.waitFor();
    expect(await statusOf(order)).toBe("awaiting_approval");
    await pressByKeyboard(elena.page, asked.getByRole("button", { name: /^Approve order/ }));
    await elena.tab.getByText(`Order ${order.number} is approved. Anna Kjær is told.`).waitFor();
    expect(await statusOf(order)).toBe("confirmed");
  });

  it.each<Theme>(["light", "dark", "contrast"])(
    "has no serious finding in the %s theme, narrow or wide",
    async (theme) => {
      const order = await ordered(`Lunch, ${theme}`);
      const elena = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
      await elena.teams.getByRole("tab", { name: "Approvals" }).click();
      await requestIn(elena, order).waitFor();
      expect(await seriousFindings(elena.page)).toEqual([]);
      await keepPicture(elena.page, `order-approvals-${theme}`);
      await elena.page.setViewportSize({ width: 420, height: 900 });
      const overflow = await elena.tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await keepPicture(elena.page, `order-approvals-${theme}-narrow`);
    },
  );
});
