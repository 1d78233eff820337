import type { MoveCardView } from "@magic-meetings/contract/moves/move.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords, subjectWords } from "./message-words.ts";

/** The facts of a card about a move in the words of a language; moments in the zone of the meeting. */
export function moveCardWords({ move }: MoveCardView, locale: Locale): MessageWords<"move_card"> {
  const { meeting, from, to } = move;
  return {
    subject: subjectWords(meeting.subject, locale),
    before: momentWords(from.start, meeting.timeZone, locale),
    after: momentWords(to.start, meeting.timeZone, locale),
  };
}
