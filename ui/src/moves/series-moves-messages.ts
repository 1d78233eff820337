import { featureMessages } from "../messages/feature-text.ts";

export const seriesMoveMessages = featureMessages({
  en: async () => (await import("./series-moves-messages-en.ts")).en,
  da: async () => (await import("./series-moves-messages-da.ts")).da,
});
