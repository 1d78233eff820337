import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import { text, tight } from "../cards/card-elements.ts";
import type { CardJson } from "../conversations/turn.ts";
import { formatMoment } from "../messages/formats.ts";
import type { Words } from "../messages/words.ts";

const mostClosed = 4;

/** What is to be delivered when its vendor is closed, the first of it, and what can be done about it. */
export function closedSection({ meeting, closedDeliveries = [] }: MeetingCardView, words: Words): CardJson[] {
  if (meeting.status === "cancelled" || closedDeliveries.length === 0) return [];
  const sentences = closedDeliveries.slice(0, mostClosed).map(({ number, vendor, site, deliverAt, holiday }) => {
    const facts = {
      number: String(number),
      vendor: vendor.name,
      moment: formatMoment(deliverAt, site.timeZone, words.language),
    };
    const said =
      holiday === null ? words.say("card.closed", facts) : words.say("card.closedHoliday", { ...facts, holiday });
    return text(said, { colour: "Attention" });
  });
  return tight([...sentences, text(words.say("card.closedHint"), { subtle: true })]);
}
