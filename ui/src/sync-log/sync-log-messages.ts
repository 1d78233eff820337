import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./sync-log-messages-en.ts";

export type SyncLogMessageKey = keyof typeof en;

export const syncLogMessages = featureMessages<SyncLogMessageKey>({
  en: async () => (await import("./sync-log-messages-en.ts")).en,
  da: async () => (await import("./sync-log-messages-da.ts")).da,
});
