import type { HeadCountCardView } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadHeadCountCard, type HeadCountQuestion } from "./load-head-count-card.ts";

export interface HeadCountCard {
  view: HeadCountCardView;
  text: RenderedText;
  locale: Locale;
}

/** The card about an order's head count as the asker would be sent it now. */
export async function readHeadCountCard(db: Queries, question: HeadCountQuestion): Promise<HeadCountCard> {
  const view = await loadHeadCountCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is no such order");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const request = { kind: "head_count_card", view, tenantId, channel: "teams", locales } as const;
  const { text, locale } = await renderMessage(db, request);
  return { view, text, locale };
}
