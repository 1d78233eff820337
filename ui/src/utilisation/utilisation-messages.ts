import { featureMessages } from "../messages/feature-text.ts";

export const utilisationMessages = featureMessages({
  en: async () => (await import("./utilisation-messages-en.ts")).en,
  da: async () => (await import("./utilisation-messages-da.ts")).da,
});
