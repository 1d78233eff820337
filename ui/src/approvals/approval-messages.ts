import { featureMessages } from "../messages/feature-text.ts";

export const approvalMessages = featureMessages({
  en: async () => (await import("./approval-messages-en.ts")).en,
  da: async () => (await import("./approval-messages-da.ts")).da,
});
