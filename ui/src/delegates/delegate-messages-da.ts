import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./delegate-messages-en.ts";

/** Danish: delegates and who is told. */
export const da: FeatureSentences<keyof typeof en> = {
  "delegates.title": "Stedfortrædere",
  "delegates.intro":
    "En stedfortræder ser og handler for dine møder. Den, der må skrive i din kalender, er det; andre kan vælges her.",
  "delegates.mine": "Hvem handler for dig",
  "delegates.none": "Ingen handler for dig.",
  "delegates.managers": "Hvem du handler for",
  "delegates.noManagers": "Du handler ikke for nogen.",
  "delegates.calendar": "efter kalenderen",
  "delegates.chosen": "valgt her",
  "delegates.end": "Afslut for {name}",
  "delegates.endShort": "Afslut",
  "delegates.giveUp": "Handl ikke længere for {name}",
  "delegates.ended": "{name} handler ikke længere for dig",
  "delegates.gaveUp": "Du handler ikke længere for {name}",
  "delegates.add": "Vælg en stedfortræder",
  "delegates.find": "Find en kollega",
  "delegates.choose": "Lad {name} handle for dig",
  "delegates.nobody": "Ingen med det navn.",
  "told.title": "Hvem får besked om dine møder",
  "told.asks": "Kort, der spørger om noget",
  "told.tells": "Kort, der siger, hvad der er sket",
  "told.organizer": "Mig",
  "told.delegate": "Mine stedfortrædere",
  "told.both": "Os alle",
  "told.alone": "Uden en stedfortræder er det dig, hvad der end er valgt her.",
};
