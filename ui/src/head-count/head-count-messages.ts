import { featureMessages } from "../messages/feature-text.ts";

export const headCountMessages = featureMessages({
  en: async () => (await import("./head-count-messages-en.ts")).en,
  da: async () => (await import("./head-count-messages-da.ts")).da,
});
