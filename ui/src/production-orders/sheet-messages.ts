import { featureMessages } from "../messages/feature-text.ts";

export const sheetMessages = featureMessages({
  en: async () => (await import("./sheet-messages-en.ts")).en,
  da: async () => (await import("./sheet-messages-da.ts")).da,
});
