import { featureMessages, type FeatureText } from "../messages/feature-text.ts";
import type { en } from "./finder-messages-en.ts";

export type FinderText = FeatureText<keyof typeof en>;

export const finderMessages = featureMessages({
  en: async () => (await import("./finder-messages-en.ts")).en,
  da: async () => (await import("./finder-messages-da.ts")).da,
});
