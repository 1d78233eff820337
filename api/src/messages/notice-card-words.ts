import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { NoticeCardView } from "@magic-meetings/contract/notices/notice.ts";
import type { MessageWords } from "./message-template.ts";
import { momentWords, subjectWords } from "./message-words.ts";

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

const waiting: Record<Locale, (count: number) => string> = {
  en: (count) => (count === 1 ? "A visit waits for your decision" : `${count} visits wait for your decision`),
  da: (count) => (count === 1 ? "Et besøg venter på din afgørelse" : `${count} besøg venter på din afgørelse`),
  nb: (count) => (count === 1 ? "Et besøk venter på din avgjørelse" : `${count} besøk venter på din avgjørelse`),
  it: (count) => (count === 1 ? "Una visita attende la tua decisione" : `${count} visite attendono la tua decisione`),
  de: (count) =>
    count === 1 ? "Ein Besuch wartet auf Ihre Entscheidung" : `${count} Besuche warten auf Ihre Entscheidung`,
};

const approved: Record<Locale, (visitor: string) => string> = {
  en: (visitor) => `${visitor} may come: the pass is sent`,
  da: (visitor) => `${visitor} må komme: adgangskortet er sendt`,
  nb: (visitor) => `${visitor} kan komme: adgangskortet er sendt`,
  it: (visitor) => `${visitor} può venire: il pass è stato inviato`,
  de: (visitor) => `${visitor} darf kommen: der Ausweis ist verschickt`,
};

const refused: Record<Locale, (visitor: string) => string> = {
  en: (visitor) => `The visit of ${visitor} is not approved`,
  da: (visitor) => `Besøget af ${visitor} er ikke godkendt`,
  nb: (visitor) => `Besøket av ${visitor} er ikke godkjent`,
  it: (visitor) => `La visita di ${visitor} non è approvata`,
  de: (visitor) => `Der Besuch von ${visitor} ist nicht genehmigt`,
};

const changed: Record<Locale, (subject: string) => string> = {
  en: (subject) => `Your visitors at ${subject}`,
  da: (subject) => `Dine gæster til ${subject}`,
  nb: (subject) => `Dine gjester til ${subject}`,
  it: (subject) => `I tuoi visitatori per ${subject}`,
  de: (subject) => `Ihre Gäste bei ${subject}`,
};

const comings: Record<Locale, (coming: number, count: number) => string> = {
  en: (coming, count) => `${coming} of ${count} expected`,
  da: (coming, count) => `${coming} af ${count} ventes`,
  nb: (coming, count) => `${coming} av ${count} ventes`,
  it: (coming, count) => `${coming} di ${count} attesi`,
  de: (coming, count) => `${coming} von ${count} erwartet`,
};

const tested: Record<Locale, string> = {
  en: "Messages arrive",
  da: "Beskeder kommer frem",
  nb: "Meldinger kommer frem",
  it: "I messaggi arrivano",
  de: "Nachrichten kommen an",
};

/** The facts of a notice in the words of a language. */
export function noticeCardWords(notice: NoticeCardView, locale: Locale): MessageWords<"notice_card"> {
  if (notice.kind === "webhook_disabled") return { notice: disabled[locale](notice.webhook), detail: notice.host };
  if (notice.kind === "visits_wait") {
    const { count, site, firstAt } = notice;
    return { notice: waiting[locale](count), detail: `${site.name}, ${momentWords(firstAt, site.timeZone, locale)}` };
  }
  if (notice.kind === "visit_decided") {
    const { visitor, site, start } = notice;
    const said = (notice.approved ? approved : refused)[locale](visitor);
    return { notice: said, detail: `${site.name}, ${momentWords(start, site.timeZone, locale)}` };
  }
  if (notice.kind === "set_up_test") return { notice: tested[locale], detail: notice.company };
  if (notice.kind === "visitors_changed") {
    const { subject, coming, count } = notice;
    return { notice: changed[locale](subjectWords(subject, locale)), detail: comings[locale](coming, count) };
  }
  const { accessPoint, site, raisedAt } = notice;
  return {
    notice: guessed[locale](accessPoint),
    detail: `${site.name}, ${momentWords(raisedAt, site.timeZone, locale)}`,
  };
}
