import type { DietCardView } from "@magic-meetings/contract/diets/diet.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords, subjectWords } from "./message-words.ts";

/** The facts of a question for a diet in the words of a language; never the diet itself, which a notification would show. */
export function dietCardWords({ diet: { meeting } }: DietCardView, locale: Locale): MessageWords<"diet_card"> {
  return {
    subject: subjectWords(meeting.subject, locale),
    when: momentWords(meeting.start, meeting.timeZone, locale),
  };
}
