import type { noticesEn } from "./notices-en.ts";

/** Danish: notices about the service itself. */
export const noticesDa: Record<keyof typeof noticesEn, string> = {
  "notice.guessedState": "{count} koder, som intet adgangskort har",
  "notice.guessedWhere": "{accessPoint}, {site}, indtil {moment} ({zone})",
  "notice.guessedHint": "Ingen kom ind med dem. Hvert forsøg står i Administration under Dørlog.",
  "notice.disabledState": "Intet er kommet frem i et døgn, så der sendes ikke mere",
  "notice.failingSince": "Fejler siden {moment} (UTC)",
  "notice.disabledHint": "Se, om {host} svarer, og slå webhooken til igen i Administration.",
  "notice.waitState": "Besøg, der venter: {count}",
  "notice.waitFirst": "Det første kommer til {site} {moment} ({zone})",
  "notice.waitHint":
    "Afgør dem på siden Sikkerhed. Indtil da har de intet adgangskort, og værterne får ikke at vide hvorfor.",
  "notice.testedState": "{company} er forbundet med denne chat",
  "notice.testedHint": "Du bad om beskeden for at se, at den kommer frem. Der er intet at gøre.",
  "notice.approvedState": "Godkendt",
  "notice.refusedState": "Ikke godkendt",
  "notice.decidedWhere": "{visitor}, {site}, {moment} ({zone})",
  "notice.approvedHint": "Gæsten får adgangskortet med mail.",
  "notice.changedState": "{coming} af {count} ventes",
  "notice.changedSomebody": "En gæst",
  "notice.changedComes": "{visitor}: {moment} ({zone}), {site}",
  "notice.changedMoved": "{visitor}: {moment} ({zone}), {site}, i stedet for {before}",
  "notice.changedOff": "{visitor} kommer ikke længere",
  "notice.changedMore": "og {count} mere på siden Gæster",
  "notice.changedHint": "Gæster, der ventes, får besked med mail, og deres adgangskort følger med.",
  "notice.refusedHint": "Adgangskortet åbner ingenting. Sikkerhed hjælper dig videre.",
};
