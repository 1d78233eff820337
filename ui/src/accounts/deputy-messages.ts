import { featureMessages } from "../messages/feature-text.ts";

export const deputyMessages = featureMessages({
  en: async () => (await import("./deputy-messages-en.ts")).en,
  da: async () => (await import("./deputy-messages-da.ts")).da,
});
