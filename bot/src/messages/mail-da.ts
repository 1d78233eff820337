import type { mailEn } from "./mail-en.ts";

/** Danish: mails to visitors that did not go out. */
export const mailDa: Record<keyof typeof mailEn, string> = {
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
