import { featureMessages, type FeatureText } from "../messages/feature-text.ts";
import type { en } from "./series-order-messages-en.ts";

export type SeriesOrderText = FeatureText<keyof typeof en>;

export const seriesOrderMessages = featureMessages({
  en: async () => (await import("./series-order-messages-en.ts")).en,
  da: async () => (await import("./series-order-messages-da.ts")).da,
});
