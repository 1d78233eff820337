// The receipt: what the organizer says of an order once it came.

import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./receipt-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "receipt.title": "Hvordan var det?",
  "receipt.hint":
    "Hvad der blev spist, hvad der blev til overs, og hvordan det var. Køkkenet læser det og planlægger efter det.",
  "receipt.order": "Bestilling {number}",
  "receipt.came": { one: "{count} kom", other: "{count} kom" },
  "receipt.cameOf": "{count} af {ordered} kom",
  "receipt.consumed": "Brugt",
  "receipt.wasted": "Til overs",
  "receipt.consumedOf": "{service}, der blev brugt",
  "receipt.wastedOf": "{service}, der blev til overs",
  "receipt.less": "Færre: {what}",
  "receipt.more": "Flere: {what}",
  "receipt.allUsed": "Alt blev brugt",
  "receipt.rating": "Hvordan var {service}?",
  "receipt.star": "{count} af 5",
  "receipt.star.1": "Dårligt",
  "receipt.star.2": "Mindre godt",
  "receipt.star.3": "I orden",
  "receipt.star.4": "Godt",
  "receipt.star.5": "Meget godt",
  "receipt.feedback": "Andet, de bør vide",
  "receipt.save": "Gem",
  "receipt.correct": "Ret det",
  "receipt.nothing": "Sig først noget om en linje, eller skriv et ord.",
  "receipt.thanks": "Tak",
  "receipt.noWaste": "Intet blev til overs.",
  "receipt.wastedSum": "{count} af {came} blev til overs, {money} værd.",
  "receipt.saved": {
    one: "At følge antallet sparede {count} portion, {money}.",
    other: "At følge antallet sparede {count} portioner, {money}.",
  },
  "receipt.unsaid": "Du har ikke sagt, hvad der blev til overs.",
  "receipt.said": "Det sagde du",
  "receipt.saidLine": "{service}: {consumed} brugt, {wasted} til overs",
  "receipt.saidRating": "{service}: {count} af 5",
  "receipt.closed": "Måneden er lukket; det står, som det er.",
  "receipt.kept": "Det, du skrev, er gemt her.",
};
