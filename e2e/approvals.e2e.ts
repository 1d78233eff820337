import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// A room that is given out on request only: anna and bo ask, elena decides, in the chat and on the page of approvals.

const hall = "Tivoli";

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "anna");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

/** A sent meeting for which somebody asks for the hall. */
async function request(person: string, subject: string, start: Date, note = ""): Promise<Meeting> {
  const api = await apiOf(stage.service.url, person);
  const event = await inviteEvent(stage.service.url, { person, subject, start, minutes: 60 });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const { items } = await api("GET /rooms/available", {
    query: { start: meeting.start, end: meeting.end, site: meeting.locations[0]?.site.id ?? "", limit: 50 },
  });
  const roomId = items.find(({ room }) => room.name === hall)?.room.id ?? "";
  const booking = await api("POST /meetings/:meetingId/room-bookings", {
    params: { meetingId: meeting.id },
    body: { roomId, ...(note === "" ? {} : { note }) },
  });
  expect(booking.status).toBe("requested");
  return meeting;
}

async function hallOf({ id }: Meeting): Promise<string | undefined> {
  const [row] = await stage.database.rows<{ status: string }>("select status from room_booking where meeting_id = $1", [
    id,
  ]);
  return row?.status;
}

function cardIn({ chat }: Pick<Playground, "chat">, subject: string) {
  return chat.getByRole("listitem").filter({ hasText: subject });
}

function requestIn({ tab }: Pick<Playground, "tab">, subject: string) {
  return tab.getByRole("article").filter({ hasText: subject });
}

const inTeams = { windows: ["teams" as const, "chat" as const] };

describe("in the chat", () => {
  it("gives the room to the one who is approved, and tells why the other cannot have it", async () => {
    const first = await request("anna", "All hands", morning, "We need the stage");
    const second = await request("bo", "Sales kick-off", minutesAfter(morning, 30));
    const elena = await stage.open("localhost", { person: "elena", ...inTeams });

    const asked = cardIn(elena, "All hands");
    await asked.getByText("We need the stage").waitFor();
    await asked.getByText(/^Bo Winther, 12 people/).waitFor();
    expect(await hallOf(first)).toBe("requested");
    await asked.getByRole("button", { name: "Approve" }).click();
    await asked.getByText("Approved by Elena Dam").waitFor();
    await expect.poll(() => asked.getByRole("button", { name: "Approve" }).count()).toBe(0);
    expect(await hallOf(first)).toBe("confirmed");

    const other = cardIn(elena, "Sales kick-off");
    await other.getByRole("button", { name: "Approve" }).click();
    await other.getByText("The room was taken by somebody else.").waitFor();
    await other.getByText("What is free instead:").waitFor();
    await other.getByText(/^Anna Kjær has the room/).waitFor();
    expect(await hallOf(second)).toBe("requested");
    expect(await seriousFindings(elena.page)).toEqual([]);
    await keepPicture(elena.page, "approvals-in-the-chat");

    await other.getByRole("button", { name: "Decline …" }).click();
    await other.getByRole("button", { name: "Decline", exact: true }).click();
    await other.getByText("Write why you decline").waitFor();
    await other.getByRole("textbox").fill("Anna was first");
    await other.getByRole("button", { name: "Decline", exact: true }).click();
    await other.getByText("Declined by Elena Dam").waitFor();
    expect(await hallOf(second)).toBe("declined");

    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    await cardIn(anna, "All hands").getByText("Confirmed", { exact: true }).waitFor();
  });
});

describe("on the page", () => {
  it("decides by keyboard alone, and takes a rejection back", async () => {
    const subject = "Town hall by keyboard";
    const meeting = await request("anna", subject, minutesAfter(morning, 180));
    const elena = await stage.open("localhost", { person: "elena", ...inTeams });
    const { page, tab, teams } = elena;
    await teams.getByRole("tab", { name: "Approvals" }).click();
    const asked = requestIn(elena, subject);
    await asked.waitFor();

    await pressByKeyboard(page, asked.getByRole("button", { name: /^Decline/ }));
    await page.keyboard.type("The stage is being painted");
    await pressByKeyboard(page, asked.getByRole("button", { name: "Decline", exact: true }));
    await tab.getByText(`${hall} is declined. Anna Kjær is told.`).waitFor();
    await expect.poll(() => hallOf(meeting)).toBe("declined");
    await asked.waitFor({ state: "detached" });

    await pressByKeyboard(page, tab.getByRole("button", { name: "Undo" }));
    await asked.waitFor();
    expect(await hallOf(meeting)).toBe("requested");
    await pressByKeyboard(page, asked.getByRole("button", { name: `Approve ${hall} for Anna Kjær` }));
    await tab.getByText(`${hall} is given to Anna Kjær, who is told.`).waitFor();
    expect(await hallOf(meeting)).toBe("confirmed");

    await pressByKeyboard(page, tab.getByRole("button", { name: "Decided" }), "Shift+Tab");
    await requestIn(elena, subject).getByText("Approved", { exact: true }).waitFor();
  });

  it("hears by itself of a request and of its end", async () => {
    const subject = "Announced while elena looks";
    const elena = await stage.open("localhost", { person: "elena", ...inTeams });
    await elena.teams.getByRole("tab", { name: "Approvals" }).click();
    await elena.tab.getByText("Live", { exact: true }).waitFor();
    const meeting = await request("anna", subject, minutesAfter(morning, 270));
    await requestIn(elena, subject).waitFor();
    const api = await apiOf(stage.service.url, "anna");
    const { roomBookings } = await api("GET /meetings/:id", { params: { id: meeting.id } });
    await api("DELETE /room-bookings/:id", { params: { id: roomBookings[0]?.id ?? "" } });
    await requestIn(elena, subject).waitFor({ state: "detached" });
    await cardIn(elena, subject).getByText("Not asked for any more").waitFor();
  });

  it.each<Theme>(["light", "dark", "contrast"])(
    "has no serious finding in the %s theme, narrow or wide",
    async (theme) => {
      const hours = { light: 24, dark: 26, contrast: 28 }[theme];
      const start = minutesAfter(morning, hours * 60);
      await request("anna", `Rehearsal, ${theme}`, start, "With the large screen");
      await request("bo", `Rehearsal too, ${theme}`, start);
      const elena = await stage.open("localhost", { person: "elena", theme, windows: ["teams"] });
      const { page, tab, teams } = elena;
      await teams.getByRole("tab", { name: "Approvals" }).click();
      await requestIn(elena, `Rehearsal, ${theme}`)
        .getByRole("button", { name: /^Decline/ })
        .click();
      await reach(page, tab.getByRole("textbox"));
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `approvals-${theme}`);
      await page.setViewportSize({ width: 420, height: 900 });
      const overflow = await tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await keepPicture(page, `approvals-${theme}-narrow`);
    },
  );
});
