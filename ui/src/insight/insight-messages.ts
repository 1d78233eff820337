import { featureMessages } from "../messages/feature-text.ts";

export const insightMessages = featureMessages({
  en: async () => (await import("./insight-messages-en.ts")).en,
  da: async () => (await import("./insight-messages-da.ts")).da,
});
