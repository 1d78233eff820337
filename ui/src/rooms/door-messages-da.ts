import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./door-messages-en.ts";

export const da: FeatureSentences<keyof typeof en> = {
  "door.free": "Ledigt",
  "door.freeUntil": "Til kl. {time}",
  "door.freeLong": "Der er ikke booket noget det næste døgn",
  "door.soon": "Begynder snart",
  "door.soonAt": "{start} til {end}",
  "door.busy": "Optaget",
  "door.busyUntil": "Til kl. {time}",
  "door.by": "{organizer}",
  "door.private": "Møde",
  "door.notYours": "Det er ikke dit møde",
  "door.notYoursHint":
    "Mødet er indkaldt af {organizer}. Kun mødets deltagere kan tjekke ind, blive længere eller give lokalet tilbage.",
  "door.next": "Næste",
  "door.nextAt": "{start} til {end}, {organizer}",
  "door.noNext": "Der er ikke mere det næste døgn.",
  "door.asOf": "Opdateret kl. {time}",
  "door.gone": "Lokalet findes ikke længere",
  "door.goneHint": "Det er lukket eller har fået en anden kode. Scan koden ved døren igen, eller find et andet lokale.",
};
