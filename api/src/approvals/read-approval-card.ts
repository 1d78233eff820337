import type { ApprovalCardView } from "@magic-meetings/contract/approvals/approval.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Queries } from "../db/queries.ts";
import { readerLocales } from "../messages/reader-locales.ts";
import { renderMessage } from "../messages/render-message.ts";
import { loadApprovalCard, type ApprovalQuestion } from "./load-approval-card.ts";

export interface ApprovalCard {
  view: ApprovalCardView;
  text: RenderedText;
  locale: Locale;
}

/** An approval's card as the asker would be sent it now. */
export async function readApprovalCard(db: Queries, question: ApprovalQuestion): Promise<ApprovalCard> {
  const view = await loadApprovalCard(db, question);
  if (view === undefined) throw new Refusal("not_found", "There is no such approval");
  const { tenantId } = question.viewer;
  const locales = await readerLocales(db, question.viewer);
  const { text, locale } = await renderMessage(db, {
    kind: "approval_card",
    view,
    tenantId,
    channel: "teams",
    locales,
  });
  return { view, text, locale };
}
