import { featureMessages } from "../messages/feature-text.ts";

export const dietMessages = featureMessages({
  en: async () => (await import("./diet-messages-en.ts")).en,
  da: async () => (await import("./diet-messages-da.ts")).da,
});
