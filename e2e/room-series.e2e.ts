import type { SeriesRoomOffers } from "@magic-meetings/contract/series/series.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { writeSeries } from "./ordering.ts";
import { openPane } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 4 as far as rooms go: every week, ten times, with somebody else in the room on some of the dates.

let stage: Stage;
let first: Date;

const week = 7 * 24 * 60;

beforeAll(async () => {
  stage = await openStage();
  first = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

/** What the database has for each date of a series: the date's own status, and the room that is held for it. */
function datesInDatabase(subject: string) {
  return stage.database.rows<{ start: Date; status: string; room: string | null; booking: string | null }>(
    `select m.original_start as start, m.status, r.name as room, b.status as booking
       from meeting m
       join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
       left join room_booking b
         on b.tenant_id = m.tenant_id and b.meeting_id = m.id and b.status in ('provisional', 'confirmed')
       left join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
      where s.subject = $1
      order by m.original_start`,
    [subject],
  );
}

/** The rooms that the pane offers for the series, once the service knows it. */
async function offersFor(subject: string): Promise<SeriesRoomOffers> {
  const api = await apiOf(stage.service.url, "anna");
  const find = () => stage.database.rows<{ id: string }>("select id from meeting_series where subject = $1", [subject]);
  await expect.poll(async () => (await find()).length, { timeout: 30_000 }).toBe(1);
  const [series] = await find();
  return api("GET /series/:id/rooms", { params: { id: series?.id ?? "" }, query: {} });
}

/** Somebody else's meeting in the room, so many weeks later. */
async function takeOn(weeks: number, roomId: string): Promise<void> {
  const bo = await apiOf(stage.service.url, "bo");
  const start = minutesAfter(first, weeks * week);
  const event = await inviteEvent(stage.service.url, { person: "bo", subject: `Rival ${weeks}`, start, alone: true });
  const { id } = await bo("POST /calendar/events", { body: { ...event } });
  await bo("POST /meetings/:meetingId/room-bookings", { params: { meetingId: id }, body: { roomId } });
}

describe("a room for a series", () => {
  it("is held date by date, with replacements, and follows when one date is skipped and the series ends early", async () => {
    const subject = "Weekly review";
    const anna = await stage.open("Outlook's origin", { person: "anna" });
    const { page, pane, outlook } = anna;
    await writeSeries(anna, subject);
    await openPane(anna);
    await pane.getByText("10 dates to come").waitFor();
    const { items } = await offersFor(subject);
    const { room, freeOn } = items[0] ?? { room: undefined, freeOn: 0 };
    if (!room) throw new Error("No room is offered for the series");
    expect(freeOn).toBe(10);
    // The rivals come while the pane shows the room as free on every date.
    const datesOfRoom = pane.getByRole("button", { name: `See the dates of ${room.name}` });
    await datesOfRoom.waitFor();
    await takeOn(2, room.id);
    await takeOn(5, room.id);

    await datesOfRoom.click();
    const dates = pane.getByRole("list", { name: `Dates of ${room.name}` }).getByRole("listitem");
    await expect.poll(() => dates.count()).toBe(10);
    expect(await dates.filter({ hasText: "Taken" }).count()).toBe(2);
    expect(await pane.getByRole("checkbox", { checked: true }).count()).toBe(8);
    await pane.getByRole("button", { name: "Accept the replacements on 2 dates" }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "series-room-by-date");
    await pane.getByRole("button", { name: "Hold rooms on 10 dates" }).click();
    await pane.getByText("Rooms are held on 10 dates.").waitFor();
    await outlook.getByText(room.name).first().waitFor();
    const held = await datesInDatabase(subject);
    expect(held.map(({ booking }) => booking)).toEqual(Array.from({ length: 10 }, () => "provisional"));
    expect(held.map((one) => one.room === room.name)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ![2, 5].includes(n)),
    );

    await outlook.getByRole("button", { name: "Send", exact: true }).click();
    await outlook.getByText("Invitation sent to 11 people.").waitFor();
    const sent = await datesInDatabase(subject);
    expect(sent.map(({ status, booking }) => [status, booking])).toEqual(
      Array.from({ length: 10 }, () => ["scheduled", "confirmed"]),
    );
    expect(sent.map(({ room: name }) => name)).toEqual(held.map(({ room: name }) => name));

    // The fourth date is skipped and the eighth becomes the last, in Outlook and without the pane.
    const inForm = outlook.getByRole("list", { name: "Dates of the series" }).getByRole("listitem");
    await inForm
      .nth(3)
      .getByRole("button", { name: /^Skip: / })
      .click();
    await outlook.getByText("The date is changed.").waitFor();
    await inForm
      .nth(7)
      .getByRole("button", { name: /^End here: / })
      .click();
    await outlook.getByText("Invitation sent").waitFor();
    const kept = (await datesInDatabase(subject)).filter(({ status }) => status === "scheduled");
    expect(kept.map(({ start }) => start.toISOString())).toEqual(
      [0, 1, 2, 4, 5, 6, 7].map((n) => minutesAfter(first, n * week).toISOString()),
    );
    expect(kept.every(({ booking }) => booking === "confirmed")).toBe(true);
    const left = await stage.database.rows<{ count: number }>(
      `select count(*)::int as count
         from room_booking b
         join meeting m on m.tenant_id = b.tenant_id and m.id = b.meeting_id
         join meeting_series s on s.tenant_id = m.tenant_id and s.id = m.series_id
        where s.subject = $1 and b.status in ('provisional', 'confirmed')`,
      [subject],
    );
    expect(left).toEqual([{ count: 7 }]);

    // The pane says the same of the dates that are left, five of them in the room itself.
    await pane.getByText("7 dates to come").waitFor();
    await pane.getByText("Held on 5 of 7 dates").waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "series-room-ended-early");

    const teams = await stage.open("localhost", { person: "anna", windows: ["teams", "chat"] });
    await teams.tab.getByRole("button").filter({ hasText: subject }).first().waitFor();
    await keepPicture(teams.page, "series-room-in-teams");
  });

  it.each(["dark", "contrast"] as const)("has no serious finding date by date in the %s theme", async (theme) => {
    const subject = `Weekly in ${theme}`;
    const anna = await stage.open("localhost", { person: "anna", theme, windows: ["outlook"] });
    const { page, pane } = anna;
    await writeSeries(anna, subject);
    await openPane(anna);
    await pane.getByText("10 dates to come").waitFor();
    const { items } = await offersFor(subject);
    await pane.getByRole("button", { name: `See the dates of ${items[0]?.room.name ?? ""}` }).click();
    await pane.getByRole("checkbox").first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `series-room-by-date-${theme}`);
  });
});
