import type { FeatureSentences } from "@magic-meetings/ui/messages/feature-text.ts";
import type { en } from "./app-messages-en.ts";

/** Danish: the reception as an app of its own. */
export const da: FeatureSentences<keyof typeof en> = {
  choose: "Hvem arbejder på denne tablet?",
  chooseHint: "Det, som tabletten gemmer for en anden virksomhed, slettes, når en fra jeres logger ind.",
  notHere: "Åbn receptionen i Teams",
  notHereHint: "Denne tjeneste har intet login til tablets.",
  signIn: "Receptionen på denne tablet",
  signInHint:
    "Log ind med din arbejdskonto. Derefter åbner siden uden netværk, og hverken adgangskode eller adgangstoken gemmes på tabletten.",
  signInNow: "Log ind",
  install: "Installer på denne tablet",
  offline: "Intet netværk, og ingen har logget ind på denne tablet endnu",
  offlineHint: "Log ind én gang, mens der er netværk. Derefter åbner siden uden.",
  another: "En anden",
  again: "Prøv igen",
};
