import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { ArrivalCardView } from "@magic-meetings/contract/reception/host-call.ts";
import type { MessageWords } from "./message-template.ts";
import { listWords, subjectWords } from "./message-words.ts";

/** The facts of a host's card in the words of a language. */
export function arrivalCardWords(
  { visitors, site, meeting }: ArrivalCardView,
  locale: Locale,
): MessageWords<"arrival_card"> {
  return {
    visitors: listWords(
      visitors
        .filter(({ withdrawn }) => !withdrawn || visitors.every((one) => one.withdrawn))
        .map(({ name }) => name || "–"),
      locale,
    ),
    site: site.name,
    subject: meeting === null ? "–" : subjectWords(meeting.subject, locale),
  };
}
