import { featureMessages } from "../messages/feature-text.ts";

export const receptionMessages = featureMessages({
  en: async () => (await import("./reception-messages-en.ts")).en,
  da: async () => (await import("./reception-messages-da.ts")).da,
});
