import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./access-try-messages-en.ts";

export type AccessTryMessageKey = keyof typeof en;

export const accessTryMessages = featureMessages<AccessTryMessageKey>({
  en: async () => (await import("./access-try-messages-en.ts")).en,
  da: async () => (await import("./access-try-messages-da.ts")).da,
});
