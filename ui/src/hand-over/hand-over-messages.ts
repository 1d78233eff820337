import { featureMessages } from "../messages/feature-text.ts";

export const handOverMessages = featureMessages({
  en: async () => (await import("./hand-over-messages-en.ts")).en,
  da: async () => (await import("./hand-over-messages-da.ts")).da,
});
