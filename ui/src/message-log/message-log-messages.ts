import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./message-log-messages-en.ts";

export type MessageLogMessageKey = keyof typeof en;

export const messageLogMessages = featureMessages<MessageLogMessageKey>({
  en: async () => (await import("./message-log-messages-en.ts")).en,
  da: async () => (await import("./message-log-messages-da.ts")).da,
});
