import type { Locale } from "@magic-meetings/contract/identity/identity.ts";

/** What Outlook says before an appointment is sent. `{items}`: lines of orders; `{change}`, `{cancel}`: amounts. */
export interface CheckSentences {
  unsent: string;
  late: string;
  impossible: string;
  toOrder: string;
  toAnswer: string;
  unsentNotice: string;
  lateNotice: string;
  roomNotice: string;
  askedNotice: string;
  more: string;
}

export const checkSentences: Record<Locale, CheckSentences> = {
  en: {
    unsent: "Not ordered yet: {items}.",
    late: "The new time is past the cut-off of {items}: moving costs {change}, cancelling {cancel}.",
    impossible: "At the new time {items} cannot be delivered.",
    toOrder: "Open Magic Meetings and order it, or remove it.",
    toAnswer: "Open Magic Meetings and say what should happen.",
    unsentNotice: "Not ordered yet: {items}.",
    lateNotice: "The new time affects {items}: say in Magic Meetings what should happen.",
    roomNotice: "Taken at the new time: {rooms}. Magic Meetings has others.",
    askedNotice: "Magic Meetings waits for your answer about this meeting.",
    more: "{count} more",
  },
  da: {
    unsent: "Endnu ikke bestilt: {items}.",
    late: "Det nye tidspunkt er efter fristen for {items}: at flytte koster {change}, at afbestille {cancel}.",
    impossible: "På det nye tidspunkt kan {items} ikke leveres.",
    toOrder: "Åbn Magic Meetings, og bestil det, eller fjern det.",
    toAnswer: "Åbn Magic Meetings, og sig, hvad der skal ske.",
    unsentNotice: "Endnu ikke bestilt: {items}.",
    lateNotice: "Det nye tidspunkt berører {items}: sig i Magic Meetings, hvad der skal ske.",
    roomNotice: "Optaget på det nye tidspunkt: {rooms}. Magic Meetings har andre.",
    askedNotice: "Magic Meetings venter på dit svar om dette møde.",
    more: "{count} mere",
  },
  nb: {
    unsent: "Ikke bestilt ennå: {items}.",
    late: "Det nye tidspunktet er etter fristen for {items}: å flytte koster {change}, å avbestille {cancel}.",
    impossible: "På det nye tidspunktet kan {items} ikke leveres.",
    toOrder: "Åpne Magic Meetings og bestill det, eller fjern det.",
    toAnswer: "Åpne Magic Meetings og si hva som skal skje.",
    unsentNotice: "Ikke bestilt ennå: {items}.",
    lateNotice: "Det nye tidspunktet berører {items}: si i Magic Meetings hva som skal skje.",
    roomNotice: "Opptatt på det nye tidspunktet: {rooms}. Magic Meetings har andre.",
    askedNotice: "Magic Meetings venter på svaret ditt om dette møtet.",
    more: "{count} til",
  },
  it: {
    unsent: "Non ancora ordinato: {items}.",
    late: "Il nuovo orario supera il termine per {items}: spostare costa {change}, annullare {cancel}.",
    impossible: "Al nuovo orario non si può consegnare: {items}.",
    toOrder: "Apra Magic Meetings per ordinarlo o rimuoverlo.",
    toAnswer: "Apra Magic Meetings e dica che cosa fare.",
    unsentNotice: "Non ancora ordinato: {items}.",
    lateNotice: "Il nuovo orario riguarda {items}: dica in Magic Meetings che cosa fare.",
    roomNotice: "Non disponibile al nuovo orario: {rooms}. Magic Meetings ne ha altre.",
    askedNotice: "Magic Meetings attende la Sua risposta su questa riunione.",
    more: "altri {count}",
  },
  de: {
    unsent: "Noch nicht bestellt: {items}.",
    late: "Die neue Zeit liegt nach der Frist für {items}: Verlegen kostet {change}, Abbestellen {cancel}.",
    impossible: "Zur neuen Zeit nicht lieferbar: {items}.",
    toOrder: "Öffnen Sie Magic Meetings und bestellen Sie es, oder entfernen Sie es.",
    toAnswer: "Öffnen Sie Magic Meetings und sagen Sie, was geschehen soll.",
    unsentNotice: "Noch nicht bestellt: {items}.",
    lateNotice: "Die neue Zeit betrifft {items}: Sagen Sie in Magic Meetings, was geschehen soll.",
    roomNotice: "Zur neuen Zeit belegt: {rooms}. Magic Meetings hat andere.",
    askedNotice: "Magic Meetings wartet auf Ihre Antwort zu dieser Besprechung.",
    more: "{count} weitere",
  },
};
