import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { Channel, MeetingCardView, MessageKind, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Queries } from "../db/queries.ts";
import { meetingCardWords } from "./meeting-card-words.ts";
import { readTemplates } from "./message-template-sql.ts";
import { fillTemplate, pickTemplate } from "./message-template.ts";

export interface RenderedMessage {
  text: RenderedText;
  locale: Locale;
  templateVersion: number | null;
}

export interface RenderRequest {
  tenantId: string;
  kind: MessageKind;
  channel: Channel;
  view: MeetingCardView;
  /** The reader's language, then the tenant's; English is asked for last. */
  locales: readonly [Locale, ...Locale[]];
}

/** A message's words from the tenant's template in the first language that it keeps one for. */
export async function renderMessage(db: Queries, request: RenderRequest): Promise<RenderedMessage> {
  const { tenantId, kind, channel, view } = request;
  const locales: readonly [Locale, ...Locale[]] = [...request.locales, "en"];
  const kept = await readTemplates(db, { tenantId, kind, channel, locales });
  const template = pickTemplate(kind, kept, locales);
  return {
    text: fillTemplate(kind, template, meetingCardWords(view, template.locale)),
    locale: template.locale,
    templateVersion: template.version,
  };
}
