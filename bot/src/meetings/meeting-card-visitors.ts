import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import { heading, text } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatList } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

/** How many visitors come: counts only, because not everybody who sees the card may know who they are. */
export function visitorSection({ meeting, visitors }: MeetingCardView, words: Words): CardJson[] {
  if (meeting.status === "cancelled" || visitors === undefined) return [];
  const { expected, arrived, waiting } = visitors;
  const counts = [
    ...(expected > 0 ? [words.say("card.visitorsExpected", { count: expected })] : []),
    ...(arrived > 0 ? [words.say("card.visitorsArrived", { count: arrived })] : []),
    ...(waiting > 0 ? [words.say("card.visitorsWaiting", { count: waiting })] : []),
  ];
  return [heading(words.say("card.visitors")), text(formatList(counts, words.language, "unit"))];
}
