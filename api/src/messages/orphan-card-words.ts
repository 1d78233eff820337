import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { OrphanCardView } from "@magic-meetings/contract/orphans/orphan.ts";
import type { MessageWords } from "./message-template.ts";
import { subjectWords, whenWords } from "./message-words.ts";

/** The facts of a card about what is left alone in the words of a language; moments in the zone of the meeting. */
export function orphanCardWords({ orphan }: OrphanCardView, locale: Locale): MessageWords<"orphan_card"> {
  const { meeting, facts } = orphan;
  return {
    subject: subjectWords(meeting?.subject ?? String(facts["subject"] ?? ""), locale),
    when: meeting === null ? "–" : whenWords(meeting, locale),
  };
}
