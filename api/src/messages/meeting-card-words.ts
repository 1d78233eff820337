import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MeetingCardView } from "@magic-meetings/contract/messages/message.ts";
import { amountWords, countWords, listWords, subjectWords, whenWords } from "./message-words.ts";
import type { MessageWords } from "./message-template.ts";

/** The facts of a meeting's card in the words of a language; moments in the meeting's own time zone. */
export function meetingCardWords(
  { meeting }: Pick<MeetingCardView, "meeting">,
  locale: Locale,
): MessageWords<"meeting_card"> {
  const rooms = meeting.roomBookings.map(({ room }) => room.name);
  const sites = meeting.locations.map(({ site }) => site.name);
  return {
    subject: subjectWords(meeting.subject, locale),
    when: whenWords(meeting, locale),
    place: listWords(rooms.length > 0 ? rooms : sites, locale),
    organizer: meeting.organizer.name,
    orders: countWords(meeting.serviceOrders.length, locale),
    total: listWords(
      meeting.totals.map((money) => amountWords(money, locale)),
      locale,
    ),
  };
}
