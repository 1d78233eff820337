import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { FeedbackCardView } from "@magic-meetings/contract/service-orders/receive.ts";
import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadFeedbackCard, type FeedbackQuestion } from "./load-feedback-card.ts";

/** "How was it?" as the asker would be sent it now. */
export async function readFeedbackCard(
  db: Queries,
  question: FeedbackQuestion,
): Promise<{ view: FeedbackCardView; text: RenderedText; locale: Locale }> {
  const view = await loadFeedbackCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is nothing to say of this meeting");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const { text, locale } = await renderMessage(db, {
    kind: "feedback_card",
    view,
    tenantId,
    channel: "teams",
    locales,
  });
  return { view, text, locale };
}
