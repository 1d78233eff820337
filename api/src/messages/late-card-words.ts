import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { LateCardView } from "@magic-meetings/contract/visitor-pages/late-card.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords } from "./message-words.ts";

/** The facts of a late visitor's card in the words of a language. */
export function lateCardWords(
  { visitor, site, start, expectedAt }: LateCardView,
  locale: Locale,
): MessageWords<"late_card"> {
  const { name, timeZone } = site;
  const [before, after] = [start, expectedAt].map((moment) => momentWords(moment, timeZone, locale));
  return { visitor, before: before ?? "", after: after ?? "", site: name };
}
