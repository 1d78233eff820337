import { Refusal } from "@magic-meetings/contract/problems/problem.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView, RenderedText } from "@magic-meetings/contract/messages/message.ts";
import type { Queries } from "../db/queries.ts";
import type { Principal } from "../identity/principal.ts";
import { loadMeetingCard } from "../meetings/load-meeting-card.ts";
import { readReceiver } from "./delivery-sql.ts";
import { renderMessage } from "./render-message.ts";

export interface MeetingCard {
  view: MeetingCardView;
  text: RenderedText;
  locale: Locale;
}

/** A meeting's card as the asker would be sent it now; a system reads English. */
export async function readMeetingCard(
  db: Queries,
  { principal, meetingId, now }: { principal: Principal; meetingId: string; now: Date },
): Promise<MeetingCard> {
  const view = await loadMeetingCard(db, { meetingId, viewer: principal, now });
  if (view === undefined) throw new Refusal("not_found", "There is no such meeting");
  const locales = await localesOf(db, principal);
  const { tenantId } = principal;
  const { text, locale } = await renderMessage(db, { tenantId, kind: "meeting_card", channel: "teams", view, locales });
  return { view, text, locale };
}

async function localesOf(db: Queries, { tenantId, userId }: Principal): Promise<readonly [Locale, ...Locale[]]> {
  const reader =
    userId === null ? undefined : await readReceiver(db, { tenantId, receiverId: userId, channel: "teams" });
  return reader === undefined ? ["en"] : [reader.locale, reader.tenantLocale];
}
