import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { RenderedText } from "@magic-meetings/contract/messages/message.ts";
import { wordsFor } from "../messages/words.ts";
import { clip } from "./card-elements.ts";

/** The one line that a notification shows before the card is opened. */
export function cardNotice({ title, summary }: RenderedText, locale: Locale): string {
  return clip(summary ? wordsFor(locale).say("card.notice", { title, summary }) : title, 300);
}
