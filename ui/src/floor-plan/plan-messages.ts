import { featureMessages } from "../messages/feature-text.ts";

export const planMessages = featureMessages({
  en: async () => (await import("./plan-messages-en.ts")).en,
  da: async () => (await import("./plan-messages-da.ts")).da,
});
