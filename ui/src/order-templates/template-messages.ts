import { featureMessages } from "../messages/feature-text.ts";

/** Sentences about ordering again; read when somebody asks for it. */
export const templateMessages = featureMessages({
  en: async () => (await import("./template-messages-en.ts")).en,
  da: async () => (await import("./template-messages-da.ts")).da,
});
