import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText, ShownMessage } from "@magic-meetings/contract/messages/message.ts";
import type { Channel } from "@magic-meetings/contract/messages/message-words.ts";
import type { Queries } from "../db/queries.ts";
import { arrivalCardWords } from "./arrival-card-words.ts";
import { budgetCardWords } from "./budget-card-words.ts";
import { approvalCardWords } from "./approval-card-words.ts";
import { feedbackCardWords } from "./feedback-card-words.ts";
import { dietCardWords } from "./diet-card-words.ts";
import { handOverCardWords } from "./hand-over-card-words.ts";
import { headCountCardWords } from "./head-count-card-words.ts";
import { lateCardWords } from "./late-card-words.ts";
import { mailFailedCardWords } from "./mail-failed-card-words.ts";
import { meetingCardWords } from "./meeting-card-words.ts";
import { noticeCardWords } from "./notice-card-words.ts";
import { moveCardWords } from "./move-card-words.ts";
import { orphanCardWords } from "./orphan-card-words.ts";
import { readTemplates } from "./message-template-sql.ts";
import { fillTemplate, pickTemplate, type MessageTemplate } from "./message-template.ts";
import { seriesOrderCardWords } from "./series-order-card-words.ts";
import { taskCardWords } from "./task-card-words.ts";

export interface RenderedMessage {
  text: RenderedText;
  locale: Locale;
  templateVersion: number | null;
}

export type RenderRequest = ShownMessage & {
  tenantId: string;
  channel: Channel;
  /** The reader's language, then the tenant's; English is asked for last. */
  locales: readonly [Locale, ...Locale[]];
};

/** A message's words from the tenant's template in the first language that it keeps one for. */
export async function renderMessage(db: Queries, request: RenderRequest): Promise<RenderedMessage> {
  const { tenantId, kind, channel } = request;
  const locales: readonly [Locale, ...Locale[]] = [...request.locales, "en"];
  // The feed says in a line what the chat says in a card.
  const words = channel === "activity" ? "teams" : channel;
  const kept = await readTemplates(db, { tenantId, kind, channel: words, locales });
  const template = pickTemplate(kind, kept, locales);
  return {
    text: fill(request, template),
    locale: template.locale,
    templateVersion: template.version,
  };
}

/** A template's words filled with what a message shows. */
export function fill(shown: ShownMessage, template: MessageTemplate): RenderedText {
  switch (shown.kind) {
    case "meeting_card":
      return fillTemplate(shown.kind, template, meetingCardWords(shown.view, template.locale));
    case "head_count_card":
      return fillTemplate(shown.kind, template, headCountCardWords(shown.view, template.locale));
    case "move_card":
      return fillTemplate(shown.kind, template, moveCardWords(shown.view, template.locale));
    case "orphan_card":
      return fillTemplate(shown.kind, template, orphanCardWords(shown.view, template.locale));
    case "hand_over_card":
      return fillTemplate(shown.kind, template, handOverCardWords(shown.view));
    case "diet_card":
      return fillTemplate(shown.kind, template, dietCardWords(shown.view, template.locale));
    case "budget_card":
      return fillTemplate(shown.kind, template, budgetCardWords(shown.view, template.locale));
    case "approval_card":
      return fillTemplate(shown.kind, template, approvalCardWords(shown.view, template.locale));
    case "task_card":
      return fillTemplate(shown.kind, template, taskCardWords(shown.view, template.locale));
    case "series_order_card":
      return fillTemplate(shown.kind, template, seriesOrderCardWords(shown.view, template.locale));
    case "notice_card":
      return fillTemplate(shown.kind, template, noticeCardWords(shown.view, template.locale));
    case "arrival_card":
      return fillTemplate(shown.kind, template, arrivalCardWords(shown.view, template.locale));
    case "late_card":
      return fillTemplate(shown.kind, template, lateCardWords(shown.view, template.locale));
    case "mail_failed_card":
      return fillTemplate(shown.kind, template, mailFailedCardWords(shown.view, template.locale));
    case "feedback_card":
      return fillTemplate(shown.kind, template, feedbackCardWords(shown.view, template.locale));
  }
}
