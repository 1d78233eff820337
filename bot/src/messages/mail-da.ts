import type { mailEn } from "./mail-en.ts";

/** Danish: what hosts are told of their visitors. */
export const mailDa: Record<keyof typeof mailEn, string> = {
  "late.state": "Ventes {moment}",
  "late.was": "Var ventet {moment} ({zone}), {site}",
  "late.company": "{company}",
  "late.meeting": "Møde: {subject}",
  "card.visitors": "Gæster",
  "card.visitorsExpected": "{count} ventes",
  "card.visitorsArrived": "{count} er kommet",
  "card.visitorsWaiting": "{count} venter på godkendelse",
  "mail.state": "Den besøgende har ikke fået besked",
  "mail.when": "{moment} ({zone}), {site}",
  "mail.meeting": "Møde: {subject}",
  "mail.no_address": "Der er ingen mailadresse på {visitor}. Tilføj en, så bliver mailen sendt.",
  "mail.mailbox_unknown": "Postkassen {email} findes ikke. Ret adressen, så bliver mailen sendt igen.",
  "mail.mailbox_full": "Postkassen {email} er fuld. Giv {visitor} besked på en anden måde.",
  "mail.refused": "Mailserveren hos {email} tager ikke imod mailen. Giv {visitor} besked på en anden måde.",
  "mail.not_reached": "Mailserveren hos {email} har ikke kunnet nås i to døgn. Giv {visitor} besked på en anden måde.",
  "mail.open": "Åbn mødet",
};
