import { isolated } from "@magic-meetings/contract/words/isolate-rules.ts";
import type { Locale } from "@magic-meetings/contract/identity/identity.ts";
import type { VisitMailKind } from "./choose-visit-mail.ts";

/** The sentences of visitors' mails in one language; `{name}` is replaced by a fact. */
export interface VisitMailWords {
  subject: Record<VisitMailKind, string>;
  lead: Record<VisitMailKind, string>;
  greeting: string;
  when: string;
  before: string;
  where: string;
  room: string;
  map: string;
  about: string;
  host: string;
  zone: string;
  pass: string;
  passHint: string;
  page: string;
  pageHint: string;
  rules: string;
  privacy: string;
  answer: string;
}

export const visitMailWords: Record<Locale, VisitMailWords> = {
  en: {
    subject: {
      invited: "Your visit to {company} on {day}",
      moved: "New time for your visit to {company}: {day}",
      place_changed: "New place for your visit to {company} on {day}",
      pass_replaced: "New pass for your visit to {company} on {day}",
      cancelled: "Cancelled: your visit to {company} on {day}",
    },
    lead: {
      invited: "{host} is expecting you at {company}.",
      moved: "Your visit to {company} has a new time. Your pass has moved with it.",
      place_changed: "Your visit to {company} has a new place.",
      pass_replaced: "You have a new pass for your visit to {company}. The old one no longer opens anything.",
      cancelled: "Your visit to {company} does not take place. Your pass no longer opens anything.",
    },
    greeting: "Hello {name}",
    when: "When",
    before: "Before",
    where: "Where",
    room: "Room",
    map: "Show on the map",
    about: "About",
    host: "Your host",
    zone: "Time zone: {zone}",
    pass: "Your pass",
    passHint: "Show this code at the reception and at the doors. It is valid from {from} to {to}.",
    page: "Open your page",
    pageHint:
      "On your page you find your pass, say that you come or that you are late, and change what you need. The link is yours alone: please do not pass it on.",
    rules: "There are house rules. Please read and accept them on your page before you come.",
    privacy: "We keep your data for {days} days after the visit. On your page you can have it erased at any time.",
    answer: "Questions? Just answer this mail: {host} reads it.",
  },
  da: {
    subject: {
      invited: "Dit besøg hos {company} den {day}",
      moved: "Nyt tidspunkt for dit besøg hos {company}: {day}",
      place_changed: "Nyt sted for dit besøg hos {company} den {day}",
      pass_replaced: "Nyt adgangskort til dit besøg hos {company} den {day}",
      cancelled: "Aflyst: dit besøg hos {company} den {day}",
    },
    lead: {
      invited: "{host} venter dig hos {company}.",
      moved: "Dit besøg hos {company} har fået et nyt tidspunkt. Dit adgangskort er flyttet med.",
      place_changed: "Dit besøg hos {company} har fået et nyt sted.",
      pass_replaced: "Du har fået et nyt adgangskort til dit besøg hos {company}. Det gamle åbner ikke længere noget.",
      cancelled: "Dit besøg hos {company} bliver ikke til noget. Dit adgangskort åbner ikke længere noget.",
    },
    greeting: "Hej {name}",
    when: "Hvornår",
    before: "Før",
    where: "Hvor",
    room: "Lokale",
    map: "Vis på kortet",
    about: "Om",
    host: "Din vært",
    zone: "Tidszone: {zone}",
    pass: "Dit adgangskort",
    passHint: "Vis denne kode i receptionen og ved dørene. Den gælder fra {from} til {to}.",
    page: "Åbn din side",
    pageHint:
      "På din side finder du dit adgangskort, kan sige, at du kommer eller er forsinket, og ændre, hvad du har brug for. Linket er kun til dig: giv det ikke videre.",
    rules: "Der er husregler. Læs og acceptér dem på din side, inden du kommer.",
    privacy: "Vi gemmer dine oplysninger i {days} dage efter besøget. På din side kan du altid få dem slettet.",
    answer: "Spørgsmål? Svar på denne mail: {host} læser den.",
  },
  nb: {
    subject: {
      invited: "Besøket ditt hos {company} {day}",
      moved: "Nytt tidspunkt for besøket ditt hos {company}: {day}",
      place_changed: "Nytt sted for besøket ditt hos {company} {day}",
      pass_replaced: "Nytt adgangskort til besøket ditt hos {company} {day}",
      cancelled: "Avlyst: besøket ditt hos {company} {day}",
    },
    lead: {
      invited: "{host} venter deg hos {company}.",
      moved: "Besøket ditt hos {company} har fått et nytt tidspunkt. Adgangskortet er flyttet med.",
      place_changed: "Besøket ditt hos {company} har fått et nytt sted.",
      pass_replaced: "Du har fått et nytt adgangskort til besøket hos {company}. Det gamle åpner ikke lenger noe.",
      cancelled: "Besøket ditt hos {company} blir ikke noe av. Adgangskortet åpner ikke lenger noe.",
    },
    greeting: "Hei {name}",
    when: "Når",
    before: "Før",
    where: "Hvor",
    room: "Rom",
    map: "Vis på kartet",
    about: "Om",
    host: "Verten din",
    zone: "Tidssone: {zone}",
    pass: "Adgangskortet ditt",
    passHint: "Vis denne koden i resepsjonen og ved dørene. Den gjelder fra {from} til {to}.",
    page: "Åpne siden din",
    pageHint:
      "På siden din finner du adgangskortet, kan si at du kommer eller er forsinket, og endre hva du trenger. Lenken er bare din: ikke gi den videre.",
    rules: "Det finnes husregler. Les og godta dem på siden din før du kommer.",
    privacy:
      "Vi lagrer opplysningene dine i {days} dager etter besøket. På siden din kan du når som helst få dem slettet.",
    answer: "Spørsmål? Svar på denne e-posten: {host} leser den.",
  },
  it: {
    subject: {
      invited: "La sua visita a {company}, {day}",
      moved: "Nuovo orario per la sua visita a {company}: {day}",
      place_changed: "Nuovo luogo per la sua visita a {company}, {day}",
      pass_replaced: "Nuovo pass per la sua visita a {company}, {day}",
      cancelled: "Annullata: la sua visita a {company}, {day}",
    },
    lead: {
      invited: "{host} la aspetta presso {company}.",
      moved: "La sua visita a {company} ha un nuovo orario. Il pass è stato aggiornato.",
      place_changed: "La sua visita a {company} ha un nuovo luogo.",
      pass_replaced: "Ha un nuovo pass per la sua visita a {company}. Quello vecchio non apre più nulla.",
      cancelled: "La sua visita a {company} non avrà luogo. Il suo pass non apre più nulla.",
    },
    greeting: "Buongiorno {name}",
    when: "Quando",
    before: "Prima",
    where: "Dove",
    room: "Sala",
    map: "Mostra sulla mappa",
    about: "Oggetto",
    host: "La aspetta",
    zone: "Fuso orario: {zone}",
    pass: "Il suo pass",
    passHint: "Mostri questo codice alla reception e alle porte. È valido da {from} a {to}.",
    page: "Apra la sua pagina",
    pageHint:
      "Sulla sua pagina trova il pass, può confermare la visita o avvisare di un ritardo e modificare ciò che le serve. Il link è solo suo: la preghiamo di non inoltrarlo.",
    rules: "Ci sono regole della casa. Le legga e le accetti sulla sua pagina prima di venire.",
    privacy:
      "Conserviamo i suoi dati per {days} giorni dopo la visita. Sulla sua pagina può farli cancellare in qualsiasi momento.",
    answer: "Domande? Risponda a questa e-mail: la legge {host}.",
  },
  de: {
    subject: {
      invited: "Ihr Besuch bei {company} am {day}",
      moved: "Neue Zeit für Ihren Besuch bei {company}: {day}",
      place_changed: "Neuer Ort für Ihren Besuch bei {company} am {day}",
      pass_replaced: "Neuer Ausweis für Ihren Besuch bei {company} am {day}",
      cancelled: "Abgesagt: Ihr Besuch bei {company} am {day}",
    },
    lead: {
      invited: "{host} erwartet Sie bei {company}.",
      moved: "Ihr Besuch bei {company} hat eine neue Zeit. Ihr Besucherausweis gilt entsprechend.",
      place_changed: "Ihr Besuch bei {company} hat einen neuen Ort.",
      pass_replaced: "Sie haben einen neuen Besucherausweis für {company}. Der alte öffnet nichts mehr.",
      cancelled: "Ihr Besuch bei {company} findet nicht statt. Ihr Besucherausweis öffnet nichts mehr.",
    },
    greeting: "Guten Tag {name}",
    when: "Wann",
    before: "Bisher",
    where: "Wo",
    room: "Raum",
    map: "Auf der Karte zeigen",
    about: "Thema",
    host: "Sie werden erwartet von",
    zone: "Zeitzone: {zone}",
    pass: "Ihr Besucherausweis",
    passHint: "Zeigen Sie diesen Code am Empfang und an den Türen. Er gilt von {from} bis {to}.",
    page: "Ihre Seite öffnen",
    pageHint:
      "Auf Ihrer Seite finden Sie den Besucherausweis, können zusagen oder eine Verspätung melden und ändern, was Sie brauchen. Der Link ist nur für Sie: bitte geben Sie ihn nicht weiter.",
    rules: "Es gibt eine Hausordnung. Bitte lesen und akzeptieren Sie sie auf Ihrer Seite, bevor Sie kommen.",
    privacy:
      "Wir speichern Ihre Daten {days} Tage nach dem Besuch. Auf Ihrer Seite können Sie sie jederzeit löschen lassen.",
    answer: "Fragen? Antworten Sie auf diese E-Mail: {host} liest sie.",
  },
};

/** Fills a sentence in one pass: braces within a fact, for example in a name, stay what they are. */
export function fillSentence(sentence: string, facts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => isolated(facts[name] ?? whole));
}
