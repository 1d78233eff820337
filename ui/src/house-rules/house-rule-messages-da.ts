import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./house-rule-messages-en.ts";

/** Danish: house rules. */
export const da: FeatureSentences<keyof typeof en> = {
  hint: "Hvad gæster læser og accepterer, inden de kommer, på deres eget sprog. En version ændres aldrig; en ny beder alle, der kommer, om at acceptere igen.",
  loading: "Henter",
  site: "Lokation",
  noSites: "Der er ingen lokationer endnu",
  noSitesHint: "Husregler hører til en lokation: tilføj først en under Steder.",
  current: "Husregler",
  none: "Der er ingen husregler her: gæster bliver ikke bedt om at acceptere noget.",
  language: "Sprog",
  document: "Husregler på {language}",
  documentHint: "En tom linje begynder et nyt afsnit. Lad et sprog stå tomt, så ser dets læsere engelsk.",
  put: "Sæt version {number} i kraft",
  same: "Intet er ændret",
  inForce: "Version {number} gælder nu. Alle, der kommer, bliver bedt om at acceptere den.",
  back: "Sæt den forrige tekst tilbage",
  readOnly: "Kun lokationens facility management og administratorer kan ændre husreglerne.",
  versions: "Versioner",
  version: "Version",
  since: "I kraft siden",
  by: "Af",
  accepted: "Accepteret",
  languages: "Sprog",
  service: "Tjenesten",
  nothing: "Ingen",
  "locale.en": "engelsk",
  "locale.da": "dansk",
  "locale.nb": "norsk",
  "locale.it": "italiensk",
  "locale.de": "tysk",
};
