import { featureMessages } from "../messages/feature-text.ts";
import type { en } from "./sync-messages-en.ts";

export type SyncMessageKey = keyof typeof en;

export const syncMessages = featureMessages<SyncMessageKey>({
  en: async () => (await import("./sync-messages-en.ts")).en,
  da: async () => (await import("./sync-messages-da.ts")).da,
});
