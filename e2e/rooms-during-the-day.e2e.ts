import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomBooking } from "@magic-meetings/contract/rooms/room-booking.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journeys 12 and 13 as far as rooms go: the day of the meeting, by the demo's clock.

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

interface Booked {
  meeting: Meeting;
  booking: RoomBooking;
}

/** A sent meeting of somebody's with a room, by `room` or the best one that asks nobody. */
async function booked(person: string, subject: string, start: Date, minutes: number, room?: string): Promise<Booked> {
  const api = await apiOf(stage.service.url, person);
  const event = await inviteEvent(stage.service.url, { person, subject, start, minutes });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const roomId = room ?? (await freeAllMorning(person, meeting, start));
  const booking = await api("POST /meetings/:meetingId/room-bookings", {
    params: { meetingId: meeting.id },
    body: { roomId },
  });
  return { meeting, booking };
}

/** A room without set-up that is free for three hours, so that only this journey is in the way of it. */
async function freeAllMorning(person: string, { locations }: Meeting, start: Date): Promise<string> {
  const api = await apiOf(stage.service.url, person);
  const { items } = await api("GET /rooms/available", {
    query: {
      start: start.toISOString(),
      end: minutesAfter(start, 180).toISOString(),
      site: locations[0]?.site.id ?? "",
      capacity: 4,
      limit: 50,
    },
  });
  const offer = items.find((one) => !one.approvalNeeded && one.room.capacity < 12);
  if (!offer) throw new Error("Every small room is taken all morning");
  return offer.room.id;
}

async function bookingInDatabase({ booking }: Booked) {
  const [row] = await stage.database.rows<{ status: string; reason: string | null; minutes: number; came: boolean }>(
    `select status, release_reason as reason, checked_in_at is not null as came,
            (extract(epoch from upper(during) - lower(during)) / 60)::int as minutes
       from room_booking where id = $1`,
    [booking.id],
  );
  return row;
}

const inTeams = { windows: ["teams" as const, "chat" as const] };

describe("in the meeting", () => {
  it("checks in, keeps the room longer as far as it is free, and gives it back early", async () => {
    const own = await booked("anna", "Stand-up that runs over", morning, 60);
    await booked("bo", "The next one in the room", minutesAfter(morning, 105), 60, own.booking.room.id);
    await moveClockTo(stage.service.url, minutesAfter(morning, 2));
    const room = own.booking.room.name;

    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    const { page, tab } = anna;
    await anna.teams.getByRole("tab", { name: "In a meeting" }).click();
    await tab.getByRole("heading", { level: 1, name: "Stand-up that runs over" }).waitFor();
    const width = await page.locator("iframe[name='embedded-page-container']").evaluate((frame) => frame.clientWidth);
    expect(width).toBeLessThanOrEqual(320);
    await tab.getByRole("button", { name: `Check in to ${room}` }).click();
    await tab.getByText(`You are checked in to ${room}.`).waitFor();
    await tab.getByRole("button", { name: `Keep ${room} 30 minutes longer` }).click();
    await tab.getByText(new RegExp(`^${room} is yours until .*11:30`)).waitFor();
    expect(await bookingInDatabase(own)).toMatchObject({ status: "confirmed", came: true, minutes: 90 });

    // Another half hour would run into the next meeting: the panel says so beforehand, and so does the service.
    const longer = tab.getByRole("button", { name: `Keep ${room} 30 minutes longer` });
    await expect.poll(() => longer.isDisabled()).toBe(true);
    await tab.getByText("The next meeting in here starts at 11:45.").waitFor();
    const api = await apiOf(stage.service.url, "anna");
    const refused = api("POST /room-bookings/:id/extend", { params: { id: own.booking.id }, body: { minutes: 30 } });
    await expect(refused).rejects.toMatchObject({ problem: { code: "room_taken" } });
    expect(await bookingInDatabase(own)).toMatchObject({ minutes: 90 });
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "room-in-the-meeting");

    const end = tab.getByRole("button", { name: `End early and give ${room} back` });
    await end.click();
    await tab.getByRole("button", { name: "Give it back" }).click();
    await end.waitFor({ state: "hidden" });
    await expect.poll(async () => (await bookingInDatabase(own))?.minutes).toBeLessThan(15);
  });

  it.each<Theme>(["dark", "contrast"])("has no serious finding in the %s theme", async (theme) => {
    const start = minutesAfter(morning, theme === "dark" ? 120 : 150);
    const { booking } = await booked("anna", `In the meeting, ${theme}`, start, 25);
    await moveClockTo(stage.service.url, minutesAfter(start, 1));
    const { page, tab, teams } = await stage.open("localhost", { person: "anna", theme, ...inTeams });
    await teams.getByRole("tab", { name: "In a meeting" }).click();
    await tab.getByRole("button", { name: `Check in to ${booking.room.name}` }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, `room-in-the-meeting-${theme}`);
  });
});

describe("nobody comes", () => {
  it("releases the room ten minutes past the start, tells the organizer on her card and offers the room anew", async () => {
    const subject = "The one that nobody came to";
    const start = minutesAfter(morning, 195);
    const own = await booked("anna", subject, start, 60);
    const room = own.booking.room.name;
    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    const card = anna.chat.getByRole("listitem").filter({ hasText: subject });
    await card.getByText(room).first().waitFor();

    await moveClockTo(stage.service.url, minutesAfter(start, 9));
    expect(await bookingInDatabase(own)).toMatchObject({ status: "confirmed" });
    await moveClockTo(stage.service.url, minutesAfter(start, 11));
    await expect
      .poll(() => bookingInDatabase(own), { timeout: 20_000 })
      .toMatchObject({
        status: "released",
        reason: "no_show",
        came: false,
      });
    await card.getByText("Released, because nobody checked in").waitFor();

    const api = await apiOf(stage.service.url, "bo");
    const { items } = await api("GET /rooms/available", {
      query: {
        start: minutesAfter(start, 12).toISOString(),
        end: minutesAfter(start, 60).toISOString(),
        site: own.booking.room.siteId,
        limit: 50,
      },
    });
    expect(items.map((offer) => offer.room.name)).toContain(room);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "room-nobody-came");
  });
});
