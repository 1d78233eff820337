import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { MailFailedCardView } from "@magic-meetings/contract/mail/mail-failed.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords } from "./message-words.ts";

/** The facts of a card about an unsent mail in the words of a language. */
export function mailFailedCardWords(
  { visitor, site, start }: MailFailedCardView,
  locale: Locale,
): MessageWords<"mail_failed_card"> {
  return { visitor, when: momentWords(start, site.timeZone, locale), site: site.name };
}
