import type { Activity, TurnContext } from "botbuilder";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import type { CardMessage } from "./teams-port.ts";

const cardType = "application/vnd.microsoft.card.adaptive";

/** A card as an activity. Our message id travels in the channel data, so that what arrived can be recognised. */
export function toCardActivity({ card, summary, messageId }: CardMessage): Partial<Activity> {
  return { type: "message", summary, attachments: [attachment(card)], channelData: { messageId } };
}

/** Answers the turn: an invoke in its response, everything else as an activity; the fallback of a card's button replaces its card. */
export async function giveAnswer(context: TurnContext, answer: ChatAnswer): Promise<void> {
  if (context.activity.type === "invoke") {
    await context.sendActivity({ type: "invokeResponse", value: { status: 200, body: toInvokeBody(answer) } });
    return;
  }
  if (answer.kind === "nothing") return;
  if (answer.kind !== "card") {
    await context.sendActivity({ type: "message", text: answer.text, textFormat: "plain" });
    return;
  }
  const shown = context.activity.replyToId;
  const activity: Partial<Activity> = { type: "message", attachments: [attachment(answer.card)] };
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
    case "nothing":
      return { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "" };
  }
}

function attachment(card: CardJson) {
  return { contentType: cardType, content: card };
}
