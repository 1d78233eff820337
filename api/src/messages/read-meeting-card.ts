import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { loadMeetingCard } from "../meetings/load-meeting-card.ts";
import { readerLocales } from "./reader-locales.ts";
import { renderMessage } from "./render-message.ts";

export interface MeetingCard {
  view: MeetingCardView;
  text: RenderedText;
  locale: Locale;
}

/** A meeting's card as the asker would be sent it now. */
export async function readMeetingCard(
  db: Queries,
  { principal, meetingId, now }: { principal: Principal; meetingId: string; now: Date },
): Promise<MeetingCard> {
  const view = await loadMeetingCard(db, { meetingId, viewer: principal, now });
  if (view === undefined) throw new Refusal("not_found", "There is no such meeting");
  const locales = await readerLocales(db, principal);
  const { tenantId } = principal;
  const { text, locale } = await renderMessage(db, { kind: "meeting_card", view, tenantId, channel: "teams", locales });
  return { view, text, locale };
}
