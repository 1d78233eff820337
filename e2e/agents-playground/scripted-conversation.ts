import type { BotSdk } from "@magic-meetings/bot/teams/teams-port.ts";
import { meetingCardCases } from "@magic-meetings/bot/meetings/meeting-card-cases.ts";
import type { DeliveryResult, OutgoingMessage } from "@magic-meetings/contract/messages/message-channel.ts";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { anna } from "../chat/chat-people.ts";
import { startChatTown, type ChatTown } from "../chat/chat-town.ts";
import { startAgentsPlayground } from "./agents-playground.ts";

// One conversation from the installation to a pressed button, in Microsoft's playground and a real browser. A program of its own, because it
// runs in a network of its own; each line that it writes is a step that was seen.

const port = 56150;
const slowest = 15_000;

await converse(process.argv[2] as BotSdk);

async function converse(sdk: BotSdk): Promise<void> {
  const serviceUrl = `http://127.0.0.1:${port}/_connector`;
  const town = await startChatTown({ sdk, serviceUrls: [serviceUrl] });
  const playground = await startAgentsPlayground(`${town.origin}/api/messages`, anna, port);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(slowest);
  try {
    await page.goto(playground.url);
    await talk(page, town);
  } catch (error) {
    process.stderr.write(`${playground.output()}\n${await page.locator("body").innerText()}\n`);
    throw error;
  } finally {
    await browser.close();
    await playground.stop();
    await town.close();
  }
}

async function talk(page: Page, town: ChatTown): Promise<void> {
  await page.getByText("Welcome to Magic Meetings").first().waitFor();
  await page.getByText("My meetings", { exact: true }).first().waitFor();
  seen("the bot welcomes who installed it");

  const { conversationId, status } = town.conversationOf(anna);
  if (conversationId !== "a:personal-chat" || status !== "installed") throw new Error("The conversation is not known");
  seen("the conversation is remembered");

  await say(page, "help");
  await page.getByText("my meetings tomorrow").first().waitFor();
  seen("a question is answered");

  await say(page, "my meetings today");
  await page.getByText("Your meetings").first().waitFor();
  await page.getByText("10:00–12:00").first().waitFor();
  seen("a wish is answered with a card");

  const first = await town.bot.deliver(messageTo(town, "m1"));
  const providerId = sentAs(first);
  await page.getByText("12 × Lunch buffet").first().waitFor();
  seen("a card arrives that nobody asked for");

  town.api.title = "Board meeting, moved";
  await page.getByRole("button", { name: "Refresh" }).last().click();
  await page.getByText("Board meeting, moved").first().waitFor();
  if (town.api.cardsAskedBy.at(-1) !== anna.entraObjectId) throw new Error("The card was asked for somebody else");
  seen("its button brings it up to date for who pressed");

  const text = { title: "Board meeting, moved again", summary: "" };
  const second = await town.bot.deliver({ ...messageTo(town, "m2"), previous: { providerId }, text });
  if (sentAs(second) !== providerId) throw new Error("A new card came instead of the present one");
  await page.getByText("Board meeting, moved again").first().waitFor();
  if ((await page.getByText("12 × Lunch buffet").count()) !== 1) throw new Error("There are two cards");
  seen("a change shows in the card that is there");

  const gone = await town.bot.deliver({ ...messageTo(town, "m3"), previous: { providerId: "4711" } });
  if (sentAs(gone) === providerId) throw new Error("A card that is gone was updated");
  seen("where the card is gone a new one comes");
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").first().click();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

function messageTo(town: ChatTown, messageId: string): OutgoingMessage {
  const shown = meetingCardCases["two-vendors"];
  if (shown === undefined) throw new Error("There is no case two-vendors");
  return {
    messageId,
    attempt: 1,
    conversation: town.conversationOf(anna),
    receiver: { entraObjectId: anna.entraObjectId, name: anna.name, locale: "en" },
    tenant: { entraTenantId: anna.entraTenantId },
    kind: "meeting_card",
    view: shown.view,
    text: shown.text,
    previous: null,
  };
}

function sentAs(result: DeliveryResult): string {
  if (result.outcome !== "sent") throw new Error(`A card was not sent: ${JSON.stringify(result)}`);
  return result.providerId;
}

function seen(step: string): void {
  process.stdout.write(`${step}\n`);
}
