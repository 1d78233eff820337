import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./chat-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "chat.none": "Ingen af dine møder hører til denne chat",
  "chat.noneHint":
    "Mødet kommer her, når invitationen er sendt og kalenderen er læst. Dine andre møder er i Mine møder.",
  "chat.mine": "Mine møder",
  "chat.which": "Mødets dato",
  "chat.consent": "Magic Meetings skal vide, hvilket møde denne chat hører til",
  "chat.consentHint": "Giv lov til at læse dine chats’ navne og medlemmer. Beskeder bliver ikke læst.",
  "chat.allow": "Giv lov",
  "chat.notAllowed": "Der blev ikke givet lov. Din administrator kan give lov for alle.",
  "actions.extend": "30 minutter længere",
  "actions.extended": "Lokalet er dit 30 minutter mere.",
  "actions.noRoom": "Intet af mødets lokaler er i brug.",
  "actions.notLonger": "Lokalet kan ikke beholdes længere nu.",
  "actions.coffee": "Mere kaffe",
  "actions.noCoffee": "Der kan ikke bestilles noget til dette møde nu.",
  "outside.browser": "Magic Meetings bor i Teams og Outlook, som ved, hvem du er. Åbn det derfra.",
  "outside.silent": "Teams svarede ikke i tide. Prøv igen; bliver det ved, så luk Teams og åbn det på ny.",
  "outside.open": "Åbn i Teams",
  "outside.again": "Prøv igen",
};
