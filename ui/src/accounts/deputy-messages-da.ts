// Who stands in for an account's owner.

import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./deputy-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "deputies.title": "Stedfortrædere for {account}",
  "deputies.about": "Ordrer over kontoens grænse går til {name}. Stedfortrædere tager stilling i ejerens sted.",
  "deputies.none": "Ingen er stedfortræder for ejeren",
  "deputies.noneHint": "Når ejeren ikke svarer i tide, spørges økonomi.",
  "deputies.deputy": "Stedfortræder {name}",
  "deputies.who": "Hvem",
  "deputies.from": "Fra",
  "deputies.until": "Til og med",
  "deputies.standsIn": "Spørges straks, i ejerens sted",
  "deputies.standing": "Uden slutdato: spørges, når ejeren ikke har svaret i tide",
  "deputies.hours": "Timer, før andre spørges",
  "deputies.hoursHint":
    "Talt i åbningstiden for stedet, hvor der leveres. Først spørges stedfortræderne, efter lige så mange timer økonomi.",
  "deputies.add": "Tilføj en stedfortræder",
  "deputies.remove": "Fjern {name}",
  "deputies.save": "Gem",
  "deputies.saved": "Gemt",
};
