import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { RoomScheduleRow } from "@magic-meetings/contract/rooms/room-booking.ts";
import type { FrameLocator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import type { Playground, Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Rooms that cannot simply be had: one that somebody has to approve, and one that somebody else has.

let stage: Stage;
let asAnna: ApiClient;
let asBo: ApiClient;

beforeAll(async () => {
  stage = await openStage();
  asAnna = await apiOf(stage.service.url, "anna");
  asBo = await apiOf(stage.service.url, "bo");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

async function sentMeeting(person: "anna" | "bo", subject: string, start?: Date): Promise<Meeting> {
  // Bo's are nothing to Anna: what she is invited to would be hers on the grid.
  const event = await inviteEvent(stage.service.url, { person, subject, start, alone: person === "bo" });
  return (person === "anna" ? asAnna : asBo)("POST /calendar/events", { body: { ...event } });
}

/** A room of the meeting's site for twelve people that nobody has then; one that asks for approval or one that does not. */
async function freeRoom({ start, end, locations }: Meeting, approvalNeeded: boolean): Promise<RoomScheduleRow> {
  const { items } = await asAnna("GET /rooms/schedule", {
    query: { site: locations[0]?.site.id, from: start, to: end, capacity: 12 },
  });
  const row = items.find((one) => one.approvalNeeded === approvalNeeded && one.busy.length === 0);
  if (!row) throw new Error("No such room is free");
  return row;
}

/** From the meeting to the grid of rooms, and a room chosen there. */
async function chooseOnGrid({ tab }: Playground, subject: string, room: string): Promise<void> {
  await tab.getByRole("button").filter({ hasText: subject }).first().click();
  await tab
    .getByRole("button", { name: "Grid and plan" })
    .or(tab.getByRole("link", { name: "Grid and plan" }))
    .click();
  await tab.getByRole("heading", { level: 1, name: `Find a room for ${subject}` }).waitFor();
  await tab.getByRole("tab", { name: "Grid", exact: true }).click();
  const row = tab.getByRole("row").filter({ has: tab.getByText(room, { exact: true }) });
  await row.scrollIntoViewIfNeeded();
  await row.getByRole("gridcell").first().click();
  await choiceOf(tab)
    .getByRole("heading", { name: new RegExp(`^${room}, `) })
    .waitFor();
}

function choiceOf(tab: FrameLocator) {
  return tab.getByRole("region", { name: "Your choice" });
}

function bookings(meetingId: string) {
  return stage.database.rows<{ room: string; status: string }>(
    `select r.name as room, b.status
       from room_booking b
       join meeting_room r on r.tenant_id = b.tenant_id and r.id = b.room_id
      where b.meeting_id = $1
      order by b.id`,
    [meetingId],
  );
}

const teamsAndChat = ["teams" as const, "chat" as const];

describe("a room that somebody has to approve", () => {
  it("is asked for on the grid, approved from the tab, and confirmed for whoever asked", async () => {
    const subject = "A hall for the quarter";
    const meeting = await sentMeeting("anna", subject);
    const { room } = await freeRoom(meeting, true);
    const elena = await stage.open("localhost", { person: "elena", windows: teamsAndChat });
    await elena.teams.getByRole("tab", { name: "Approvals" }).click();
    await elena.tab.getByText("Live", { exact: true }).waitFor();
    const anna = await stage.open("localhost", { person: "anna", windows: teamsAndChat });
    await chooseOnGrid(anna, subject, room.name);
    await choiceOf(anna.tab).getByText("Somebody has to approve this room before it is yours.").waitFor();
    await choiceOf(anna.tab)
      .getByRole("button", { name: `Ask for ${room.name}` })
      .click();
    await choiceOf(anna.tab).getByText(`${room.name} is asked for, for ${subject}.`).waitFor();
    expect(await bookings(meeting.id)).toEqual([{ room: room.name, status: "requested" }]);
    expect(await seriousFindings(anna.page)).toEqual([]);

    const approve = elena.tab.getByRole("button", { name: `Approve ${room.name} for Anna Kjær` });
    await approve.waitFor();
    await elena.chat.getByRole("listitem").filter({ hasText: subject }).waitFor();
    expect(await seriousFindings(elena.page)).toEqual([]);
    await keepPicture(elena.page, "approvals");
    await approve.click();
    await elena.tab.getByText(`${room.name} is given to Anna Kjær, who is told.`).waitFor();
    expect(await bookings(meeting.id)).toEqual([{ room: room.name, status: "confirmed" }]);
    const card = anna.chat.getByRole("listitem").filter({ hasText: subject });
    await card.getByText("Confirmed", { exact: true }).first().waitFor();
    await card.getByText(room.name).first().waitFor();
    await choiceOf(anna.tab).getByRole("button", { name: "Open the meeting" }).click();
    await anna.tab.getByText("Confirmed", { exact: true }).first().waitFor();
    await keepPicture(anna.page, "approved");
  });

  it.each<Theme>(["dark", "contrast"])("has no serious finding in the %s theme", async (theme) => {
    const start = minutesAfter(await nextMorning(stage.service.url, "anna"), theme === "dark" ? 180 : 330);
    const meeting = await sentMeeting("anna", `A hall in ${theme}`, start);
    const { room } = await freeRoom(meeting, true);
    const at = { meetingId: meeting.id };
    await asAnna("POST /meetings/:meetingId/room-bookings", { params: at, body: { roomId: room.id } });
    const elena = await stage.open("localhost", { person: "elena", theme, windows: teamsAndChat });
    await elena.teams.getByRole("tab", { name: "Approvals" }).click();
    await elena.tab
      .getByRole("button", { name: /^Approve / })
      .first()
      .waitFor();
    expect(await seriousFindings(elena.page)).toEqual([]);
    await keepPicture(elena.page, `approvals-${theme}`);
  });
});

describe("a room that somebody else has", () => {
  it("is waited for, offered when it becomes free, and taken", async () => {
    const subject = "Waiting for the good room";
    const meeting = await sentMeeting("anna", subject);
    const { room } = await freeRoom(meeting, false);
    const rival = await sentMeeting("bo", "Has the good room");
    const held = await asBo("POST /meetings/:meetingId/room-bookings", {
      params: { meetingId: rival.id },
      body: { roomId: room.id },
    });
    const anna = await stage.open("localhost", { person: "anna", windows: teamsAndChat });
    await chooseOnGrid(anna, subject, room.name);
    await choiceOf(anna.tab)
      .getByText(/^Taken by Bo Winther/)
      .waitFor();
    await choiceOf(anna.tab)
      .getByRole("button", { name: `Wait for ${room.name}` })
      .click();
    await choiceOf(anna.tab).getByText(`You wait for ${room.name}`).waitFor();
    await anna.tab.getByRole("button", { name: subject }).click();
    await anna.tab.getByText(`${room.name}: you are first in line`).waitFor();

    await asBo("DELETE /room-bookings/:id", { params: { id: held.id } });
    const take = anna.tab.getByRole("button", { name: `Take ${room.name}` });
    await take.waitFor();
    await anna.tab.getByText(`${room.name} is free for you`).waitFor();
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "room-offered");
    await take.click();
    await expect.poll(() => bookings(meeting.id)).toContainEqual({ room: room.name, status: "confirmed" });
    await anna.tab.getByText("Confirmed", { exact: true }).first().waitFor();
    await keepPicture(anna.page, "room-taken-from-the-line");
  });
});
