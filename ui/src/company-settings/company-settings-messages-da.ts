import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./company-settings-messages-en.ts";

/** Danish: what a company decides for all of its meetings. */
export const da: FeatureSentences<keyof typeof en> = {
  title: "Virksomhedens regler",
  loading: "Reglerne hentes",
  "moves.title": "Når et møde flyttes, og ingen svarer",
  "moves.hint":
    "Når noget er for sent at ændre, bliver der spurgt med pris og frist. Det her sker, når fristen går uden svar.",
  "moves.keep": "Lever det, som det var bestilt",
  "moves.keepHint": "Intet gebyr. Køkkenet leverer på det gamle tidspunkt.",
  "moves.change": "Flyt det med mødet",
  "moves.changeHint": "Gebyret for ændringen opkræves. Det, der ikke kan fås da, bliver, som det var bestilt.",
  "moves.cancel": "Annullér det",
  "moves.cancelHint": "Gebyret for at annullere opkræves.",
  "moves.from": "Spørgsmål, der er åbne, beholder det svar, der stod i dem.",
  "chat.title": "Når nogen aldrig har åbnet chatten",
  "chat.days": "Dage, en besked venter",
  "chat.hint":
    "Beskeder til folk, der ikke har åbnet chatten endnu, venter så længe og leveres, så snart de åbner den. Derefter udelades de, og grunden står i loggen.",
  "chat.invalid": "Et helt antal dage fra 1 til {most}",
  save: "Gem",
  saved: "Gemt",
  undone: "Som det var før",
  changed: "Ændret {moment} af {name}",
  changedAlone: "Ændret {moment}",
  never: "Ingen har ændret det endnu: Det er, som produktet foreslår.",
  conflict: "En anden har ændret det imens. Det, der gælder nu, vises: Se på det, og vælg igen.",
};
