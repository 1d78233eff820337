import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { OrphanCardView } from "@magic-meetings/contract/orphans/orphan.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadOrphanCard, type OrphanQuestion } from "./load-orphan-card.ts";

/** The card about what is left alone as the asker would be sent it now. */
export async function readOrphanCard(
  db: Queries,
  question: OrphanQuestion,
): Promise<{ view: OrphanCardView; text: RenderedText; locale: Locale }> {
  const view = await loadOrphanCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is no such orphan");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const { text, locale } = await renderMessage(db, { kind: "orphan_card", view, tenantId, channel: "teams", locales });
  return { view, text, locale };
}
