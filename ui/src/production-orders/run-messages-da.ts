// The delivery run: floor by floor, with a scanner.

import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./run-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "run.floor": "{building}, {floor}",
  "run.elsewhere": "Andre steder",
  "run.left": { one: "{count} skal leveres", other: "{count} skal leveres" },
  "run.done": "Alt er leveret",
  "run.empty": "Intet at levere i disse dage",
  "run.emptyHint": "Det, der er accepteret, kommer her etage for etage.",
  "run.notYet": "Ikke klar endnu",
  "run.delivered": "Leveret {time}",
  "run.deliveredBy": "Leveret {time} af {name}",
  "run.because": "Der kom færre: {reason}",
  "run.code": "Scan en kode, eller skriv en bestillings nummer",
  "run.codeHint": "En håndscanner virker når som helst på denne side.",
  "run.find": "Find eller levér",
  "run.scanned": "Bestilling {number} til {place} er leveret.",
  "run.already": "Bestilling {number} til {place} var allerede leveret.",
  "run.unknown": "Bestilling {number} er ikke på denne tur.",
  "run.camera": "Scan med kameraet",
  "run.cameraEnd": "Stop kameraet",
  "run.cameraView": "Kameraets billede",
  "run.cameraDenied": "Kameraet kan ikke bruges. Tillad det i browseren, eller skriv bestillingens nummer.",
};
