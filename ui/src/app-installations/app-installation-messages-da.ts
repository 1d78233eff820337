import type { FeatureSentences } from "../messages/feature-text.ts";
import type { en } from "./app-installation-messages-en.ts";

/** Danish: installing the app for people. */
export const da: FeatureSentences<keyof typeof en> = {
  "notPermitted.title": "Appen må ikke installere sig selv for folk",
  "notPermitted.why":
    "Microsoft 365 har afvist det siden {since}. Den, der aldrig har åbnet chatten, får besked på anden vis efter en time.",
  "notPermitted.todo":
    "Giv appen TeamsAppInstallation.ReadWriteSelfForUser.All i Microsoft Entra, eller lad en opsætningspolitik i Teams installere den for alle. Der prøves igen én gang i døgnet.",
  refused: {
    one: "En politik i Teams holder appen fra {count} person, der skulle have besked i chatten",
    other: "En politik i Teams holder appen fra {count} personer, der skulle have besked i chatten",
  },
  "refused.todo": "Tillad appen i Teams' tilladelsespolitikker. Der prøves igen én gang i døgnet.",
};
