import { featureMessages } from "../messages/feature-text.ts";

export const doorMessages = featureMessages({
  en: async () => (await import("./door-messages-en.ts")).en,
  da: async () => (await import("./door-messages-da.ts")).da,
});
