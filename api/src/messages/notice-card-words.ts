import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords } from "./message-words.ts";

const guessed: Record<Locale, (accessPoint: string) => string> = {
  en: (accessPoint) => `Passes that do not exist are tried at ${accessPoint}`,
  da: (accessPoint) => `Der prøves adgangskort, der ikke findes, ved ${accessPoint}`,
  nb: (accessPoint) => `Adgangskort som ikke finnes, prøves ved ${accessPoint}`,
  it: (accessPoint) => `A ${accessPoint} vengono provati pass inesistenti`,
  de: (accessPoint) => `An ${accessPoint} werden Ausweise versucht, die es nicht gibt`,
};

const disabled: Record<Locale, (webhook: string) => string> = {
  en: (webhook) => `${webhook} is told nothing any more`,
  da: (webhook) => `${webhook} får ikke længere besked`,
  nb: (webhook) => `${webhook} får ikke lenger beskjed`,
  it: (webhook) => `${webhook} non riceve più nulla`,
  de: (webhook) => `${webhook} wird nicht mehr benachrichtigt`,
};

/** The facts of a notice in the words of a language. */
export function noticeCardWords(notice: NoticeCardView, locale: Locale): MessageWords<"notice_card"> {
  if (notice.kind === "webhook_disabled") return { notice: disabled[locale](notice.webhook), detail: notice.host };
  const { accessPoint, site, raisedAt } = notice;
  return {
    notice: guessed[locale](accessPoint),
    detail: `${site.name}, ${momentWords(raisedAt, site.timeZone, locale)}`,
  };
}
