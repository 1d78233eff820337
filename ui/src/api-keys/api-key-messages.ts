import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./api-key-messages-en.ts";

export type ApiKeyMessageKey = keyof typeof en;

export const apiKeyMessages = featureMessages<ApiKeyMessageKey>({
  en: async () => (await import("./api-key-messages-en.ts")).en,
  da: async () => (await import("./api-key-messages-da.ts")).da,
});
