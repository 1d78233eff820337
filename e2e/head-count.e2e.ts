import type { HeadCount } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import type { ServiceOrder } from "@magic-meetings/contract/service-orders/service-order.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { GraphEvent } from "../playground/src/outlook/graph-event.ts";
import { seriousFindings } from "./accessibility.ts";
import { apiOf, setWeather } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { minutesAfter, moveClockTo } from "./clock.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard } from "./keyboard.ts";
import type { Playground, Theme } from "./playground.ts";
import { followLink } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Journey 11: people accept and decline, and the organizer is asked before the cut-off, or the order follows by itself;
// what is not eaten is not made. And people say what they eat.

const day = 24 * 60;

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

interface Catered {
  event: GraphEvent;
  meeting: Meeting;
  order: ServiceOrder;
  cutOff: Date;
}

type Responses = readonly ("accepted" | "declined" | "tentativelyAccepted" | "none")[];

/** Twelve people, lunch for all of them that follows the accepted answers, two weeks ahead. */
async function catered(subject: string, start: Date, mode: "ask" | "apply"): Promise<Catered> {
  const api = await apiOf(stage.service.url, "anna");
  const event = await inviteEvent(stage.service.url, { person: "anna", subject, start, minutes: 240 });
  const meeting = await api("POST /calendar/events", { body: { ...event } });
  const { services } = await api("GET /catalogue", {
    query: { site: meeting.locations[0]?.site.id ?? "", at: meeting.start, until: meeting.end, headCount: 12 },
  });
  const lunch = services.find(({ name }) => name.startsWith("Smørrebrød"));
  const drafted = await api("POST /meetings/:meetingId/service-orders", {
    params: { meetingId: meeting.id },
    body: {
      headCountMode: mode,
      lines: [{ serviceId: lunch?.id ?? "", quantity: 12, headCount: { rule: "accepted", plusPercent: 0 } }],
    },
  });
  const order = await api("POST /service-orders/:id/submit", { params: { id: drafted.id }, body: {} });
  return { event, meeting, order, cutOff: new Date(order.lines[0]?.cutOff ?? 0) };
}

/** What the calendar tells when people have answered the invite. */
async function respond({ event }: Catered, responses: Responses): Promise<void> {
  const api = await apiOf(stage.service.url, "anna");
  const attendees = (event.attendees ?? [])
    .filter(({ type }) => type !== "resource")
    .map((attendee, number) => ({ ...attendee, status: { response: responses[number] ?? "none" } }));
  await api("POST /calendar/events", { body: { ...event, attendees } });
}

async function headCountOf({ order }: Catered): Promise<HeadCount> {
  const api = await apiOf(stage.service.url, "anna");
  return api("GET /service-orders/:id/head-count", { params: { id: order.id } });
}

async function ordered({ order }: Catered): Promise<number | undefined> {
  const [line] = await stage.database.rows<{ quantity: number }>(
    "select quantity from service_order_line where service_order_id = $1",
    [order.id],
  );
  return line?.quantity;
}

/** The cards in the chat about the head count of a meeting: there is one, however often it changes. */
function cardIn({ chat }: Pick<Playground, "chat">, subject: string) {
  return chat.getByRole("listitem").filter({ hasText: `How many for ${subject}` });
}

async function openMeeting({ tab }: Playground, subject: string): Promise<void> {
  const entry = tab.getByRole("button").filter({ hasText: subject });
  const more = tab.getByRole("button", { name: "Show more" });
  await entry.or(more).first().waitFor();
  while (!(await entry.isVisible())) await more.click();
  await entry.click();
}

const nine: Responses = [...Array<"accepted">(8).fill("accepted"), "declined", "declined", "declined"];
const eight: Responses = [...Array<"accepted">(7).fill("accepted"), ...Array<"declined">(4).fill("declined")];
const inTeams = { windows: ["teams" as const, "chat" as const] };
const patience = { timeout: 30_000 };

describe("before the cut-off", () => {
  it("the organizer is asked in the chat, with the newest number, and changes it with one press", async () => {
    const subject = "Head count in the chat";
    const lunch = await catered(subject, minutesAfter(morning, 7 * day), "ask");
    await respond(lunch, nine);
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -20 * 60));
    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    const card = cardIn(anna, subject);
    await card.getByRole("button", { name: "Change to 9" }).waitFor(patience);
    await card.getByText("Waiting for your answer").waitFor();
    await card.getByText(/^Follow those who come and save .+ Free until /).waitFor();
    await respond(lunch, eight);
    await card.getByRole("button", { name: "Change to 8" }).waitFor(patience);
    expect(await card.count()).toBe(1);
    expect(await seriousFindings(anna.page)).toEqual([]);
    await keepPicture(anna.page, "head-count-in-the-chat");

    await card.getByRole("button", { name: "Change to 8" }).click();
    await card.getByText("Anna Kjær changed it to the number who come").waitFor(patience);
    await card.getByText(/^Saved so far: .+, 4 portions$/).waitFor();
    expect(await ordered(lunch)).toBe(8);
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, 5));
    await expect.poll(async () => (await headCountOf(lunch)).lines[0]?.settledAt, patience).not.toBeNull();
    await respond(lunch, nine);
    expect(await ordered(lunch)).toBe(8);
  });

  it("a press that was a mistake is taken back from the card, and can be made again", async () => {
    const subject = "Head count taken back";
    const lunch = await catered(subject, minutesAfter(morning, 15 * day), "ask");
    await respond(lunch, nine);
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -20 * 60));
    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    const card = cardIn(anna, subject);
    await card.getByRole("button", { name: "Change to 9" }).click(patience);
    await pressByKeyboard(anna.page, card.getByRole("button", { name: "Take back: 12 again" }));
    await card.getByRole("button", { name: "Keep 12" }).waitFor(patience);
    expect(await card.getByRole("button", { name: /^Take back/ }).count()).toBe(0);
    expect(await ordered(lunch)).toBe(12);
    await card.getByRole("button", { name: "Change to 9" }).click();
    await card.getByText(/^Saved so far: .+, 3 portions$/).waitFor(patience);
    expect(await ordered(lunch)).toBe(9);
  });

  it("she is asked on the meeting's page as well, and keeps it by keyboard alone", async () => {
    const subject = "Head count on the page";
    const lunch = await catered(subject, minutesAfter(morning, 8 * day), "ask");
    await respond(lunch, nine);
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -20 * 60));
    await expect.poll(async () => (await headCountOf(lunch)).question?.status, patience).toBe("open");
    const anna = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    await openMeeting(anna, subject);
    const { tab, page } = anna;
    await tab.getByText(/Does order \d+ follow those who come\?/).waitFor();
    await tab.getByText(/^This saves .+ Without an answer nothing is changed\.$/).waitFor();
    await pressByKeyboard(page, tab.getByRole("button", { name: "Keep 12" }));
    await tab.getByText("Kept as it was").waitFor();
    expect(await ordered(lunch)).toBe(12);
    // What was kept can still be changed before the cut-off.
    await tab.getByRole("button", { name: "Change to those who come now" }).click();
    await tab.getByText("Changed to the number who come").waitFor();
    await tab.getByText(/^Saved so far: .+, 3 portions$/).waitFor();
    expect(await ordered(lunch)).toBe(9);
  });

  it("an order follows by itself while the chat is down, and the card tells it afterwards", async () => {
    const subject = "Head count by itself";
    const lunch = await catered(subject, minutesAfter(morning, 9 * day), "apply");
    await respond(lunch, nine);
    await setWeather(stage.service.url, "down");
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -20 * 60));
    await expect.poll(() => ordered(lunch), patience).toBe(9);
    await respond(lunch, eight);
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -10));
    await expect.poll(() => ordered(lunch), patience).toBe(8);
    await setWeather(stage.service.url, "fine");
    await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, 10));
    const anna = await stage.open("localhost", { person: "anna", ...inTeams });
    const card = cardIn(anna, subject);
    await card.getByText("Changed to the number who come").waitFor(patience);
    await card.getByText(/^Saved so far: .+, 4 portions$/).waitFor();
    expect(await card.count()).toBe(1);
  });
});

describe("what people eat", () => {
  it("is said on the meeting's page or on a card, and reaches the organizer as numbers only", async () => {
    const subject = "Lunch with diets";
    const lunch = await catered(subject, minutesAfter(morning, 8 * day), "ask");
    const elena = await stage.open("localhost", { person: "elena", windows: ["teams"] });
    // Participants come to it from the meeting itself.
    await elena.tab.getByRole("heading", { level: 1 }).waitFor();
    await followLink(elena.page, `${stage.service.url}/tabs/#/meetings/${lunch.meeting.id}`);
    await elena.tab.getByRole("button", { name: "Say what you eat" }).click();
    await elena.tab.getByRole("checkbox", { name: "vegan", exact: true }).check();
    await elena.tab.getByRole("checkbox", { name: "nuts", exact: true }).check();
    await elena.tab.getByRole("checkbox", { name: /^The kitchen may know my name/ }).check();
    await elena.tab.getByRole("textbox", { name: /^Where I sit/ }).fill("At the door seat");
    await keepPicture(elena.page, "diet-form");
    expect(await seriousFindings(elena.page)).toEqual([]);
    await elena.tab.getByRole("button", { name: "Tell the kitchen" }).click();
    await elena.tab.getByText("The kitchen is told.").waitFor();
    await elena.tab.getByText("You eat: vegan").waitFor();

    const anna = await stage.open("localhost", { person: "anna", windows: ["teams"] });
    await openMeeting(anna, subject);
    await anna.tab.getByText("1 of 12 have said what they eat.").waitFor();
    await anna.tab.getByText("1 without nuts").waitFor();
    expect(await anna.tab.getByText("door seat").count()).toBe(0);
    await anna.tab.getByRole("button", { name: "Ask those who have said nothing" }).click();
    await anna.tab.getByText(/^10 people are asked in the chat\.$/).waitFor();

    const bo = await stage.open("localhost", { person: "bo", ...inTeams });
    const card = bo.chat.getByRole("listitem").filter({ hasText: `Hvad spiser du til ${subject}?` });
    await card.getByRole("checkbox", { name: "Vegetarisk" }).check(patience);
    await keepPicture(bo.page, "diet-card");
    await card.getByRole("button", { name: "Fortæl køkkenet" }).click();
    await card.getByText("Dit svar er gemt.").waitFor(patience);

    const [production] = await stage.database.rows<{ id: string }>(
      "select id from production_order where service_order_id = $1",
      [lunch.order.id],
    );
    const kitchen = await apiOf(stage.service.url, "greta");
    const { items } = await kitchen("GET /production-orders/:id/diets", { params: { id: production?.id ?? "" } });
    expect(items[0]?.named).toEqual([{ name: "Elena Dam", allergens: ["nuts"], note: "At the door seat" }]);

    await elena.tab.getByRole("button", { name: "Change what you eat" }).click();
    await elena.tab.getByRole("button", { name: "Erase what I said" }).click();
    await elena.tab.getByText("Erased. Nobody knows it any more.").waitFor();
    const left = await stage.database.rows("select 1 from diet where note <> ''");
    expect(left).toEqual([]);
  });
});

describe("its screens", () => {
  it.each<Theme>(["light", "dark", "contrast"])(
    "have no serious finding in the %s theme, narrow or wide",
    async (theme) => {
      const subject = `Head count, ${theme}`;
      const days = { light: 9, dark: 10, contrast: 11 }[theme];
      const lunch = await catered(subject, minutesAfter(morning, days * day), "ask");
      await respond(lunch, nine);
      await moveClockTo(stage.service.url, minutesAfter(lunch.cutOff, -20 * 60));
      await expect.poll(async () => (await headCountOf(lunch)).question?.status, patience).toBe("open");
      const anna = await stage.open("localhost", { person: "anna", theme, windows: ["teams"] });
      await openMeeting(anna, subject);
      await anna.tab.getByRole("button", { name: "Change to 9" }).waitFor();
      await anna.tab.getByRole("button", { name: /^(Say|Change) what you eat$/ }).click();
      await anna.tab.getByRole("checkbox", { name: "nuts", exact: true }).check();
      expect(await seriousFindings(anna.page)).toEqual([]);
      await keepPicture(anna.page, `head-count-${theme}`);
      await anna.page.setViewportSize({ width: 420, height: 1400 });
      const overflow = await anna.tab.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      await keepPicture(anna.page, `head-count-${theme}-narrow`);
    },
  );
});
