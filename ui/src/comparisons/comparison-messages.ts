import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./comparison-messages-en.ts";

export type ComparisonMessageKey = keyof typeof en;

export const comparisonMessages = featureMessages<ComparisonMessageKey>({
  en: async () => (await import("./comparison-messages-en.ts")).en,
  da: async () => (await import("./comparison-messages-da.ts")).da,
});
