import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./webhook-messages-en.ts";

export type WebhookMessageKey = keyof typeof en;

export const webhookMessages = featureMessages<WebhookMessageKey>({
  en: async () => (await import("./webhook-messages-en.ts")).en,
  da: async () => (await import("./webhook-messages-da.ts")).da,
});
