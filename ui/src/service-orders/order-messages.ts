import { featureMessages } from "../messages/feature-text.ts";

/** Sentences of ordering that are not needed before the first services are on screen. */
export const orderMessages = featureMessages({
  en: async () => (await import("./order-messages-en.ts")).en,
  da: async () => (await import("./order-messages-da.ts")).da,
});
