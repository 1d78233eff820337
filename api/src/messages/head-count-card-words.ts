import type { HeadCountCardView } from "@magic-meetings/contract/head-count/head-count.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords, subjectWords } from "./message-words.ts";

/** The facts of a card about a head count in the words of a language; moments in the zone of the site. */
export function headCountCardWords({ headCount }: HeadCountCardView, locale: Locale): MessageWords<"head_count_card"> {
  const { meeting, order, site } = headCount;
  return {
    subject: subjectWords(meeting.subject, locale),
    when: momentWords(meeting.start, site.timeZone, locale),
    order: String(order.number),
  };
}
