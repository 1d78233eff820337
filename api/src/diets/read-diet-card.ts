import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadMeetingDiet, type DietCard, type DietQuestion } from "./load-diet-card.ts";

/** The question for a diet as the asker would be sent it now. */
export async function readDietCard(db: Queries, question: DietQuestion): Promise<DietCard> {
  const view = { diet: await loadMeetingDiet(db, question) };
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const { text, locale } = await renderMessage(db, { kind: "diet_card", view, tenantId, channel: "teams", locales });
  return { view, text, locale };
}
