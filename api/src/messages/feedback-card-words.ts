import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { FeedbackCardView } from "@magic-meetings/contract/service-orders/receive.ts";
import { listWords, subjectWords, whenWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

const mostServices = 5;

/** The facts of "How was it?" in the words of a language; moments in the zone of the meeting. */
export function feedbackCardWords(
  { meeting, orders }: FeedbackCardView,
  locale: Locale,
): MessageWords<"feedback_card"> {
  const services = [...new Set(orders.flatMap(({ lines }) => lines.map(({ service }) => service.name)))];
  const named = services.length > mostServices ? [...services.slice(0, mostServices), "…"] : services;
  return {
    subject: subjectWords(meeting.subject, locale),
    when: whenWords(meeting, locale),
    services: listWords(named, locale),
  };
}
