import { featureMessages } from "../messages/feature-text.ts";

export const runMessages = featureMessages({
  en: async () => (await import("./run-messages-en.ts")).en,
  da: async () => (await import("./run-messages-da.ts")).da,
});
