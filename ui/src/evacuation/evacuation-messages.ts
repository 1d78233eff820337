import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./evacuation-messages-en.ts";

export type EvacuationMessageKey = keyof typeof en;

export const evacuationMessages = featureMessages<EvacuationMessageKey>({
  en: async () => (await import("./evacuation-messages-en.ts")).en,
  da: async () => (await import("./evacuation-messages-da.ts")).da,
});
