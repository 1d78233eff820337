import { featureMessages } from "../messages/feature-text.ts";

export const chatMessages = featureMessages({
  en: async () => (await import("./chat-messages-en.ts")).en,
  da: async () => (await import("./chat-messages-da.ts")).da,
});
