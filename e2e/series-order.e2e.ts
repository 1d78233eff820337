import type { SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressSend, writeSeries } from "./ordering.ts";
import type { Playground } from "./playground.ts";
import { chip, openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 4: every week, ten times, with breakfast. One order for the series; a room is taken on one date; one date is
// skipped, another doubled, and the series ends early. Each vendor gets exactly one notice per change.

let stage: Stage;
let first: Date;

const week = 7 * 24 * 60;

beforeAll(async () => {
  stage = await openStage();
  first = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

interface OrderedDate {
  start: Date;
  status: string | null;
  quantity: number | null;
}

/** Each date of a series with the order that it has. */
function orderedDates(subject: string) {
  return stage.database.rows<OrderedDate>(
    `select m.original_start as start, o.status, l.quantity
       from meeting m
       join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
       left join service_order o
         on o.tenant_id = m.tenant_id and o.meeting_id = m.id and o.status not in ('cancelled', 'rejected')
       left join service_order_line l on l.tenant_id = o.tenant_id and l.service_order_id = o.id
      where s.subject = $1
      order by m.original_start`,
    [subject],
  );
}

const receivers = ["Anna", "Carla"] as const;

/** How many messages the organizer and the kitchen were sent about the series, by person and kind of message. */
async function told(subject: string): Promise<Record<string, number>> {
  const rows = await stage.database.rows<{ receiver: string; kind: string; count: number }>(
    `select split_part(u.name, ' ', 1) as receiver, l.kind, count(*)::int as count
       from message_log l
       join app_user u on u.tenant_id = l.tenant_id and u.id = l.receiver_id
       join meeting m on m.tenant_id = l.tenant_id and m.id = l.meeting_id
       join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
      where s.subject = $1
      group by 1, 2`,
    [subject],
  );
  return Object.fromEntries(rows.map(({ receiver, kind, count }) => [`${receiver} ${kind}`, count]));
}

/** Everybody was told so many times, with the card of the order for the series and with no other. */
async function expectTold(subject: string, times: number): Promise<void> {
  const counts = await told(subject);
  for (const receiver of receivers) expect(counts[`${receiver} series_order_card`], JSON.stringify(counts)).toBe(times);
  expect(counts["Carla task_card"] ?? 0, JSON.stringify(counts)).toBe(0);
}

async function bestRoom(subject: string): Promise<SeriesRoomOffers["items"][number]["room"]> {
  const api = await apiOf(stage.service.url, "anna");
  const find = () => stage.database.rows<{ id: string }>("select id from meeting_series where subject = $1", [subject]);
  await expect.poll(async () => (await find()).length, { timeout: 30_000 }).toBe(1);
  const [series] = await find();
  const { items } = await api("GET /series/:id/rooms", { params: { id: series?.id ?? "" }, query: {} });
  if (!items[0]) throw new Error("No room is offered for the series");
  return items[0].room;
}

/** Somebody else's meeting in the room, so many weeks later. */
async function takeOn(weeks: number, roomId: string): Promise<void> {
  const bo = await apiOf(stage.service.url, "bo");
  const start = minutesAfter(first, weeks * week);
  const event = await inviteEvent(stage.service.url, { person: "bo", subject: `Rival ${weeks}`, start, alone: true });
  const { id } = await bo("POST /calendar/events", { body: { ...event } });
  await bo("POST /meetings/:meetingId/room-bookings", { params: { meetingId: id }, body: { roomId } });
}

/** What can be done about one date of the order, behind its own press. */
async function changeDate({ pane }: Playground, index: number, press: string): Promise<void> {
  const dates = pane.getByRole("list", { name: "Dates of the order" }).getByRole("listitem");
  await dates
    .nth(index)
    .getByRole("button", { name: /^Change / })
    .click();
  await dates.nth(index).getByRole("button", { name: press }).click();
}

async function orderBreakfast(anna: Playground, subject: string): Promise<void> {
  await writeSeries(anna, subject);
  await openPane(anna);
  await anna.pane.getByText("10 dates to come").waitFor();
  await chip(anna, /Morning bread/).click();
  await anna.pane.getByRole("button", { name: "Order for all dates" }).click();
  await anna.pane.getByRole("button", { name: "Order for 10 dates" }).waitFor();
}

describe("an order for a series", () => {
  it("is one order, followed date by date, with one notice to each vendor per change", async () => {
    const subject = "Weekly breakfast";
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    const { page, pane, outlook } = anna;
    await writeSeries(anna, subject);
    await openPane(anna);
    await pane.getByText("10 dates to come").waitFor();
    const room = await bestRoom(subject);
    const datesOfRoom = pane.getByRole("button", { name: `See the dates of ${room.name}` });
    await datesOfRoom.waitFor();
    await takeOn(2, room.id);
    await datesOfRoom.click();
    await pane.getByRole("button", { name: "Accept the replacement on 1 date" }).click();
    await pane.getByRole("button", { name: "Hold rooms on 10 dates" }).click();
    await pane.getByText("Rooms are held on 10 dates.").waitFor();

    await chip(anna, /Morning bread/).click();
    await pane.getByRole("button", { name: "Order for all dates" }).click();
    const order = pane.getByRole("button", { name: "Order for 10 dates" });
    await order.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "series-order-before");
    expect((await orderedDates(subject)).every(({ status }) => status === null)).toBe(true);
    await order.click();
    await pane.getByText("Ordered for 10 dates.").waitFor();
    const submitted = await orderedDates(subject);
    expect(submitted.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => "submitted"));
    const people = submitted[0]?.quantity ?? 0;
    expect(people).toBeGreaterThan(1);
    expect(await told(subject)).toEqual({});

    await pressSend(anna);
    await outlook.getByText("Invitation sent to 11 people.").waitFor();
    expect((await orderedDates(subject)).map(({ status }) => status)).toEqual(
      Array.from({ length: 10 }, () => "confirmed"),
    );
    await expectTold(subject, 1);

    await changeDate(anna, 3, "Skip this date");
    await pane.getByText("1 date changed.").waitFor();
    expect((await orderedDates(subject)).map(({ status }) => status !== null)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((index) => index !== 3),
    );
    await expectTold(subject, 2);

    await changeDate(anna, 4, "Double it");
    await expect.poll(async () => (await orderedDates(subject))[4]?.quantity).toBe(2 * people);
    await pane.getByText(`${2 * people} × Morning bread basket`).waitFor();
    await expectTold(subject, 3);
    await keepPicture(page, "series-order-changed");

    await changeDate(anna, 8, "Nothing from here on");
    await pane.getByText("2 dates changed.").waitFor();
    expect((await orderedDates(subject)).map(({ quantity }) => quantity)).toEqual([
      ...[people, people, people, null, 2 * people, people, people, people, null, null],
    ]);
    await expectTold(subject, 4);
    await pane.getByText(/^Nothing is ordered from /).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "series-order-ended-early");

    // The series ends in Outlook a week before that: what is left over is cancelled, and told once.
    const inForm = outlook.getByRole("list", { name: "Dates of the series" }).getByRole("listitem");
    await inForm
      .nth(6)
      .getByRole("button", { name: /^End here: / })
      .click();
    await expect.poll(async () => (await orderedDates(subject)).filter(({ status }) => status !== null).length).toBe(6);
    await expectTold(subject, 5);

    const teams = await stage.open("localhost", { person: "anna", windows: ["teams", "chat"] });
    await teams.tab.getByRole("button").filter({ hasText: subject }).first().click();
    await teams.tab.getByRole("list", { name: "Dates of the order" }).waitFor();
    expect(await seriousFindings(teams.page)).toEqual([]);
    await keepPicture(teams.page, "series-order-in-teams");
    const kitchen = await stage.open("localhost", { person: "carla", windows: ["chat"] });
    await kitchen.page.getByText(`${subject}: the order for the series`).first().waitFor();
    await keepPicture(kitchen.page, "series-order-told-to-the-kitchen");
  });

  it.each(["light", "dark", "contrast"] as const)("can be read in a pane of 320 pixels: %s", async (theme) => {
    const anna = await stage.open("localhost", { person: "anna", theme, windows: ["outlook"] });
    const { page, pane } = anna;
    await orderBreakfast(anna, `Breakfast in ${theme}`);
    await page
      .locator("iframe[title]")
      .first()
      .evaluate((frame) => {
        frame.style.width = "320px";
      });
    expect(await seriousFindings(page)).toEqual([]);
    await pane.getByRole("button", { name: "Order for 10 dates" }).click();
    await pane.getByText("Ordered for 10 dates.").waitFor();
    const dates = pane.getByRole("list", { name: "Dates of the order" });
    await dates
      .getByRole("button", { name: /^Change / })
      .nth(1)
      .click();
    await dates.getByRole("button", { name: "Double it" }).waitFor();
    expect(await dates.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `series-order-320-${theme}`);
  });
});
