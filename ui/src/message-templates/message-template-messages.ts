import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./message-template-messages-en.ts";

export type MessageTemplateKey = keyof typeof en;

export const messageTemplateMessages = featureMessages<MessageTemplateKey>({
  en: async () => (await import("./message-template-messages-en.ts")).en,
  da: async () => (await import("./message-template-messages-da.ts")).da,
});
