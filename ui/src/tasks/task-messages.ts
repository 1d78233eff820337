import { featureMessages } from "../messages/feature-text.ts";

export const taskMessages = featureMessages({
  en: async () => (await import("./task-messages-en.ts")).en,
  da: async () => (await import("./task-messages-da.ts")).da,
});
