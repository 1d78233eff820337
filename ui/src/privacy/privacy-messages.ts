import { featureMessages } from "../messages/feature-text.ts";

export const privacyMessages = featureMessages({
  en: async () => (await import("./privacy-messages-en.ts")).en,
  da: async () => (await import("./privacy-messages-da.ts")).da,
});
