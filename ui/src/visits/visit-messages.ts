import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./visit-messages-en.ts";

export type VisitMessageKey = keyof typeof en;

export const visitMessages = featureMessages<VisitMessageKey>({
  en: async () => (await import("./visit-messages-en.ts")).en,
  da: async () => (await import("./visit-messages-da.ts")).da,
});
