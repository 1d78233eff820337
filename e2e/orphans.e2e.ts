import type { Orphan } from "@magic-meetings/contract/orphans/orphan.ts";
import type { Page as Paged } from "@magic-meetings/contract/words/words.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { nextMorning } from "./invite.ts";
import { orderFood } from "./kitchen.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Theme } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// What is left alone stands in a queue and is put right by a press; what the calendar has differently is found on demand.

const day = 24 * 60;
const coffee = "Coffee and tea";
// The service looks for what is left alone every minute.
const withinTwoMinutes = { timeout: 120_000 };
const soon = { timeout: 30_000 };

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

async function queueOf(person: string): Promise<Paged<Orphan>> {
  const api = await apiOf(stage.service.url, person);
  return api("GET /orphans", { query: { limit: 100 } });
}

/** The calendar without a room on an event, and the service in the belief that it has followed that. */
async function takeRoomOff(subject: string): Promise<void> {
  await stage.database.rows(
    `update calendar_event
        set content = jsonb_set(content, '{attendees}', '[]')
      where content->>'subject' = $1`,
    [subject],
  );
  const rows = await stage.database.rows(
    `update graph_event g
        set content = jsonb_set(g.content, '{input,attendees}', '[]'),
            seen_at = now() + interval '1 minute'
       from meeting m
      where m.tenant_id = g.tenant_id and m.id = g.meeting_id and m.subject = $1
     returning g.id`,
    [subject],
  );
  expect(rows).toHaveLength(1);
}

/** Somebody's phone moves an event by an hour, and nobody is told of it, neither at once nor by what changed since. */
async function moveUnheard(subject: string): Promise<void> {
  const later = (side: "start" | "end") =>
    `to_jsonb(to_char((content->'${side}'->>'dateTime')::timestamp + interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS'))`;
  const rows = await stage.database.rows(
    `update calendar_event
        set content = jsonb_set(
              jsonb_set(content, '{start,dateTime}', ${later("start")}), '{end,dateTime}', ${later("end")})
      where content->>'subject' = $1
     returning id`,
    [subject],
  );
  expect(rows).toHaveLength(1);
}

async function administration(person: string, theme: Theme = "light") {
  const opened = await stage.open("localhost", { person, theme, windows: ["teams"] });
  await opened.teams.getByRole("tab", { name: "Administration" }).click();
  await opened.tab.getByRole("heading", { name: "Administration", level: 1 }).waitFor();
  return opened;
}

describe("a room taken off its event behind our back", () => {
  it("stands in the queue until one press puts it back, and then nothing is left alone", async () => {
    const subject = "Room taken off";
    const { room } = await orderFood(stage.service.url, {
      subject,
      start: minutesAfter(morning, 4 * day),
      lines: [{ service: coffee }],
    });
    const seen = async () =>
      (
        await stage.database.rows(
          "select 1 from graph_event g join meeting m on m.id = g.meeting_id where m.subject = $1",
          [subject],
        )
      ).length;
    await expect.poll(seen, soon).toBe(1);
    await takeRoomOff(subject);
    await moveClockTo(stage.service.url, minutesAfter(new Date(), 15));
    await expect
      .poll(async () => (await queueOf("anna")).items.map((one) => one.meeting?.subject), withinTwoMinutes)
      .toContain(subject);

    const { page, tab } = await administration("greta");
    const line = tab.getByRole("listitem").filter({ hasText: subject });
    await line.getByText(`${room} is booked, but the event in the calendar does not have it.`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "orphan-queue");
    await pressByKeyboard(page, line.getByRole("button", { name: "Put the room on the event" }));
    await tab.getByText(`The calendar is asked: ${subject}`).waitFor();
    const resolved = () =>
      stage.database.rows("select resolution from orphan where facts->>'subject' = $1 and resolved_at is not null", [
        subject,
      ]);
    await expect.poll(resolved, soon).toEqual([{ resolution: "put_room_back" }]);
    await line.waitFor({ state: "detached" });

    // What the demo has left alone is put right as well, one press each.
    await tab.getByRole("button", { name: /^Take .+ instead$/ }).click();
    await tab.getByText(/^Another room is booked: /).waitFor();
    await tab.getByRole("button", { name: /^Cancel what hangs on it/ }).click();
    await tab.getByRole("heading", { name: "Nothing is left alone" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "orphan-queue-empty");
    expect((await queueOf("greta")).items).toEqual([]);
  });

  it.each<Theme>(["dark", "contrast"])(
    "shows what was repaired in the %s theme, and to an organizer nothing",
    async (theme) => {
      const { page, tab } = await administration("elena", theme);
      await tab.getByLabel("Show").selectOption("resolved");
      await tab.getByRole("listitem").first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await keepPicture(page, `orphans-repaired-${theme}`);
      expect((await queueOf("hugo")).items).toEqual([]);
    },
  );
});

describe("the rules of the company", () => {
  it.each<Theme>(["light", "dark"])("say what happens when nobody answers, in the %s theme", async (theme) => {
    const { page, tab } = await administration("greta", theme);
    await tab.getByRole("tab", { name: "Rules", exact: true }).click();
    await tab.getByRole("radio", { name: /^Deliver it as it was ordered/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await tab.getByRole("radio", { name: /^Cancel it/ }).click();
    await tab.getByText("Saved", { exact: true }).waitFor();
    await keepPicture(page, `company-rules-${theme}`);
    await pressByKeyboard(page, tab.getByRole("button", { name: "Undo" }));
    await tab.getByText("As it was before").waitFor();
    await expect.poll(() => tab.getByRole("radio", { name: /^Deliver it as it was ordered/ }).isChecked()).toBe(true);
    const days = tab.getByLabel("Days that a message waits");
    await days.fill("200");
    await tab.getByText("A whole number of days from 1 to 90").waitFor();
    expect(await tab.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe("a comparison", () => {
  it("finds a room that the calendar does not have, and a press puts it right", async () => {
    const subject = "Booked beside the invite";
    const { room } = await orderFood(stage.service.url, {
      subject,
      start: minutesAfter(morning, 5 * day),
      lines: [{ service: coffee }],
    });
    const { page, tab } = await administration("greta");
    await tab.getByRole("tab", { name: "Comparison" }).click();
    await tab.getByRole("button", { name: "Compare", exact: true }).click();
    const row = tab.getByRole("row").filter({ hasText: subject });
    await row.getByRole("cell", { name: room, exact: true }).waitFor(soon);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "comparison");
    const download = page.waitForEvent("download");
    await tab.getByRole("button", { name: "Export" }).click();
    expect((await download).suggestedFilename()).toMatch(/^comparison-\d{4}-\d{2}-\d{2}\.csv$/);
    await pressByKeyboard(page, row.getByRole("button", { name: `Put right: ${subject}` }));
    await row.getByText("Asked", { exact: true }).waitFor();
    const onEvent = async () => {
      const rows = await stage.database.rows<{ rooms: string }>(
        "select content->>'attendees' as rooms from calendar_event where content->>'subject' = $1",
        [subject],
      );
      return rows[0]?.rooms;
    };
    await expect.poll(onEvent, soon).toContain(room);
    await tab.getByRole("button", { name: "Compare", exact: true }).click();
    await tab.getByRole("heading", { name: "Nothing differs" }).waitFor(soon);
  });

  it("finds a time that was changed on a phone unheard, and a press takes it over with what hangs on it", async () => {
    const subject = "Moved while nobody listened";
    const { meeting, order } = await orderFood(stage.service.url, {
      subject,
      start: minutesAfter(morning, 6 * day),
      lines: [{ service: coffee }],
    });
    await moveUnheard(subject);
    const { page, tab } = await administration("greta");
    await tab.getByRole("tab", { name: "Comparison" }).click();
    await tab.getByRole("button", { name: "Compare", exact: true }).click();
    const row = tab.getByRole("row").filter({ hasText: subject }).filter({ hasText: "Time" });
    await row.waitFor(soon);
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "comparison-time");
    await pressByKeyboard(page, row.getByRole("button", { name: `Put right: ${subject}` }));
    await row.getByText("Asked", { exact: true }).waitFor();
    const api = await apiOf(stage.service.url, "anna");
    const startOf = async () =>
      new Date((await api("GET /meetings/:id", { params: { id: meeting.id } })).start).toISOString();
    await expect.poll(startOf, soon).toBe(minutesAfter(new Date(meeting.start), 60).toISOString());
    const deliveredAt = async () => {
      const { lines } = await api("GET /service-orders/:id", { params: { id: order.id } });
      return new Date(lines[0]?.deliverAt ?? 0).toISOString();
    };
    const before = new Date(order.lines[0]?.deliverAt ?? 0);
    await expect.poll(deliveredAt, soon).toBe(minutesAfter(before, 60).toISOString());
    await tab.getByRole("button", { name: "Compare", exact: true }).click();
    await row.waitFor({ state: "detached", ...soon });
  });

  it("leaves what it was in the calendar's log, and an entry is looked at again", async () => {
    const { page, tab } = await administration("greta", "dark");
    await tab.getByRole("tab", { name: "Calendar log" }).click();
    await tab.getByLabel("Kind").selectOption("look");
    await tab
      .getByRole("button", { name: /^Show the entry of / })
      .first()
      .click();
    const panel = tab.getByRole("region", { name: "Look at an event" });
    await panel.getByText("Asked", { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "calendar-log-dark");
    await panel.getByRole("button", { name: "Replay" }).click();
    await panel.getByText("It is looked at again").waitFor();
    await tab.getByLabel("Kind").selectOption("replay");
    await tab.getByRole("cell", { name: "Replay" }).first().waitFor();
  });
});
