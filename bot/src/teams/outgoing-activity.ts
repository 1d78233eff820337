import type { CardJson, ChatAnswer, SearchResult } from "../conversations/turn.ts";
import type { CardMessage } from "./teams-port.ts";
import type { OutgoingActivity, RunningTurn } from "./teams-sdk.ts";

const cardType = "application/vnd.microsoft.card.adaptive";

/** A card as an activity. Our message id travels in the channel data, so that what arrived can be recognised. */
export function toCardActivity({ card, summary, messageId }: CardMessage): OutgoingActivity {
  return { type: "message", summary, attachments: [attachment(card)], channelData: { messageId } };
}

/** Answers the turn: an invoke in its response, everything else as an activity; the fallback of a card's button replaces its card. */
export async function giveAnswer(context: RunningTurn, answer: ChatAnswer): Promise<void> {
  if (context.activity.type === "invoke") {
    const body = context.activity.name === "composeExtension/query" ? toSearchBody(answer) : toInvokeBody(answer);
    await context.sendActivity({ type: "invokeResponse", value: { status: 200, body } });
    const { replyToId, conversation } = context.activity;
    // In a group the others see the same message, and what one of them did is not theirs.
    const isShared = conversation?.isGroup === true || (conversation?.conversationType ?? "personal") !== "personal";
    if (answer.kind === "card" && answer.isLasting && replyToId && !isShared)
      await context.updateActivity({ type: "message", attachments: [attachment(answer.card)], id: replyToId });
    return;
  }
  if (answer.kind === "nothing" || answer.kind === "results") return;
  if (answer.kind !== "card") {
    await context.sendActivity({ type: "message", text: answer.text, textFormat: "plain" });
    return;
  }
  const shown = context.activity.replyToId;
  const activity: OutgoingActivity = { type: "message", attachments: [attachment(answer.card)] };
  if (shown) await context.updateActivity({ ...activity, id: shown });
  else await context.sendActivity(activity);
}

/** The body of an `adaptiveCard/action` answer; its HTTP status is 200 whatever it says. */
export function toInvokeBody(answer: ChatAnswer): { statusCode: number; type: string; value: unknown } {
  switch (answer.kind) {
    case "card":
      return { statusCode: 200, type: cardType, value: answer.card };
    case "refused":
      return {
        statusCode: answer.status,
        type: "application/vnd.microsoft.error",
        value: { code: answer.code, message: answer.text },
      };
    case "text":
      return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: answer.text };
    case "results":
    case "nothing":
      return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" };
  }
}

/** The body of a `composeExtension/query` answer: a list, or the sentence that says why there is none. */
export function toSearchBody(answer: ChatAnswer): { composeExtension: Record<string, unknown> } {
  switch (answer.kind) {
    case "results":
      return {
        composeExtension: { type: "result", attachmentLayout: "list", attachments: answer.results.map(toItem) },
      };
    case "text":
    case "refused":
      return { composeExtension: { type: "message", text: answer.text } };
    case "card":
    case "nothing":
      return { composeExtension: { type: "result", attachmentLayout: "list", attachments: [] } };
  }
}

/** The preview's text is read as HTML by the channel. */
function toItem({ title, text, card }: SearchResult) {
  const content = { title: escaped(title), text: escaped(text) };
  return { ...attachment(card), preview: { contentType: "application/vnd.microsoft.card.thumbnail", content } };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function attachment(card: CardJson) {
  return { contentType: cardType, content: card };
}
