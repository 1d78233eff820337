import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./utilisation-messages-en.ts";

export type UtilisationKey = keyof typeof en;

export const utilisationMessages = featureMessages({
  en: async () => (await import("./utilisation-messages-en.ts")).en,
  da: async () => (await import("./utilisation-messages-da.ts")).da,
});
