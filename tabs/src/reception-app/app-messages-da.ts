import type { FeatureSentences } from "@magic-meetings/ui/messages/feature-text.ts";
import type { en } from "./app-messages-en.ts";

/** Danish: the reception as an app of its own. */
export const da: FeatureSentences<keyof typeof en> = {
  choose: "Hvem arbejder på denne tablet?",
  chooseHint: "Det, som tabletten gemmer for en anden virksomhed, slettes, når en fra jeres logger ind.",
  notHere: "Åbn receptionen i Teams",
  notHereHint: "Her kan den åbnes, når virksomhedens login er sat op til tablets.",
  offline: "Intet netværk, og ingen har logget ind på denne tablet endnu",
  offlineHint: "Log ind én gang, mens der er netværk. Derefter åbner siden uden.",
  another: "En anden",
  again: "Prøv igen",
};
