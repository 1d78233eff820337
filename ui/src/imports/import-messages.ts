import { featureMessages, type FeatureText } from "../messages/feature-text.ts";
import type { en } from "./import-messages-en.ts";

export type ImportText = FeatureText<keyof typeof en>;

export const importMessages = featureMessages({
  en: async () => (await import("./import-messages-en.ts")).en,
  da: async () => (await import("./import-messages-da.ts")).da,
});
