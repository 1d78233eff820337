import type { ApiClient } from "@magic-meetings/contract/http/client.ts";
import type { Problem } from "@magic-meetings/contract/problems/problem.ts";
import type { ServiceOrderLine } from "@magic-meetings/contract/service-orders/service-order.ts";
import { answerButton, idIn, refused, type CardActionContext } from "../cards/card-answer.ts";
import type { CardJson, ChatAnswer } from "../conversations/turn.ts";
import { deliveredLines, feedbackCard } from "./feedback-card.ts";
import { leftField, ratingField, refreshVerb, sendVerb, wordsField } from "./feedback-card-verbs.ts";

type Data = Record<string, unknown>;

/** Whether a verb is one of this card's. */
export function isFeedbackVerb(verb: string): boolean {
  return verb === refreshVerb || verb === sendVerb;
}

/** Answers a button of "How was it?" with the card as it is then. */
export async function answerFeedbackCardAction(
  verb: string,
  data: Data,
  context: CardActionContext,
): Promise<ChatAnswer> {
  const { words, api } = context;
  const meetingId = idIn(data, "meetingId");
  if (meetingId === undefined) return refused("NotFound", words.say("feedback.gone"));
  return answerButton(
    {
      act: verb === sendVerb ? () => send(api, meetingId, data) : undefined,
      present: (refusal) => presentCard(meetingId, refusal, context),
      gone: "feedback.gone",
    },
    words,
  );
}

/** One receipt an order: what was left is what was not eaten, and the words belong to all of them. */
async function send(api: ApiClient, meetingId: string, data: Data): Promise<void> {
  const { view } = await api("GET /meetings/:id/feedback-card", { params: { id: meetingId } });
  for (const order of view.orders) {
    const lines = deliveredLines({ orders: [order] }).map((line) => receiptLine(line, data));
    await api("POST /service-orders/:id/receive", {
      params: { id: order.id },
      body: { lines: lines.filter(isAnswered), ...feedbackIn(data) },
    });
  }
}

interface Said {
  lineId: string;
  rating?: number;
  wasted?: number;
  consumed?: number;
}

function receiptLine({ id, delivered }: ServiceOrderLine, data: Data): Said {
  const rating = numberIn(data, ratingField(id), 5);
  const wasted = numberIn(data, leftField(id), delivered ?? 0);
  return {
    lineId: id,
    ...(rating === undefined || rating === 0 ? {} : { rating }),
    ...(wasted === undefined ? {} : { wasted, consumed: (delivered ?? 0) - wasted }),
  };
}

function isAnswered(line: Said): boolean {
  return line.rating !== undefined || line.wasted !== undefined;
}

function feedbackIn(data: Data): { feedback?: string } {
  const said = data[wordsField];
  return typeof said === "string" && said.trim() !== "" ? { feedback: said.trim().slice(0, 1000) } : {};
}

/** A whole number from a field, which the channel gives as text; anything else is no answer. */
function numberIn(data: Data, field: string, most: number): number | undefined {
  const value = data[field];
  const number = typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : NaN;
  return Number.isInteger(number) && number >= 0 && number <= most ? number : undefined;
}

async function presentCard(
  id: string,
  refusal: Problem | undefined,
  { api, links, channelUserId }: CardActionContext,
): Promise<CardJson> {
  const { view, text, locale } = await api("GET /meetings/:id/feedback-card", { params: { id } });
  return feedbackCard(view, text, { locale, links, refreshFor: [channelUserId], refusal });
}
