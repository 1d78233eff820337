import type { Locale } from "@magic-meetings/contract/identity/identity.ts";

/** What stands in a mail to a colleague around the words of its template. */
export interface CardMailWords {
  open: string;
  settings: string;
  why: string;
  unsubscribe: string;
  digest: string;
  digestLead: string;
  /** `{count}`: the number of lines that are left out. */
  more: string;
}

export const cardMailWords: Record<Locale, CardMailWords> = {
  en: {
    open: "Open in Magic Meetings",
    settings: "Choose how you are told",
    why: "You get this mail because you use Magic Meetings at {company}.",
    unsubscribe: "No mails like this one",
    digest: "Your day in Magic Meetings",
    digestLead: "What has happened since the last digest, as it is now:",
    more: "and {count} more",
  },
  da: {
    open: "Åbn i Magic Meetings",
    settings: "Vælg, hvordan du får besked",
    why: "Du får denne mail, fordi du bruger Magic Meetings hos {company}.",
    unsubscribe: "Ingen mails af denne slags",
    digest: "Din dag i Magic Meetings",
    digestLead: "Hvad der er sket siden sidste oversigt, som det er nu:",
    more: "og {count} mere",
  },
  nb: {
    open: "Åpne i Magic Meetings",
    settings: "Velg hvordan du får beskjed",
    why: "Du får denne e-posten fordi du bruker Magic Meetings hos {company}.",
    unsubscribe: "Ingen e-poster av denne typen",
    digest: "Dagen din i Magic Meetings",
    digestLead: "Det som har skjedd siden forrige oversikt, slik det er nå:",
    more: "og {count} til",
  },
  it: {
    open: "Apri in Magic Meetings",
    settings: "Scegli come essere avvisato",
    why: "Ricevi questa e-mail perché usi Magic Meetings presso {company}.",
    unsubscribe: "Niente più e-mail come questa",
    digest: "La tua giornata in Magic Meetings",
    digestLead: "Che cosa è successo dall’ultimo riepilogo, com’è adesso:",
    more: "e altri {count}",
  },
  de: {
    open: "In Magic Meetings öffnen",
    settings: "Wählen, wie Sie benachrichtigt werden",
    why: "Sie bekommen diese E-Mail, weil Sie Magic Meetings bei {company} nutzen.",
    unsubscribe: "Keine E-Mails dieser Art mehr",
    digest: "Ihr Tag in Magic Meetings",
    digestLead: "Was seit der letzten Übersicht geschehen ist, so wie es jetzt ist:",
    more: "und {count} weitere",
  },
};
