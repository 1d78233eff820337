import { featureMessages } from "../messages/feature-text.ts";

export const receiptMessages = featureMessages({
  en: async () => (await import("./receipt-messages-en.ts")).en,
  da: async () => (await import("./receipt-messages-da.ts")).da,
});
