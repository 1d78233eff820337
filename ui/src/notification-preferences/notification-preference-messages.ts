import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./notification-preference-messages-en.ts";

export type NotificationPreferenceKey = keyof typeof en;

export const notificationPreferenceMessages = featureMessages<NotificationPreferenceKey>({
  en: async () => (await import("./notification-preference-messages-en.ts")).en,
  da: async () => (await import("./notification-preference-messages-da.ts")).da,
});
