import { featureMessages } from "../messages/feature-text.ts";

export const boardMessages = featureMessages({
  en: async () => (await import("./board-messages-en.ts")).en,
  da: async () => (await import("./board-messages-da.ts")).da,
});
