import { featureMessages } from "../messages/feature-text.ts";

export const siteMessages = featureMessages({
  en: async () => (await import("./site-messages-en.ts")).en,
  da: async () => (await import("./site-messages-da.ts")).da,
});
