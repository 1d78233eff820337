import { featureMessages } from "../messages/feature-text.ts";

export const moveMessages = featureMessages({
  en: async () => (await import("./moves-messages-en.ts")).en,
  da: async () => (await import("./moves-messages-da.ts")).da,
});
