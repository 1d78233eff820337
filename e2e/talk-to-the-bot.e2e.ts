import type { Meeting } from "@magic-meetings/contract/meetings/meeting.ts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { seriousFindings } from "./accessibility.ts";
import { apiOf } from "./api.ts";
import { checkAndClear } from "./check-and-clear.ts";
import { inviteEvent, nextMorning } from "./invite.ts";
import { pressByKeyboard, reach } from "./keyboard.ts";
import type { Playground } from "./playground.ts";
import type { Stage } from "./stage.ts";
import { keepPicture, openStage } from "./stage.ts";

// Plain sentences in the chat: what was understood is shown, and done by one press.

let stage: Stage;
let morning: Date;

beforeAll(async () => {
  stage = await openStage();
  morning = await nextMorning(stage.service.url, "bo");
});
afterAll(() => stage?.close());
afterEach(({ task }) => checkAndClear(stage, task));

const inTeams = { windows: ["teams" as const, "chat" as const] };

/** The day of the meetings as a person writes it. */
function written(): string {
  return morning.toISOString().slice(0, 10);
}

async function sent(person: string, subject: string): Promise<Meeting> {
  const event = await inviteEvent(stage.service.url, { person, subject, start: morning, minutes: 240 });
  return (await apiOf(stage.service.url, person))("POST /calendar/events", { body: { ...event } });
}

async function readMeeting(person: string, { id }: Meeting): Promise<Meeting> {
  return (await apiOf(stage.service.url, person))("GET /meetings/:id", { params: { id } });
}

async function write({ page, chat }: Playground, text: string): Promise<void> {
  await reach(page, chat.getByRole("textbox").last());
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** The newest message with these words. */
function card({ chat }: Playground, text: string | RegExp) {
  return chat.getByRole("listitem").filter({ hasText: text }).last();
}

describe("in English, by keyboard alone", () => {
  it("lists meetings, orders coffee, moves the meeting and cancels it, each after one look", async () => {
    const meeting = await sent("bo", "Harbour plans");
    const bo = await stage.open("localhost", { person: "bo", ...inTeams });
    const { page, chat } = bo;

    await write(bo, `my meetings on ${written()}`);
    const list = card(bo, "Your meetings:");
    await list.getByText("Harbour plans").waitFor();
    expect(await seriousFindings(page)).toEqual([]);

    await write(bo, `cofee for 14 to the harbour plans on ${written()}`);
    const proposal = card(bo, "Order: 14 × Coffee and tea");
    await proposal.getByText("Free to change until").waitFor();
    expect((await readMeeting("bo", meeting)).serviceOrders).toEqual([]);
    await keepPicture(page, "talk-order-proposed");
    await pressByKeyboard(page, proposal.getByRole("button", { name: /^Order for DKK/ }), "Shift+Tab");
    const done = card(bo, /^.*Order \d+/);
    await done.getByText("Confirmed").waitFor();
    expect((await readMeeting("bo", meeting)).serviceOrders.map(({ status }) => status)).toEqual(["confirmed"]);
    expect(await seriousFindings(page)).toEqual([]);

    await write(bo, "move harbour plans to 11:15");
    const move = card(bo, "Move: Harbour plans");
    await move.getByText("14 × Coffee and tea: follows").waitFor();
    await pressByKeyboard(page, move.getByRole("button", { name: "Move", exact: true }), "Shift+Tab");
    await chat.getByText("Moved", { exact: true }).waitFor();
    expect((await readMeeting("bo", meeting)).start).not.toBe(meeting.start);

    await write(bo, "cancel");
    const asked = card(bo, "What shall I cancel?");
    await reach(page, asked.getByRole("combobox"), "Shift+Tab");
    await page.keyboard.type("Harbour");
    await pressByKeyboard(page, asked.getByRole("button", { name: "Show what you understood" }));
    const cancel = card(bo, "Cancel: Harbour plans");
    await pressByKeyboard(page, cancel.getByRole("button", { name: "Never mind" }), "Shift+Tab");
    await chat.getByText("Write again whenever you like.").waitFor();
    expect((await readMeeting("bo", meeting)).status).toBe("scheduled");

    await write(bo, "what is the answer to everything");
    await chat.getByText(/^That is beyond me/).waitFor();
    await keepPicture(page, "talk-in-english");
  });
});

describe("in Danish", () => {
  it("asks for what is missing, changes what it understood, and orders", async () => {
    const meeting = await sent("anna", "Havnens planer");
    const anna = await stage.open("localhost", { person: "anna", theme: "dark", ...inTeams });
    const { page, chat } = anna;

    await write(anna, `bestil til havnens planer den ${written()}`);
    const asked = card(anna, "Hvad skal jeg bestille?");
    const fruit = await asked.locator("option", { hasText: "Fruit bowl" }).textContent();
    await asked.getByRole("combobox").selectOption({ label: fruit ?? "" });
    await asked.getByRole("button", { name: "Vis, hvad du har forstået" }).click();
    const proposal = card(anna, /Bestil: \d+ × Fruit bowl/);
    await proposal.getByRole("button", { name: "Ret" }).click();
    const change = card(anna, "Ret det, jeg forstod");
    await change.getByRole("spinbutton").fill("15");
    await keepPicture(page, "talk-change-danish");
    await change.getByRole("button", { name: "Vis, hvad du har forstået" }).click();
    const changed = card(anna, "Bestil: 15 × Fruit bowl");
    await changed.getByRole("button", { name: /^Bestil for/ }).click();
    await card(anna, /Bestilling \d+/)
      .getByText("Bekræftet")
      .waitFor();
    const [order] = (await readMeeting("anna", meeting)).serviceOrders;
    expect(order?.lines.map(({ quantity }) => quantity)).toEqual([15]);

    await write(anna, "hvem kommer i dag");
    await chat.getByText(/^Gæster: /).waitFor();
    await write(anna, "hjælp");
    await chat.getByText(/kaffe til 12 kl\. 10 i Oslo/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await keepPicture(page, "talk-in-danish");
  });
});

describe("in high contrast", () => {
  it("shows its cards", async () => {
    const elena = await stage.open("localhost", { person: "bo", theme: "contrast", ...inTeams });
    await write(elena, "cancel the harbour plans");
    await card(elena, "Cancel: Harbour plans")
      .getByRole("button", { name: /^Cancel it/ })
      .waitFor();
    await keepPicture(elena.page, "talk-in-contrast");
  });
});
