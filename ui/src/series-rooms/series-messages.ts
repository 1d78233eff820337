import { featureMessages, type FeatureText } from "../messages/feature-text.ts";
import type { en } from "./series-messages-en.ts";

export type SeriesText = FeatureText<keyof typeof en>;

export const seriesMessages = featureMessages({
  en: async () => (await import("./series-messages-en.ts")).en,
  da: async () => (await import("./series-messages-da.ts")).da,
});
