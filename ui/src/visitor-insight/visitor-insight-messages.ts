import { featureMessages } from "../messages/feature-text.ts";

export const visitorInsightMessages = featureMessages({
  en: async () => (await import("./visitor-insight-messages-en.ts")).en,
  da: async () => (await import("./visitor-insight-messages-da.ts")).da,
});
