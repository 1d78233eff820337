import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import type { MeetingMove } from "@magic-meetings/contract/moves/move.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GraphEvent } from "../playground/src/outlook/graph-event.ts";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard } from "./keyboard.ts";
import { answerAs } from "./kitchen.ts";
import { changeOnPhone, phoneEvents } from "./phone.ts";
import type { Playground, Theme } from "./playground.ts";
import { chip, followLink, openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 2: a meeting moves past the cut-off of what is ordered for it. In the pane the organizer sees what that costs
// before she sends; where no pane runs the bot asks; without an answer the stated default applies.

const day = 24 * 60;
const patience = { timeout: 30_000 };

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(async ({ task }) => {
  await moveClockTo(stage.service.url, new Date());
  await checkAndClear(stage, task);
});

interface Line {
  service: string;
  deliver_at: Date;
  fees: { change: { after: string }[] };
}

function linesOf(subject: string): Promise<Line[]> {
  return stage.database.rows<Line>(
    `select v.name as service, l.deliver_at, l.fees
       from meeting m
       join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
       join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
       join service v on v.tenant_id = l.tenant_id and v.id = l.service_id
      where m.subject = $1
        and o.status <> 'cancelled'
      order by v.name`,
    [subject],
  );
}

async function feesOf(subject: string): Promise<number> {
  const [row] = await stage.database.rows<{ sum: string }>(
    `select coalesce(sum(f.amount_minor), 0) as sum
       from meeting m
       join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
       join order_fee f on f.tenant_id = o.tenant_id and f.service_order_id = o.id
      where m.subject = $1`,
    [subject],
  );
  return Number(row?.sum ?? 0);
}

/** The first moment at which another time costs something for lunch, and nothing for coffee. */
async function afterCutOff(subject: string): Promise<Date> {
  const lunch = (await linesOf(subject)).find(({ service }) => service.startsWith("Smørrebrød"));
  return minutesAfter(new Date(lunch?.fees.change[0]?.after ?? ""), 2);
}

/** `DKK 1,295.00` in minor units. */
function minorOf(amount: string): number {
  return Math.round(Number(amount.replace(/[^\d.]/g, "")) * 100);
}

async function orderedInThePane(subject: string, weeks: number, theme: Theme = "light"): Promise<Playground> {
  const anna = await stage.open("localhost", { person: "anna", theme, windows: ["outlook", "chat"] });
  const { outlook, pane } = anna;
  await outlook.getByRole("textbox", { name: "Title" }).fill(subject);
  const date = minutesAfter(morning, weeks * 7 * day)
    .toISOString()
    .slice(0, 10);
  await outlook.getByLabel("Day").fill(date);
  await openPane(anna);
  await chip(anna, /Smørrebrød/).click();
  await chip(anna, /Coffee/).click();
  await pane.getByRole("button", { name: "Order", exact: true }).click();
  await pane.getByText(/^Order \d+ is placed\.$/).waitFor();
  await outlook.getByRole("button", { name: "Send", exact: true }).click();
  await pane.getByText("Confirmed").first().waitFor();
  return anna;
}

describe("in the pane, before the update is sent", () => {
  it("shows what everything comes to at the new time, takes the answer, and charges what was shown", async () => {
    const subject = "Moved in the pane";
    const { page, outlook, pane, chat } = await orderedInThePane(subject, 2);
    const before = await linesOf(subject);
    // While it is free: everything follows.
    await outlook.getByLabel("Start", { exact: true }).fill("11:00");
    await pane.getByText("Everything follows, free of charge").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "move-in-the-pane-free");

    await moveClockTo(stage.service.url, await afterCutOff(subject));
    await outlook.getByLabel("Start", { exact: true }).fill("10:30");
    await pane.getByText("Something costs a fee at the new time").waitFor();
    await pane.getByText("Follows", { exact: true }).waitFor();
    await pane.getByText(/Without an answer everything is delivered as it was ordered\.$/).waitFor();
    await pane.getByRole("radio", { name: /^Move/ }).click();
    const press = pane.getByRole("button", { name: /^Choose this for / });
    const shown = minorOf(await press.innerText());
    expect(shown).toBeGreaterThan(0);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "move-in-the-pane");
    await press.click();
    await pane.getByText("Your choice is kept").waitFor();
    expect(await feesOf(subject)).toBe(0);

    await outlook.getByRole("button", { name: "Send update" }).click();
    await expect.poll(() => feesOf(subject), patience).toBe(shown);
    const after = await linesOf(subject);
    expect(after.map(({ deliver_at }) => deliver_at.getTime())).toEqual(
      before.map(({ deliver_at }) => deliver_at.getTime() + 30 * 60_000),
    );
    await pane.getByText("What became of it at the new time").waitFor();
    expect(await chat.getByRole("listitem").filter({ hasText: "what about the order?" }).count()).toBe(0);
    await kitchenSeesIt(subject);
  });

  it.each<Theme>(["dark", "contrast"])(
    "can be read and answered by keyboard in a pane of 320 pixels: %s",
    async (theme) => {
      const subject = `Moved in the pane, ${theme}`;
      const { page, pane, outlook } = await orderedInThePane(subject, theme === "dark" ? 3 : 4, theme);
      await moveClockTo(stage.service.url, await afterCutOff(subject));
      await outlook.getByLabel("Start", { exact: true }).fill("10:30");
      await pane.getByText("Something costs a fee at the new time").waitFor();
      await page.locator("iframe[title='Magic Meetings']").evaluate((frame) => void (frame.style.width = "320px"));
      expect(await pane.locator("html").evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `move-in-the-pane-${theme}`);
      await pressByKeyboard(page, pane.getByRole("button", { name: "Choose this", exact: true }));
      await pane.getByText("Your choice is kept").waitFor();
    },
  );
});

/** Vendors see a difference that they have to acknowledge. */
async function kitchenSeesIt(subject: string): Promise<void> {
  const rows = await stage.database.rows<{ revision: number; acknowledged_revision: number }>(
    `select p.revision, p.acknowledged_revision
       from meeting m
       join service_order o on o.tenant_id = m.tenant_id and o.meeting_id = m.id
       join production_order p on p.tenant_id = o.tenant_id and p.service_order_id = o.id
      where m.subject = $1`,
    [subject],
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { revision } of rows) expect(revision).toBe(2);
}

interface Ordered {
  event: GraphEvent;
  meetingId: string;
  order: ServiceOrder;
}

/** A sent meeting of twelve with lunch and coffee, and the clock past the cut-off of lunch. */
async function orderedElsewhere(subject: string, weeks: number): Promise<Ordered> {
  const api = await apiOf(stage.service.url, "anna");
  const start = minutesAfter(morning, weeks * 7 * day);
  const event = await inviteEvent(stage.service.url, { person: "anna", subject, start, minutes: 240 });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const { services } = await api("GET /catalogue", {
    query: { site: meeting.locations[0]?.site.id ?? "", at: meeting.start, until: meeting.end, headCount: 12 },
  });
  const lines = [/^Smørrebrød/, /^Coffee and tea/].map((name) => ({
    serviceId: services.find((service) => name.test(service.name))?.id ?? "",
    quantity: 12,
  }));
  const drafted = await api("POST /meetings/:meetingId/service-orders", {
    params: { meetingId: meeting.id },
    body: { lines },
  });
  const order = await api("POST /service-orders/:id/submit", { params: { id: drafted.id }, body: {} });
  await moveClockTo(stage.service.url, await afterCutOff(subject));
  return { event, meetingId: meeting.id, order };
}

/** Somewhere without a pane, by half an hour: the calendar tells of it. */
async function moveElsewhere({ event }: Ordered, minutes: number): Promise<void> {
  const later = (dateTime: string) =>
    new Date(Date.parse(`${dateTime.slice(0, 19)}Z`) + minutes * 60_000).toISOString().slice(0, 19);
  const moved = {
    ...event,
    start: { ...event.start, dateTime: later(event.start.dateTime) },
    end: { ...event.end, dateTime: later(event.end.dateTime) },
  };
  const api = await apiOf(stage.service.url, "anna");
  await api("POST /calendar/events", { body: moved });
}

/** On her phone, half an hour later: the service notices by itself. */
async function moveOnThePhone(subject: string): Promise<void> {
  const seen = (await phoneEvents(stage.service.url, "anna")).find((one) => one.subject === subject);
  if (seen === undefined) throw new Error(`There is no ${subject} on her phone`);
  const later = (moment: string) => minutesAfter(new Date(moment), 30).toISOString();
  const change = { kind: "move" as const, start: later(seen.start), end: later(seen.end) };
  await changeOnPhone(stage.service.url, { person: "anna", subject, change });
}

async function moveOf({ meetingId }: Ordered): Promise<MeetingMove | null> {
  const api = await apiOf(stage.service.url, "anna");
  return (await api("GET /meetings/:id/move", { params: { id: meetingId } })).move;
}

describe("where no pane runs", () => {
  it("the bot asks on one card, and one press is one effect", async () => {
    const subject = "Moved on the phone";
    const one = await orderedElsewhere(subject, 5);
    await answerAs(stage.service.url, "carla", one.order, ["accept"]);
    const carla = await stage.open("localhost", { person: "carla", windows: ["teams"] });
    const made = carla.tab.getByRole("article", { name: `No. ${one.order.number}`, exact: true });
    await carla.tab.getByText("Live", { exact: true }).waitFor();
    const date = minutesAfter(morning, 5 * 7 * day)
      .toISOString()
      .slice(0, 10);
    await followLink(carla.page, `${stage.service.url}/tabs/#/board?day=${date}&days=1`);
    await made.waitFor();
    const anna = await stage.open("localhost", { person: "anna", windows: ["phone", "chat"] });
    const card = anna.chat.getByRole("listitem").filter({ hasText: `${subject} has moved: what about the order?` });
    await moveOnThePhone(subject);
    const press = card.getByRole("button", { name: /^Move for / });
    await press.waitFor(patience);
    await card.getByText(/^Please answer by /).waitFor();
    await card.getByText("Without an answer everything is delivered as it was ordered.").waitFor();
    expect(await feesOf(subject)).toBe(0);
    // Coffee followed for nothing: its kitchen sees that as a difference.
    await made.getByText("Changed").waitFor();
    await keepPicture(carla.page, "move-in-the-kitchen");
    await made.getByRole("button", { name: `Acknowledge: order ${one.order.number}` }).click();
    await card.scrollIntoViewIfNeeded();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "move-in-the-chat");
    const shown = minorOf(await press.innerText());
    await press.click();
    await card.getByText("Anna Kjær answered").waitFor(patience);
    await card.getByText(/^Moved for /).waitFor();
    expect(await card.count()).toBe(1);
    expect(await feesOf(subject)).toBe(shown);
    await kitchenSeesIt(subject);
  });

  it("she can answer on the meeting's page as well", async () => {
    const subject = "Moved, answered on the page";
    const one = await orderedElsewhere(subject, 6);
    await moveElsewhere(one, 30);
    const anna = await stage.open("localhost", { person: "anna", theme: "dark", windows: ["teams"] });
    const { page, tab } = anna;
    await tab.getByRole("heading", { name: "My meetings" }).waitFor();
    await followLink(page, `${stage.service.url}/tabs/#/meetings/${one.meetingId}`);
    await tab.getByText("The meeting has moved: what about the order?").waitFor();
    await tab.getByRole("radio", { name: /^Cancel/ }).click();
    const press = tab.getByRole("button", { name: /^Choose this for / });
    const shown = minorOf(await press.innerText());
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "move-on-the-page");
    await pressByKeyboard(page, press);
    await tab.getByText("What became of it at the new time").waitFor();
    expect(await feesOf(subject)).toBe(shown);
    expect((await linesOf(subject)).map(({ service }) => service)).toEqual(["Coffee and tea"]);
  });

  it("the stated default applies once the deadline has passed", async () => {
    const subject = "Moved, never answered";
    const one = await orderedElsewhere(subject, 7);
    const before = await linesOf(subject);
    await moveElsewhere(one, 30);
    const move = await moveOf(one);
    expect(move).toMatchObject({ status: "open", default: "keep" });
    await moveClockTo(stage.service.url, minutesAfter(new Date(move?.answerBy ?? 0), 1));
    await expect.poll(async () => (await moveOf(one))?.status, { timeout: 60_000 }).toBe("lapsed");
    expect(await feesOf(subject)).toBe(0);
    const lunch = (lines: Line[]) => lines.find(({ service }) => service.startsWith("Smørrebrød"))?.deliver_at;
    expect(lunch(await linesOf(subject))).toEqual(lunch(before));
  });

  it("nothing is asked where the meeting comes back", async () => {
    const subject = "Moved and back";
    const one = await orderedElsewhere(subject, 8);
    await moveElsewhere(one, 30);
    expect(await moveOf(one)).toMatchObject({ status: "open" });
    await moveElsewhere(one, 0);
    expect(await moveOf(one)).toMatchObject({ status: "withdrawn" });
    expect(await feesOf(subject)).toBe(0);
  });
});
