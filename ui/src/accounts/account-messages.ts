import { featureMessages } from "../messages/feature-text.ts";

export const accountMessages = featureMessages({
  en: async () => (await import("./account-messages-en.ts")).en,
  da: async () => (await import("./account-messages-da.ts")).da,
});
