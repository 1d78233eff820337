import { featureMessages } from "../messages/feature-text.ts";

export const delegateMessages = featureMessages({
  en: async () => (await import("./delegate-messages-en.ts")).en,
  da: async () => (await import("./delegate-messages-da.ts")).da,
});
